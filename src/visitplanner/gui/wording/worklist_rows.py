"""A text of the work list as a row, and what a work list can be about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from visitplanner.domain import worklist
from visitplanner.domain.field_words import field_word
from visitplanner.domain.kinds import TextState
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked
from visitplanner.domain.worklist import Entry
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.titles import titled
from visitplanner.gui.tongue import _, tongue
from visitplanner.gui.wording.states import tag

WHOLE, PACK = "", "pack"
"""Scopes: the whole visit, and what a pack prints; any other is a kind of record."""

SHOWN = 64


def scopes(entries: Sequence[Entry]) -> Options:
    """What a work list can be about: the visit, its pack, one kind of record."""
    kinds = dict.fromkeys(one.kind for one in entries)
    named = sorted(((kind, _(KIND_WORDS[kind])) for kind in kinds), key=lambda pair: pair[1].casefold())
    return [(WHOLE, _("The whole visit")), (PACK, _("What the pack prints")), *named]


def scoped(snapshot: Snapshot, entries: Sequence[Entry], scope: str) -> Sequence[Entry]:
    """The entries of a scope. The glossary belongs to no visit, and is told when it is asked for."""
    if scope == PACK:
        return worklist.for_pack(snapshot)
    if scope == WHOLE:
        return [one for one in entries if one.section not in (worklist.GLOSSARY, worklist.BANKS)]
    return [one for one in entries if one.kind == scope]


def source_of(entry: Entry, source: str, target: str) -> Picked:
    """The text to translate from: in the language wanted, else the original, else any other than the target's."""
    tag = entry.written_in(target)
    wanted = source or entry.original
    found = entry.wording.pick(wanted)
    if found.language != tag:
        return found
    others = [language for language in entry.wording if language != tag]
    if not others:
        return Picked("", wanted)
    return Picked(entry.wording[others[0]], others[0], asked=not source)


def rows(
    entries: Iterable[Entry], states: Mapping[str, TextState], snapshot: Snapshot, source: str, target: str
) -> Iterable[Row]:
    """A heading per section, and a row per text; `states` by the key of the text."""
    section = ""
    for entry in entries:
        if entry.section != section:
            section = entry.section
            yield Row(section, _(section), heading=True)
        shown = source_of(entry, source, target)
        if not shown.text:
            shown = entry.wording.pick(target)
        text = " ".join(shown.text[: 4 * SHOWN].split())
        cut = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
        yield Row(
            entry.key,
            Picked(cut, shown.language, shown.asked or not source),
            lines=(whereabouts(entry, snapshot),),
            tags=(tag(states[entry.key]),),
        )


def whereabouts(entry: Entry, snapshot: Snapshot) -> str:
    """Which field of what a text is: `Session · Description · Welcome`."""
    name = titled(entry.about, snapshot, tongue.language) if entry.about is not None else ""
    kind, field = _(KIND_WORDS[entry.kind]), _(field_word(entry.kind, entry.field))
    name = name if len(name) <= 60 else f"{name[:59]}…"
    return " · ".join(part for part in (kind, field, name) if part)
