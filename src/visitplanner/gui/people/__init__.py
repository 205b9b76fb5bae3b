"""The people of a visit: their list, the sheet of each, and records of the same person."""
