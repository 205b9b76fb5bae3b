"""Rows and columns in one line: widgets, layouts, `None` for the stretch, a number for a gap."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
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


def side_by_side(*panes: tuple[QWidget, int, int], stretch: tuple[int, ...] = (0, 1)) -> QSplitter:
    """Panes, each with its least and its first width in pixels of the design, and handles between them.

    `stretch` says how they share what is left over.
    """
    split = QSplitter(Qt.Orientation.Horizontal)
    for pane, least, _first in panes:
        split.addWidget(pane)
        pane.setMinimumWidth(theme.px(least))
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.setSizes([theme.px(first) for _pane, _least, first in panes])
    for at, share in enumerate(stretch):
        split.setStretchFactor(at, share)
    return split


def scrolling(inside: QWidget) -> QScrollArea:
    """`inside` in an area that scrolls up and down, along with the focus of what is in it."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


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
