"""What the choices of the forms offer: closed lists in words, days, places, cities, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from visitplanner.domain import programme
from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import _, tongue


def members(kind: type[StrEnum]) -> Callable[[], Options]:
    """Every member of a closed list, in words."""
    return lambda: [(member, _(label(member))) for member in kind]


def text_language(snapshot: Snapshot) -> str:
    """The language in which texts are shown for editing: the window's where the visit uses it, else its own."""
    visit, code = snapshot.visit, tongue.language.code
    return code if code in (visit.working_language, *visit.pack_languages) else visit.working_language


def days(snapshot: Snapshot | None) -> Options:
    """The dates of the visit, and none."""
    if snapshot is None:
        return []
    shown = programme.dates(snapshot.visit, programme.slots(snapshot))
    return [*((day, tongue.language.date(day, "short")) for day in shown), (None, _("Unscheduled"))]


def places(snapshot: Snapshot | None) -> Options:
    """The places the visit knows, by name."""
    return _named(((one.id, one.name) for one in snapshot.places.values()), snapshot) if snapshot else []


def cities(snapshot: Snapshot | None) -> Options:
    """The cities the visit knows, by name."""
    return _named(((one.id, one.name) for one in snapshot.cities.values()), snapshot) if snapshot else []


def parties(snapshot: Snapshot | None) -> Options:
    """The people of the visit, then its organisations."""
    if snapshot is None:
        return []
    code = tongue.language.code
    people = [(one.id, one.name.shown(code)) for one in snapshot.people.values()]
    organisations = ((one.id, one.name) for one in snapshot.organisations.values())
    return [*sorted(people, key=lambda row: row[1].casefold()), *_named(organisations, snapshot)]


def _named(rows: Iterable[tuple[str, Wording]], snapshot: Snapshot) -> Options:
    code, working = tongue.language.code, snapshot.visit.working_language
    found = [(id, name.pick(code, working).text or "…") for id, name in rows]
    return sorted(found, key=lambda row: row[1].casefold())
