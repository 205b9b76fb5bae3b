"""The inspector: forms that edit in place what is chosen on the itinerary. There is no OK button."""
