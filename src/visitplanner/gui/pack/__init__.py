"""The briefing pack dialog: what is printed, how it looks, and where it goes."""
