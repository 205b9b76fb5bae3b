"""The small widgets every screen is made of; they re-read their words and colours by themselves."""
