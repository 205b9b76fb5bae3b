"""Floor 1: frozen values and pure rules. No files, no database, no toolkit."""
