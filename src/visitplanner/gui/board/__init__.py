"""The day board: a list view that paints time, its rows, its measures, and the gestures on it."""
