"""Lucide icons in the theme's colours, drawn sharp at every device ratio; a theme switch recolours them live."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from visitplanner.base import paths
from visitplanner.gui.theme import theme


def icon(name: str, role: str = "sub", *, checked: str = "") -> QIcon:
    """The icon `name`, in the colour of token, kind or `#RRGGBB` `role`; `checked` is its colour while switched on."""
    # A copy: the binding ties an engine to the first icon's wrapper, and a garbage collection that found that wrapper
    # in a cycle freed the engine before its icon.
    return QIcon(QIcon(_Engine(name, role, checked or role)))


def pixmap(name: str, colour: str, size: int, dpr: float = 1.0) -> QPixmap:
    """The icon `name` in `colour` (`#RRGGBB`), `size` × `size` device-independent pixels at ratio `dpr`."""
    return _pixmap(name, colour, size, dpr)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    drawn = QPixmap(QSize(size, size) * dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(0, 0, size * dpr, size * dpr))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


class _Engine(QIconEngine):
    """Looks the colour up when painting, so that icons follow the theme without being set again."""

    def __init__(self, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._name, self._role, self._checked = name, role, checked

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            disabled = theme.colour("faint")
            disabled = disabled.lighter(150) if not theme.current.dark else disabled.darker(170)
            return disabled.name()
        return theme.colour(self._checked if state == QIcon.State.On else self._role).name()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Qt override."""
        side = min(rect.width(), rect.height())
        drawn = _pixmap(self._name, self._colour(mode, state), side, painter.device().devicePixelRatio())
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Qt override."""
        return _pixmap(self._name, self._colour(mode, state), min(size.width(), size.height()), 1.0)

    def clone(self) -> QIconEngine:
        """Qt override."""
        return _Engine(self._name, self._role, self._checked)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Qt override; `size` is in device pixels."""
        side = round(min(size.width(), size.height()) / scale)
        return _pixmap(self._name, self._colour(mode, state), side, scale)

    def isNull(self) -> bool:
        """Qt override."""
        return False
