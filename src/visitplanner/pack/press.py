"""From a visit to the bytes of its pack: choose → sections → pages → file, one pure step after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.platypus import Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from visitplanner.base.language import language
from visitplanner.domain import programme
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.pack import fonts
from visitplanner.pack.content import Speech, participants, practice_notes, short
from visitplanner.pack.design import FOOT, HEAD, LEFT, RIGHT, Page, colour
from visitplanner.pack.document import lay_out
from visitplanner.pack.edition import Edition, Section
from visitplanner.pack.finish import finish
from visitplanner.pack.flowables import heading
from visitplanner.pack.metadata import Meta
from visitplanner.pack.prints import Prints
from visitplanner.pack.sections.cover import cover
from visitplanner.pack.sections.days import days
from visitplanner.pack.sections.overview import overview
from visitplanner.pack.sections.people import people
from visitplanner.pack.sections.practices import practices
from visitplanner.pack.sheet import rule
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import write
from visitplanner.pack.toc import Contents

Progress = Callable[[int, int], None]
"""Told the page just finished and a guess of how many there will be; raising in it abandons the work."""

_TEMPLATES = {Section.COVER: "bare", Section.OVERVIEW: "sheet", Section.DAYS: "sheet"}


def press(snapshot: Snapshot, edition: Edition, prints: Prints, progress: Progress | None = None) -> bytes:
    """The finished PDF of `edition`. The same snapshot, edition and photos give the same bytes."""
    speech = Speech(language(edition.language), snapshot, edition)
    page = Page(speech, fonts.choose(_texts(speech)))
    meta = Meta(
        title=speech.text(snapshot.visit.title)
        or snapshot.visit.code
        or speech.language.gettext("Briefing pack"),
        language=edition.language,
        now=edition.now,
        author=speech.organisation(snapshot.visit.visiting[0]) if snapshot.visit.visiting else "",
        subject=snapshot.visit.code,
    )
    guess = _guess(speech)
    told = (lambda number: progress(number, max(guess, number))) if progress else None
    draft = lay_out(_story(page, prints), _templates(page), meta, page.family, page.size, told)
    return finish(draft, edition.now)


def _story(page: Page, prints: Prints) -> list[Flowable]:
    makers: dict[Section, Callable[[], list[Flowable]]] = {
        Section.COVER: lambda: cover(page),
        Section.CONTENTS: lambda: _contents(page),
        Section.OVERVIEW: lambda: overview(page),
        Section.PEOPLE: lambda: people(page),
        Section.DAYS: lambda: days(page),
        Section.PRACTICES: lambda: practices(page, prints),
    }
    story: list[Flowable] = []
    for section, make in makers.items():
        if page.edition.has(section) and (flowables := make()):
            template = _TEMPLATES.get(section, "text")
            story += [NextPageTemplate(template), PageBreak()] if story else [NextPageTemplate(template)]
            story += flowables
    return story


def _contents(page: Page) -> list[Flowable]:
    _ = page.speech.language.gettext
    title = _("Contents")
    styles = [
        page.style(11, "ink", bold=True, before=7, hyphenate=False),
        page.style(9.6, "soft_ink", left=14, hyphenate=False),
    ]
    entries = list(_landmarks(page.speech))
    return [
        heading(title, page.title, 1, Landmark("contents", title)),
        Contents(entries, styles, page.note, _("Go to {title}")),
    ]


def _landmarks(speech: Speech) -> Iterator[Landmark]:
    """What the contents list, in printed order; keys are those that the sections pass."""
    _ = speech.language.gettext
    edition = speech.edition
    plans = programme.days(speech.snapshot)
    if edition.has(Section.OVERVIEW) and plans:
        yield Landmark("overview", _("The visit on one page"))
    if edition.has(Section.PEOPLE):
        yield Landmark("people", _("Participants"))
        for name, _rows in participants(speech):
            yield Landmark(f"people-{name}", name, 2)
    if edition.has(Section.DAYS) and plans:
        yield Landmark("days", _("Itinerary"))
        for plan in plans:
            yield Landmark(f"day-{plan.date}", speech.language.date(plan.date, "day"), 2)
    if edition.has(Section.PRACTICES) and (notes := practice_notes(speech)):
        yield Landmark("practices", _("Practice notes"))
        for note in notes:
            yield Landmark(f"practice-{note.id}", short(speech.text(note.title)) or note.code, 2)


def _templates(page: Page) -> list[PageTemplate]:
    width, height = page.size
    whole = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}

    def furniture(canvas: TaggedCanvas, _document: object) -> None:
        _furniture(canvas, page)

    def frame() -> Frame:
        return Frame(0, 0, width, height, **whole)

    return [
        PageTemplate("bare", [frame()]),
        PageTemplate("sheet", [frame()], onPageEnd=furniture),
        PageTemplate(
            "text", [Frame(LEFT, FOOT, page.width, height - HEAD - FOOT, **whole)], onPageEnd=furniture
        ),
    ]


def _furniture(canvas: TaggedCanvas, page: Page) -> None:
    """The foot of every page but the cover: visit, issue date, page x of y."""
    width = page.size[0]
    speech = page.speech
    visit = speech.snapshot.visit
    style = page.style(7.8, "muted")
    text = " · ".join(part for part in (short(visit.code, 24), short(speech.text(visit.title), 60)) if part)
    issued = speech.language.gettext("Issued {date}").format(
        date=speech.language.date(page.edition.now.date())
    )
    with canvas.artifact("Pagination"):
        rule(canvas, LEFT, 44, width - RIGHT, colour("rule"))
        write(canvas, LEFT, 31, text, style)
        write(canvas, LEFT, 20, issued, page.style(6.8, "muted"))
        number = canvas.getPageNumber()
        canvas.defer(lambda late: _page_number(late, page, number))


def _page_number(canvas: TaggedCanvas, page: Page, number: int) -> None:
    text = page.speech.language.gettext("Page {n} of {total}").format(n=number, total=canvas.page_total)
    write(canvas, page.size[0] - RIGHT, 31, text, page.style(8.4, "indigo", bold=True), "right")


def _guess(speech: Speech) -> int:
    """Roughly how many pages there will be, for a progress bar."""
    edition = speech.edition
    pages = sum(edition.has(section) for section in (Section.COVER, Section.CONTENTS, Section.OVERVIEW))
    pages += 2 * edition.has(Section.PEOPLE)
    pages += len(programme.days(speech.snapshot)) * edition.has(Section.DAYS)
    return pages + 2 * len(practice_notes(speech)) * edition.has(Section.PRACTICES)


def _texts(speech: Speech) -> Iterator[str]:
    """Whatever may be printed, to choose the fonts by."""
    yield speech.language.gettext("Contents")
    snapshot = speech.snapshot
    records: tuple[Any, ...] = (
        snapshot.visit, *snapshot.days, *snapshot.sessions, *snapshot.legs, *snapshot.participations,
        *snapshot.attachments, *snapshot.evidence, *snapshot.conditions, *snapshot.links,
        *snapshot.places.values(), *snapshot.cities.values(), *snapshot.organisations.values(),
        *snapshot.people.values(), *snapshot.practices.values(),
    )  # fmt: skip
    for record in records:
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, Wording):
                yield speech.text(value)
