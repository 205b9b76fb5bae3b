"""The floor of a start: an empty PySide6 window, painted. Prints when (seconds of the clock) and the memory in kB."""

from __future__ import annotations

import sys
import time

from memory import peak
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Ends the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        print("painted", time.time(), peak(), flush=True)
        QApplication.exit()


application = QApplication(sys.argv[:1])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
