"""What may go wrong with a visit, found by pure functions that can explain themselves."""
