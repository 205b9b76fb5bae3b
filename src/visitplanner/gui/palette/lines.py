"""The rows of the palette: what was found, times to go to, what can be made, and commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from visitplanner.domain.folding import fold
from visitplanner.domain.records import RunRow
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.actions import ACTIONS, Actions
from visitplanner.gui.history import kind_word
from visitplanner.gui.palette.groups import GROUPS, icon_of
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.titles import find, titled
from visitplanner.gui.tongue import _, ngettext, tongue

if TYPE_CHECKING:
    from visitplanner.domain.records import Visit

COMMAND, MORE, AT, MAKE = ">", "more", "at", "make"
"""What the keys of rows begin with that are no records."""
FREQUENT = (
    "capture",
    "add",
    "thread",
    "pack",
    "next_problem",
    "bookings",
    "new_visit",
    "preferences",
    "keys",
    "quit",
)
"""Commands offered before anything is typed: of these the first five that can be done now."""
SHOWN, MOST = 5, 50
_ALIKE = frozenset({"others", "sessions", "places"})
"""Groups of several kinds: their rows say which."""


@dataclass
class Known:
    """What rows need besides a hit: the open visit, and the visits of the library by id."""

    snapshot: Snapshot | None = None
    visits: Mapping[str, Visit] = field(default_factory=dict)


def found_rows(found: Any, known: Known, wide: str) -> Iterator[tuple[Row, Any | None]]:
    """A heading for each group that has something, its rows, and one for the rest where there is more.

    `wide` is the group of which everything is shown.
    """
    for group, hits, more in zip(GROUPS, found.groups, found.more, strict=True):
        shown = hits if group.id == wide else hits[:SHOWN]
        if not shown:
            continue
        rest = more or len(hits) > len(shown)
        count = f"{len(shown)}+" if rest else str(len(shown))
        yield Row(f"group {group.id}", _(group.words), trailing=count, heading=True), None
        for hit in _open_first(shown, known):
            yield hit_row(hit, known, tagged=group.id in _ALIKE), hit
        if rest and group.id != wide:
            yield Row(f"{MORE} {group.id}", _("Show more"), lead="ellipsis", lead_role="faint"), None


def hit_row(hit: Any, known: Known, *, tagged: bool = True) -> Row:
    """A record that was found: its title, where it belongs, and the words in it."""
    kind, id = hit.home
    snapshot = known.snapshot
    record = find(snapshot, kind, id) if snapshot else None
    title = (
        (titled(record, snapshot, tongue.language) if record and snapshot else "") or hit.title or hit.snippet
    )
    line = hit.beside(title)
    return Row(
        f"{kind} {id}", title, beside=_where(hit, record, known), lines=(line,) if line else (), lead=icon_of(kind),
        tags=(Tag(kind_word(kind)),) if tagged else (),
    )  # fmt: skip


def command_rows(actions: Actions, words: str, *, most: int = SHOWN) -> Iterator[Row]:
    """What can be done now and bears all of the words; without words all of it."""
    wanted = fold(words).text.split()
    fitting = (one for one in ACTIONS if all(word in fold(_(one.words)).text for word in wanted))
    yield from _commands(actions, (one.id for one in fitting), most)


def frequent_rows(actions: Actions) -> Iterator[Row]:
    """Five things that are often done."""
    yield from _commands(actions, FREQUENT, SHOWN)


def nearest_line(words: Iterable[str]) -> str:
    """What was understood where the words as typed were not found."""
    return _("Nearest: {words}").format(words=tongue.language.listing(words))


def counted(number: int) -> str:
    """How much was found, as a screen reader says it."""
    return ngettext("{n} found", "{n} found", number).format(n=number) if number else _("Nothing found.")


def _commands(actions: Actions, ids: Iterable[str], most: int) -> Iterator[Row]:
    entries = {one.id: one for one in ACTIONS}
    possible = (
        entries[id] for id in ids if id in entries and actions[id].isEnabled() and actions[id].isVisible()
    )
    for entry, _number in zip(possible, range(most), strict=False):
        keys = QKeySequence(entry.keys[0]) if entry.keys else QKeySequence()
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        yield Row(f"{COMMAND} {entry.id}", _(entry.words), lead=entry.icon or "command", trailing=shown)


def _open_first(hits: tuple[Any, ...], known: Known) -> list[Any]:
    """What belongs to the open visit before what does not."""
    snapshot = known.snapshot
    if snapshot is None:
        return list(hits)
    elsewhere = known.visits.keys() - {snapshot.visit.id}
    return sorted(hits, key=lambda hit: hit.space in elsewhere)


def _where(hit: Any, record: Any, known: Known) -> str:
    """When a session or leg is, to which session a row of a run-of-show belongs, else the other visit's title."""
    snapshot = known.snapshot
    if snapshot and isinstance(record, RunRow) and (session := snapshot.session.get(record.session)):
        return titled(session, snapshot, tongue.language)
    when = getattr(record, "when", None)
    if when is not None:
        day = tongue.language.date(when.date, "short") if when.date else _("Unscheduled")
        return f"{day} {tongue.language.time(when.start)}" if when.date and when.start else day
    visit = known.visits.get(hit.space)
    if visit is None or hit.home[0] == "visit" or (snapshot and snapshot.visit.id == visit.id):
        return ""
    return visit.title.pick(tongue.language.code, visit.working_language).text
