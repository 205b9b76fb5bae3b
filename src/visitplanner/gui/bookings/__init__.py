"""Bookings that last over days: hotels, hired interpreters, vehicles."""
