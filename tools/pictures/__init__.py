"""The chapters of the manual's pictures, and the studio they are taken in."""
