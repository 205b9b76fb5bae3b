"""Colours: readable on every ground; the sheet complete; the switch live."""

from __future__ import annotations

import gc
import re
import tomllib

import pytest
from PySide6.QtGui import QIconEngine, QImage
from pytestqt.qtbot import QtBot

from visitplanner.base import paths
from visitplanner.domain.kinds import Mode, ObservationKind, SessionKind
from visitplanner.gui import kinds
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import Tokens, theme, tokens

GROUNDS = ("bg", "surface", "raised", "hair")
TEXTS = ("text", "sub", "faint", "accent", "warn", "bad", "ok")
ON_SOFT = (("warn", "warn_soft"), ("bad", "bad_soft"), ("ok", "ok_soft"), ("accent", "accent_soft"),
           ("text", "accent_soft"), ("sub", "accent_soft"), ("faint", "accent_soft"), ("on_accent", "accent"),
           ("text", "warn_soft"), ("text", "bad_soft"))  # fmt: skip


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two `#RRGGBB`."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pairs(t: Tokens) -> list[tuple[str, str, str]]:
    plain = [(f"{text} on {ground}", getattr(t, text), getattr(t, ground)) for text in TEXTS for ground in GROUNDS]
    soft = [(f"{text} on {ground}", getattr(t, text), getattr(t, ground)) for text, ground in ON_SOFT]
    tinted = [
        (f"{text} on the tint of {kind}", getattr(t, text), t.tint(colour))
        for kind, colour in t.kinds.items()
        for text in ("text", "sub", "faint")
    ]
    words = [(f"{kind} as a word", colour, t.surface) for kind, colour in t.kinds.items()]
    return plain + soft + tinted + words


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_colour_can_be_read_on_every_ground(name: str) -> None:
    weak = {what: round(contrast(a, b), 2) for what, a, b in _pairs(tokens(name)) if contrast(a, b) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_control_edges_can_be_seen(name: str) -> None:
    t = tokens(name)
    assert contrast(t.edge, t.raised) >= 3
    assert contrast(t.accent, t.raised) >= 3


def test_every_kind_has_an_icon_that_exists() -> None:
    names = [kinds.icon_name(kind) for kinds_of in (SessionKind, Mode, ObservationKind) for kind in kinds_of]
    missing = [name for name in names if not (paths.resources() / "icons" / f"{name}.svg").exists()]
    assert missing == []


def test_every_name_in_the_style_sheet_is_a_token() -> None:
    sheet = (paths.resources() / "style" / "window.qss").read_text("utf-8")
    known = set(tomllib.loads((paths.resources() / "style" / "light.toml").read_text("utf-8"))) | {"folder", "name"}
    used = {name for name in re.findall(r"@([a-z_]+)", sheet) if name != "px"}
    assert used <= known


def test_no_icon_is_tied_to_the_engine_that_draws_it(qtbot: QtBot) -> None:
    """Else a collection of garbage frees the engine of an icon in a cycle before the icon, and the program crashes."""
    assert not [one for one in gc.get_referents(icon("check")) if isinstance(one, QIconEngine)]


def test_switching_recolours_icons_and_type_without_setting_them_again(qtbot: QtBot) -> None:
    shown, label = IconLabel("check", "ok", 24), Label("Visit")
    qtbot.addWidget(shown)
    qtbot.addWidget(label)
    before, small = _colours(shown.grab().toImage()), label.sizeHint().height()
    with qtbot.waitSignal(theme.changed):
        theme.use("dark", 160)
    assert _colours(shown.grab().toImage()) != before
    assert label.sizeHint().height() > small


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
