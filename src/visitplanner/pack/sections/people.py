"""Delegation and counterparts in order of precedence: names in the reader's script, and as they are written at home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Participation, Person
from visitplanner.pack.content import Speech, participants
from visitplanner.pack.design import Page, colour
from visitplanner.pack.flowables import Cell, heading, table
from visitplanner.pack.tags import Landmark
from visitplanner.pack.text import Text

_SHARES = (0.055, 0.275, 0.40, 0.27)
"""The columns' shares of the width: number, name, title and body, languages and sessions."""

_LEADS = {
    Side.DELEGATION: N_("Head of delegation"),
    Side.COUNTERPART: N_("Head of the hosts"),
    Side.INTERPRETER: N_("Head"),
}
"""What the head of each side is called."""


def people(page: Page) -> list[Flowable]:
    """One list for each side, with a table that repeats its header."""
    _ = page.speech.language.gettext
    title = _("Participants")
    story: list[Flowable] = [heading(title, page.title, 1, Landmark("people", title))]
    for name, rows in participants(page.speech):
        story.append(heading(name, page.heading, 2, Landmark(f"people-{name}", name, 2)))
        story.append(_list(page, rows))
    if len(story) == 1:
        story.append(Text(_("Nobody has been entered yet."), page.body))
    return story


def _list(page: Page, rows: Sequence[tuple[Participation, Person]]) -> Flowable:
    _ = page.speech.language.gettext
    head = page.style(7.8, "muted", bold=True, hyphenate=False)
    cells: list[list[Cell]] = [[_("No."), _("Full name"), _("Title and organisation"), _("Languages · sessions")]]
    met = _sessions(page.speech)
    for number, (part, person) in enumerate(rows, 1):
        cells.append(
            [str(number), _name(page, part, person), _office(page, part, person), _reach(page, person, met)]
        )
    line = HexColor(colour("rule"))
    commands = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, line),
        ("LINEBELOW", (0, 0), (-1, 0), 1.0, HexColor(colour("indigo"))),
        ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]  # fmt: skip
    widths = [share * page.width for share in _SHARES]
    return table(cells, widths, page.small, head=head, commands=commands, before=2, after=6)


def _name(page: Page, part: Participation, person: Person) -> list[Flowable]:
    language = page.speech.language.code
    found: list[Flowable] = [Text(page.speech.person(person), page.style(9.6, bold=True, hyphenate=False))]
    if second := person.name.second(language):
        found.append(
            Text(second, page.note, language="" if language == "ja" else "ja" if _kanji(second) else "")
        )
    if part.head:
        leads = page.speech.language.gettext(_LEADS[part.side])
        found.append(Text(leads, page.style(7.6, "vermilion", bold=True)))
    return found


def _kanji(text: str) -> bool:
    return any(ord(sign) > 0x2E7F for sign in text)


def _office(page: Page, part: Participation, person: Person) -> list[Flowable]:
    speech = page.speech
    lines = [speech.text(part.role) or speech.text(person.title), speech.organisation(person.organisation)]
    city = speech.city(person.city)
    if city and city not in lines[1]:
        lines.append(city)
    return [Text(line, page.small if not number else page.note) for number, line in enumerate(lines) if line]


def _reach(page: Page, person: Person, met: dict[str, list[str]]) -> list[Flowable]:
    language = page.speech.language
    found: list[Flowable] = []
    if person.languages:
        names = language.listing(language.language_name(code) for code in person.languages)
        found.append(Text(names, page.note))
    found += [Text(day, page.note) for day in met.get(person.id, ())]
    return found


def _sessions(speech: Speech) -> dict[str, list[str]]:
    """Person → a line a day with the times of the sessions they have a named part in, in programme order."""
    found: dict[str, dict[date, list[str]]] = {}
    for slot in programme.slots(speech.snapshot):
        if slot.start is None or slot.cancelled:
            continue
        for row in speech.snapshot.attendances_of.get(slot.id, ()):
            if row.part is not Part.ATTENDS:
                times = found.setdefault(row.person, {}).setdefault(slot.start.date(), [])
                times.append(speech.language.time(slot.start))
    return {
        person: [
            f"{speech.language.date(day, 'short')} {speech.language.series(dict.fromkeys(times))}"
            for day, times in days.items()
        ]
        for person, days in found.items()
    }
