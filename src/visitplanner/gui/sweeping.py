"""Cyclic garbage is collected on the window's thread alone.

Python collects on whichever thread happens to make the next object. A widget that lies in a cycle would be destroyed
there, and Qt allows that on its own thread only: the program would fall over, rarely and anywhere.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250


class Sweeper(QObject):
    """Takes collecting over from Python for as long as it lives: the same generations, when as much has piled up."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation whose turn it is, if any."""
        piled = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(piled) if 0 < limit < count]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give collecting back to Python, which must be able to clear up in order when the program ends."""
        self._timer.stop()
        gc.enable()
