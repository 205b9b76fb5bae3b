"""The countdown checklist: what has to be done by when, from the mandate to the report."""
