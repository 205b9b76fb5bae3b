"""Colours and type: tokens from resources/style become one palette, one short style sheet, and `theme.current`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from visitplanner.base import paths
from visitplanner.domain.kinds import Mode

FAMILIES = ("Visit Sans", "Noto Sans", "Noto Sans CJK JP")
FONT_FILES = ("VisitSans-Regular.ttf", "VisitSans-Bold.ttf")
BASE_PX = 13


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as `#RRGGBB`; `kinds` has one per session kind value, and `leg`."""

    name: str
    bg: str
    surface: str
    raised: str
    line: str
    hair: str
    edge: str
    text: str
    sub: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    ok: str
    ok_soft: str
    shadow: str
    kinds: Mapping[str, str]

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"

    def kind(self, kind: StrEnum | str) -> str:
        """The colour of a session kind; every means of travel (and "leg") has the leg's colour."""
        return self.kinds["leg" if isinstance(kind, Mode) else str(kind)]

    def tint(self, colour: str, share: float | None = None) -> str:
        """`colour` laid thinly over `raised`: 12 % on light, 18 % on dark unless `share` says otherwise."""
        if share is None:
            share = 0.18 if self.dark else 0.12
        return _mixed(colour, self.raised, share)


class Theme(QObject):
    """The theme of all windows; `use` switches it live."""

    changed = Signal()
    """Fires after palette and style sheet have changed: drop painted caches, repaint."""

    def __init__(self) -> None:
        super().__init__()
        self.current: Tokens = tokens("light")
        self.scale = 1.0
        self._fonts_loaded = False

    def use(self, name: str, text_size: int = 100) -> None:
        """Switch to "light", "dark" or "system", with text at `text_size` per cent (90 to 160)."""
        self.current = tokens(_system_theme() if name == "system" else name)
        self.scale = max(90, min(text_size, 160)) / 100
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._dress(application)
        self.changed.emit()

    def px(self, size: int) -> int:
        """A length or type size given at 100 %, at the chosen text size."""
        return round(size * self.scale)

    def font(self, size: int = BASE_PX, *, bold: bool = False, italic: bool = False) -> QFont:
        """The interface font at `size` px (11, 12, 13, 15 or 17 at 100 %)."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        font.setItalic(italic)
        return font

    def colour(self, role: str) -> QColor:
        """The colour of a token name ("sub", "accent"), a kind ("meal", "leg") or a literal `#RRGGBB`."""
        if role.startswith("#"):
            return QColor(role)
        if role in self.current.kinds:
            return QColor(self.current.kinds[role])
        return QColor(getattr(self.current, role))

    def _dress(self, application: QApplication) -> None:
        if not self._fonts_loaded:
            for file in FONT_FILES:
                QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
            application.setStyle("Fusion")
            self._fonts_loaded = True
        application.setFont(self.font())
        application.setPalette(_palette(self.current))
        application.setStyleSheet(self._style_sheet())

    def _style_sheet(self) -> str:
        folder = paths.resources() / "style"

        def filled(match: re.Match[str]) -> str:
            name = match[1]
            if name == "folder":
                return folder.as_posix()
            return (
                f"{self.px(int(name[2:]))}px" if name.startswith("px") else str(getattr(self.current, name))
            )

        return re.sub(r"@([a-z_]+\d*)", filled, (folder / "window.qss").read_text("utf-8"))


def tokens(name: str) -> Tokens:
    """The tokens of the theme called `name`: "light" or "dark"."""
    folder = paths.resources() / "style"
    colours = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    table = tomllib.loads((folder / "kinds.toml").read_text("utf-8"))
    rows = {**table["session"], "leg": table["leg"]}
    return Tokens(name=name, kinds={kind: row[name] for kind, row in rows.items()}, **colours)


def _system_theme() -> str:
    hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
    return "dark" if hints and hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02X}" for top, under in pairs)


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: t.bg, role.Base: t.raised, role.AlternateBase: t.surface, role.Button: t.raised,
        role.Text: t.text, role.WindowText: t.text, role.ButtonText: t.text, role.BrightText: t.bad,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.ToolTipBase: t.raised,
        role.ToolTipText: t.text, role.PlaceholderText: t.faint, role.Link: t.accent, role.LinkVisited: t.accent,
        role.Light: t.raised, role.Midlight: t.hair, role.Mid: t.line, role.Dark: t.edge, role.Shadow: t.shadow,
        role.Accent: t.accent,
    }  # fmt: skip
    palette = QPalette()
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(_mixed(t.faint, t.surface, 0.7)))
    return palette


def restyle(widget: QWidget) -> None:
    """Let the style sheet read the properties of `widget` again; the font it was given stays."""
    font, given = widget.font(), widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if given:
        widget.setFont(font)


theme = Theme()
"""There is one theme, as there is one application palette."""
