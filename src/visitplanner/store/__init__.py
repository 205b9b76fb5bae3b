"""Keeping everything: engine, tables, journal, merge, search, photos, backups, checking. The door is `library`."""
