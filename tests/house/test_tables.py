"""The tables that menus, packs and upgrades are made from: nothing twice, nothing missing, every icon there."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.house.rules import ROOT
from tests.house.test_rules import sources
from visitplanner.base.language import LANGUAGES
from visitplanner.domain.kinds import Mode, ObservationKind, SessionKind
from visitplanner.pack.edition import SECTION_WORDS, Section

ICONS = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
LOOKS = tomllib.loads((ROOT / "resources" / "style" / "kinds.toml").read_text("utf-8"))


def twice(values: Iterable[str]) -> list[str]:
    """What stands more than once among `values`."""
    return [value for value, count in Counter(values).items() if count > 1]


def test_no_action_and_no_key_stands_twice() -> None:
    from visitplanner.gui.actions import ACTIONS, SECTIONS

    assert not twice(entry.id for entry in ACTIONS)
    assert not twice(key for entry in ACTIONS for key in entry.keys)
    assert set(SECTIONS) <= {entry.id for entry in ACTIONS}
    assert {entry.icon for entry in ACTIONS} - {""} <= ICONS


def test_every_section_of_a_pack_has_its_words() -> None:
    assert set(SECTION_WORDS) == set(Section)
    assert not twice(SECTION_WORDS.values())


@pytest.mark.parametrize(
    ("table", "kinds"), [("session", SessionKind), ("mode", Mode), ("observation", ObservationKind)]
)
def test_every_kind_has_its_look(table: str, kinds: type[SessionKind | Mode | ObservationKind]) -> None:
    looks = LOOKS[table]
    assert set(looks) == {kind.value for kind in kinds}
    assert {look if isinstance(look, str) else look["icon"] for look in looks.values()} <= ICONS


def test_every_icon_asked_for_by_name_is_there() -> None:
    asked = {
        call.args[0].value
        for module in sources()
        for call in module.calls({"icon", "pixmap"})
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }
    assert asked
    assert asked <= ICONS, asked - ICONS


def test_steps_of_the_database_are_numbered_without_a_gap() -> None:
    from visitplanner.store.upgrades import STEPS

    files = sorted(path.name for path in (ROOT / "src" / "visitplanner" / "store" / "steps").glob("*.sql"))
    assert files == [f"{number:04}.sql" for number in range(1, len(files) + 1)]
    assert len(files) <= len(STEPS)


def test_every_language_has_its_forms() -> None:
    from visitplanner.base.forms import FORMS

    assert list(FORMS) == list(LANGUAGES)
