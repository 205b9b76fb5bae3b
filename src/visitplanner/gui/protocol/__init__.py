"""How the two sides meet: gifts, who sits where, in which order cards are exchanged."""
