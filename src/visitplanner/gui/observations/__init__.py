"""What was heard and seen: the list by session, and the form of each observation."""
