"""A place in very large type over the whole screen, to be held up to a driver: black on white, in the local script."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QDialog, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.addresses import local_address, local_language, local_name
from visitplanner.domain.records import City, Place
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, row, scrolling
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _, tongue

PAPER, INK = QColor("#FFFFFF"), QColor("#000000")
LARGEST, SMALLEST = 132, 22
"""Pixels of the type: as large as fits, and never smaller."""
SHARES = (0.62, 1.0, 0.5)
"""The size of name, address and telephone number, of the largest that fits."""


class LargeText(QWidget):
    """Paragraphs as large as they fit into the room; a long one scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._laid: list[tuple[QTextLayout, float]] = []
        self._room = QSize()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_texts(self, *texts: str) -> None:
        """Show the paragraphs; an empty one is left out."""
        self._texts = texts
        self.setAccessibleName("\n".join(filter(None, texts)))
        self.fit(self.size())

    def fit(self, room: QSize) -> None:
        """Lay everything out for a view of this size."""
        self._room = QSize(room)
        least, most = SMALLEST, LARGEST
        while least < most:
            middle = (least + most + 1) // 2
            if self._lay_out(middle, room.width()) <= room.height():
                least = middle
            else:
                most = middle - 1
        self.setMinimumHeight(round(self._lay_out(least, room.width())))
        self.update()

    def _lay_out(self, size: int, width: int) -> float:
        """Lay the texts out at a size; the height they take."""
        self._laid, y = [], 0.0
        for text, share in zip(self._texts, SHARES, strict=True):
            if not text:
                continue
            font = QFont(self.font())
            font.setPixelSize(max(SMALLEST, round(size * share)))
            font.setBold(share == 1.0)
            layout = _laid(text, font, width)
            self._laid.append((layout, y))
            y += layout.boundingRect().height() + size * 0.5
        return max(0.0, y - size * 0.5)

    def resizeEvent(self, event: Any) -> None:
        """Qt override: a scroll bar takes its width from the text."""
        super().resizeEvent(event)
        if event.size().width() != self._room.width():
            self.fit(QSize(event.size().width(), self._room.height()))

    def paintEvent(self, event: Any) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setPen(INK)
        height = max((y + layout.boundingRect().height() for layout, y in self._laid), default=0.0)
        top = max(0.0, (self.height() - height) / 2)
        clip = QRectF(event.rect())
        for layout, y in self._laid:
            layout.draw(painter, QPointF(0, top + y), [], clip)


class DriverCard(Speaking, QDialog):
    """Esc closes, M copies. Shows nothing of the window behind it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = LargeText()
        self._area = scrolling(self.text)
        self._area.viewport().setAutoFillBackground(False)
        self.text.setAutoFillBackground(False)
        self._note = Label("", "", 12)
        copy, close = Button(N_("Copy"), "", "copy", tip="M"), Button(N_("Close"), "", "x", tip="Esc")
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close)
        foot = box(row(self._note, None, copy, close, margins=(24, 10, 24, 12)))
        foot.setProperty("ground", "surface")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = box(column(self._area, margins=(56, 40, 56, 40)))
        layout = column(middle, Hairline(), foot, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._plain = ""
        self.retranslate()

    def show_place(self, place: Place, city: City | None) -> None:
        """Show the name, the address and the telephone number as they are written there."""
        self._plain = plain(place, city)
        name, address, phone = _parts(place, city)
        self.text.show_texts(*((name, address, phone) if address else ("", name, phone)))
        self._note.say(partial(_lacking, place, city))
        self.text.fit(self._room())

    def copy(self) -> None:
        """Put it into the clipboard."""
        QGuiApplication.clipboard().setText(self._plain)
        self._note.say(N_("Copied"))

    def retranslate(self) -> None:
        """Name the window."""
        self.setWindowTitle(_("For the driver"))

    def _room(self) -> QSize:
        return self._area.viewport().size()

    def showEvent(self, event: Any) -> None:
        """Qt override."""
        super().showEvent(event)
        self.text.fit(self._room())
        self.text.setFocus()

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self.layout().activate()  # type: ignore[union-attr]
        self.text.fit(self._room())

    def paintEvent(self, event: Any) -> None:
        """Qt override: paper, whatever the theme."""
        QPainter(self).fillRect(event.rect(), PAPER)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_M and not event.modifiers():
            self.copy()
        elif event.key() == Qt.Key.Key_F11:
            self.close()
        else:
            super().keyPressEvent(event)


def plain(place: Place, city: City | None) -> str:
    """Name, address and telephone number as they are written there, a line each, for a map or a message."""
    return "\n".join(filter(None, _parts(place, city)))


def _parts(place: Place, city: City | None) -> tuple[str, str, str]:
    return local_name(place, city).text, local_address(place, city).text, place.phone


def _lacking(place: Place, city: City | None) -> str:
    """What the user should know before holding it up: the address is in another language than people there read."""
    wanted, address = local_language(place, city), local_address(place, city)
    if not wanted or address.asked:
        return ""
    return _("There is no address in {language} yet.").format(language=tongue.language.language_name(wanted))


def _laid(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.12
    layout.endLayout()
    return layout
