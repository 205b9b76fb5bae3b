"""A window beside the main one for a list or a form: a heading, what it holds, Escape closes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, fit_screen, focus_inside, row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, Words, said


class Sheet(Speaking, QDialog):
    """Not modal: the window behind it goes on working."""

    def __init__(
        self,
        parent: QWidget | None,
        title: Words,
        content: QWidget | QLayout,
        *tools: QWidget,
        size: tuple[int, int],
    ) -> None:
        super().__init__(parent)
        self._title_words = title
        self.heading = Label(title, px=15, bold=True, wrap=True)
        close = Button(N_("Close"))
        close.clicked.connect(self.close)
        head = row(self.heading, margins=(18, 14, 18, 12))
        self._inside = content if isinstance(content, QWidget) else box(content)
        foot = row(*tools, None, close, margins=(18, 10, 18, 10))
        layout = column(box(head), Hairline(), self._inside, Hairline(), box(foot), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        fit_screen(self, QSize(theme.px(size[0]), theme.px(size[1])))
        self.retranslate()

    def retranslate(self) -> None:
        """Name the window."""
        self.setWindowTitle(said(self._title_words))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override: the keyboard begins in what the window is for."""
        super().showEvent(event)
        focus_inside(self._inside)
