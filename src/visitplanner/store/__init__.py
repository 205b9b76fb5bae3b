"""Keeping everything: engine, tables, journal, merge, search, photo files, backups, verification. The door is `library`."""
