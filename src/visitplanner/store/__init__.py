"""Keeping everything: tables, journal, merge, search, photos, backups, checks. The door is `library`."""
