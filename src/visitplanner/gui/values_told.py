"""A value of the log as a person reads it: enums by their word, dates and times, references by name."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from visitplanner.base.language import Language
from visitplanner.domain import codec
from visitplanner.domain.labels import label
from visitplanner.domain.records import KINDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import EMPTY, Wording

LONGEST = 160


def told(kind: str, field: str, json: Any, snapshot: Snapshot | None, language: Language) -> str:
    """The value `json` of a register of `kind`; "–" for none."""
    try:
        value = codec.decoder(KINDS[kind], field)(json)
    except (KeyError, ValueError, TypeError):
        value = json
    return _said(value, snapshot, language) or "–"


def shortened(text: str) -> str:
    """A text as one line of at most 160 characters."""
    line = " ".join(text.split())
    return f"{line[: LONGEST - 1]}…" if len(line) > LONGEST else line


def _said(value: Any, snapshot: Snapshot | None, language: Language) -> str:
    if isinstance(value, StrEnum):
        return language.gettext(label(value))
    if isinstance(value, bool):
        return language.gettext("Yes") if value else language.gettext("No")
    if isinstance(value, When):
        return _when(value, language)
    if isinstance(value, datetime):
        return language.moment(value)
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, tuple):
        return language.series(_said(one, snapshot, language) for one in value)
    return _named(str(value), snapshot, language) if value not in (None, "") else ""


def _when(value: When, language: Language) -> str:
    if value.date is None:
        return language.gettext("Unscheduled")
    day = language.date(value.date, "short")
    return f"{day} {language.time(value.start)}" if value.start else day


def _named(text: str, snapshot: Snapshot | None, language: Language) -> str:
    """The name of what an id stands for in the open visit; any other text as it is."""
    if snapshot is not None:
        for shared in (
            snapshot.places,
            snapshot.cities,
            snapshot.organisations,
            snapshot.practices,
            snapshot.session,
        ):
            if (found := shared.get(text)) is not None:
                words: Wording = getattr(found, "name", EMPTY) or getattr(found, "title", EMPTY)
                return words.pick(language.code, snapshot.visit.working_language).text or text
        if person := snapshot.people.get(text):
            return person.name.shown(language.code)
    return shortened(text)
