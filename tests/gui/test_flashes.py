"""Nothing but the window comes up while pages are made: no part of one stands alone for a moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from visitplanner.gui.actions import SECTIONS
from visitplanner.gui.pages.views_page import ViewsPage
from visitplanner.gui.window import MainWindow


class Witness(QObject):
    """Keeps the kinds of the windows that came up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_of_its_own(window: MainWindow) -> None:
    witness = Witness()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(witness)
    try:
        for section in SECTIONS:
            window.commands[section].trigger()
            page = window.workspace.page
            if isinstance(page, ViewsPage):
                for key, _words, _make in page.views:
                    page.show_view(key)
    finally:
        application.removeEventFilter(witness)
    assert witness.seen == []
