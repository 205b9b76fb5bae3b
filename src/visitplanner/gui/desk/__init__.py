"""The desk: the one door of the screens to the store, its database thread, and the watch over typing."""

from visitplanner.gui.desk.desk import Desk, wall_clock

__all__ = ["Desk", "wall_clock"]
