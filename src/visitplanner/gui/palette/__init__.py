"""The search palette: one box over everything written in the library, over time, and over all that can be done."""

from visitplanner.gui.palette.palette import Palette

__all__ = ["Palette"]
