"""Days as wholes: inserted, removed, exchanged, copied; the visit's dates, and visits that are postponed."""
