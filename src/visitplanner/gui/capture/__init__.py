"""The capture window: one line and Enter, on the way, with the time and the session of the moment."""

from visitplanner.gui.capture.window import CaptureWindow

__all__ = ["CaptureWindow"]
