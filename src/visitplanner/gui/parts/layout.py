"""Rows and columns in one line: widgets, layouts, `None` for the stretch, a number for a gap."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from visitplanner.gui.theme import theme

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
BoxT = TypeVar("BoxT", bound=QBoxLayout)
NONE: Margins = (0, 0, 0, 0)


def row(*items: Item, margins: Margins = NONE, gap: int = 8) -> QHBoxLayout:
    """Items side by side, centred on one line."""
    return _filled(QHBoxLayout(), items, margins, gap)


class Beside(QHBoxLayout):
    """Fields side by side; one under the other where the room is too narrow for them."""

    def _least(self) -> list[int]:
        items = (self.itemAt(n) for n in range(self.count()))
        return [one.minimumSize().width() for one in items if one is not None]

    def minimumSize(self) -> QSize:
        """Qt override: as narrow as the widest of them."""
        return QSize(max(self._least(), default=0), super().minimumSize().height())

    def setGeometry(self, area: QRect) -> None:
        """Qt override."""
        least = self._least()
        fits = area.width() >= sum(least) + self.spacing() * (len(least) - 1)
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self.direction() != wanted:
            self.setDirection(wanted)
        super().setGeometry(area)


def beside(*items: Item, gap: int = 8) -> Beside:
    """Fields that share a line where there is room for them."""
    return _filled(Beside(), items, NONE, gap)


def column(*items: Item, margins: Margins = NONE, gap: int = 8) -> QVBoxLayout:
    """Items one under the other."""
    return _filled(QVBoxLayout(), items, margins, gap)


def box(layout: QLayout, ground: str = "") -> QWidget:
    """A widget around `layout`; `ground` (bg, surface, raised) paints it."""
    widget = QWidget()
    widget.setLayout(layout)
    if ground:
        widget.setProperty("ground", ground)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


class Panes(QSplitter):
    """Panes side by side with handles between them. Where the room ends they all give way, in proportion."""

    def __init__(self, *panes: tuple[QWidget, int, int], stretch: tuple[int, ...]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._least = {pane: least for pane, least, _first in panes}
        for pane in self._least:
            self.addWidget(pane)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([theme.px(first) for _pane, _least, first in panes])
        for at, share in enumerate(stretch):
            self.setStretchFactor(at, share)
        self._share()
        theme.changed.connect(self._share)

    def _share(self) -> None:
        """Ask for what each pane needs at least, or for its share of what there is."""
        shown = {pane: theme.px(least) for pane, least in self._least.items() if not pane.isHidden()}
        room = self.width() - (len(shown) - 1) * self.handleWidth()
        share = min(1.0, room / max(1, sum(shown.values())))
        for pane, least in shown.items():
            pane.setMinimumWidth(int(least * share))

    def event(self, event: QEvent) -> bool:
        """Qt override: a pane may have come or gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Qt override: what is beside this need not give way."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        self._share()
        super().resizeEvent(event)


def side_by_side(*panes: tuple[QWidget, int, int], stretch: tuple[int, ...] = (0, 1)) -> QSplitter:
    """Panes, each with its least and its first width in pixels of the design, and handles between them.

    `stretch` says how they share what is left over.
    """
    return Panes(*panes, stretch=stretch)


def scrolling(inside: QWidget) -> QScrollArea:
    """`inside` in an area that scrolls up and down, along with the focus of what is in it."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def reveal(widget: QWidget) -> None:
    """Scroll to a widget that has just been made, once everything around it has its place."""

    def scroll() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget, 0, 12)

    QTimer.singleShot(0, widget, scroll)


def unfilled(area: QScrollArea) -> QScrollArea:
    """`area` with the ground of what it lies on."""
    area.viewport().setAutoFillBackground(False)
    if (inside := area.widget()) is not None:
        inside.setAutoFillBackground(False)
    return area


def fit_screen(window: QWidget, size: QSize) -> None:
    """Give `window` its `size`, as far as the screen has room for it and a title bar."""
    window.resize(size.boundedTo(window.screen().availableSize() - QSize(8, 40)))


def emptied(layout: QLayout) -> None:
    """Take everything out of `layout`; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)


def focus_inside(pane: QWidget) -> bool:
    """Give the keyboard to the first widget in `pane` that takes it; False where none does."""
    for widget in [pane, *pane.findChildren(QWidget)]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _filled(layout: BoxT, items: tuple[Item, ...], margins: Margins, gap: int) -> BoxT:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout
