"""Practice notes: what it is, the facts at a glance, the long texts, evidence, conditions, photos, sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from visitplanner.domain import practice_facts, practice_form
from visitplanner.domain.kinds import ConditionSort
from visitplanner.domain.labels import label
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.wording import Picked
from visitplanner.pack.content import marked, practice_notes, short
from visitplanner.pack.design import Page, colour
from visitplanner.pack.flowables import Cell, Group, bullets, heading, table
from visitplanner.pack.markup import marked_up
from visitplanner.pack.photos import Photo
from visitplanner.pack.prints import Prints
from visitplanner.pack.sheet import fill
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Run, Text

_SHORT = 400
"""Characters that still look like one fact in a grid of facts."""


def practices(page: Page, prints: Prints) -> list[Flowable]:
    """The edition's practice notes, each starting a page; `prints` finds their photos."""
    _ = page.speech.language.gettext
    story: list[Flowable] = []
    for number, note in enumerate(practice_notes(page.speech)):
        if number == 0:
            title = _("Practice notes")
            eyebrow = page.style(9, "vermilion", bold=True, hyphenate=False)
            story.append(Text(title, eyebrow, tag="H1", landmark=Landmark("practices", title)))
        story += [*_note(page, note, prints), PageBreak()]
    return story[:-1]


def _note(page: Page, note: PracticeNote, prints: Prints) -> list[Flowable]:
    speech = page.speech
    title = speech.pick(note.title)
    landmark = Landmark(f"practice-{note.id}", short(marked(title)) or note.code, 2)
    story: list[Flowable] = [
        heading(
            marked(title) or note.code,
            page.style(19, "indigo", bold=True, leading=25),
            2,
            landmark,
            title.language,
        ),
        Text(
            practice_facts.tagline(note, speech.language, speech.city(note.city)),
            page.style(8.8, "muted", after=7),
        ),
    ]
    if summary := speech.pick(note.summary):
        story.append(_lead(page, summary))
    story += _photos(page, note, prints)
    story += _facts(page, note)
    for key in practice_form.BODY:
        text = speech.pick(getattr(note, key))
        if text or (key == "resources" and practice_facts.cost(note, speech.language)):
            story += _body(page, note, key, text)
        if key == "data_use":
            story += _evidence(page, note)
    return [*story, *_conditions(page, note), *_sources(page, note)]


def _lead(page: Page, summary: Picked) -> Flowable:
    text = Text(marked(summary), page.style(10.6, "ink", leading=15.5), language=summary.language)
    paint = partial(_panel, ink=colour("band"))
    return Group([text], padding=(12, 9, 12, 9), paint=paint, after=8)


def _panel(canvas: TaggedCanvas, width: float, height: float, ink: str) -> None:
    fill(canvas, 0, 0, width, height, ink, 4)
    fill(canvas, 0, 0, 3, height, colour("vermilion"))


def _photos(page: Page, note: PracticeNote, prints: Prints) -> list[Flowable]:
    """Up to three photos in a row with caption and credit."""
    chosen = [one for one in page.speech.snapshot.attachments_of.get(note.id, ()) if one.prints][:3]
    if not chosen:
        return []
    gap = 9.0
    width = (page.width - gap * (len(chosen) - 1)) / len(chosen)
    high = min(width * 0.66, 190.0)
    cells: list[Cell] = []
    for one in chosen:
        alt = page.speech.text(one.alt) or page.speech.text(one.caption) or one.name
        photo = Photo(
            prints.photo(one.blob, width, high), width, high, alt, page.note, page.speech.language.say
        )
        words = " · ".join(part for part in (page.speech.text(one.caption), one.credit) if part)
        cells.append([photo, Text(words, page.style(7.4, "muted", leading=9.6))] if words else [photo])
    commands = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]  # fmt: skip
    row: list[Cell] = []
    widths: list[float | None] = []
    for number, cell in enumerate(cells):
        row += [cell] if number == 0 else [None, cell]
        widths += [width] if number == 0 else [gap, width]
    return [table([row], widths, page.note, commands=commands, after=6)]


def _facts(page: Page, note: PracticeNote) -> list[Flowable]:
    """The short fields as label and value, two pairs a row; what is not short after all follows as text."""
    speech = page.speech
    _ = speech.language.gettext
    found = practice_facts.short(note, speech.language, speech.text, speech.place(note.site))
    filled = [(_(practice_facts.field_label(key)), value) for key, value in found]
    pairs = [(name, value) for name, value in filled if len(value) <= _SHORT]
    story: list[Flowable] = [_grid(page, pairs)] if pairs else []
    for text, words in filled:
        if len(words) > _SHORT:
            story += [heading(text, page.minor, 3), Text(words, page.body)]
    return story


def _grid(page: Page, pairs: list[tuple[str, str]]) -> Flowable:
    rows: list[list[Cell]] = []
    name, value = page.style(7.8, "muted", hyphenate=False), page.style(8.8)
    for at in range(0, len(pairs), 2):
        row: list[Cell] = []
        for text, words in pairs[at : at + 2]:
            row += [Text(text, name, tag=None), Text(words, value, tag=None)]
        rows.append(row + [None] * (4 - len(row)))
    half = page.width / 2
    commands = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, HexColor(colour("indigo"))),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(colour("rule"))),
        ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]  # fmt: skip
    share = 0.36
    widths = [half * share, half * (1 - share)] * 2
    return table(rows, widths, value, head_columns=1, commands=commands, after=4)


def _body(page: Page, note: PracticeNote, key: str, picked: Picked) -> list[Flowable]:
    _ = page.speech.language.gettext
    story: list[Flowable] = [heading(_(practice_form.FIELD[key].label), page.minor, 3)]
    if key == "resources" and (cost := practice_facts.cost(note, page.speech.language)):
        story.append(Text(cost, page.body.but(bold=True)))
    if picked:
        story += marked_up(marked(picked), page.body, picked.language)
    return story


def _evidence(page: Page, note: PracticeNote) -> list[Flowable]:
    speech = page.speech
    _ = speech.language.gettext
    rows = speech.snapshot.evidence_of(note.id)
    title = heading(_(practice_form.FIELD["evidence"].label), page.minor, 3)
    if not rows:
        return [title, Text(_("Not yet."), page.body)] if note.evidence_not_yet else []
    cells: list[list[Cell]] = [[_("Indicator"), _("Value"), _("Year"), _("Source"), _("Confidence")]]
    for row in rows:
        year = str(row.year) if row.year else ""
        measured = practice_facts.measured(row)
        cells.append([speech.text(row.indicator), measured, year, row.source, _(label(row.confidence))])
    widths = [share * page.width for share in (0.36, 0.2, 0.09, 0.21, 0.14)]
    commands = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(colour("rule"))),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(colour("band"))),
        ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]  # fmt: skip
    head = page.style(7.8, "indigo", bold=True, hyphenate=False)
    return [title, table(cells, widths, page.style(8.2), head=head, commands=commands, after=4)]


def _conditions(page: Page, note: PracticeNote) -> list[Flowable]:
    speech = page.speech
    _ = speech.language.gettext
    rows = speech.snapshot.conditions_of(note.id)
    names = {
        ConditionSort.CONDITION: _("Conditions"),
        ConditionSort.BARRIER: _("Barriers"),
        ConditionSort.ENABLER: _("Enablers"),
    }
    story: list[Flowable] = []
    for sort, name in names.items():
        texts = [speech.text(row.text) for row in rows if row.sort is sort and row.text]
        if texts:
            story += [heading(name, page.minor, 3), *bullets(texts, page.style(9.4, after=2))]
    return story


def _sources(page: Page, note: PracticeNote) -> list[Flowable]:
    speech = page.speech
    _ = speech.language.gettext
    items: list[Sequence[Run]] = []
    for link in speech.snapshot.links_of(note.id):
        runs = [Run(speech.text(link.title) or link.url)]
        if link.url and link.url.startswith(("https://", "http://")):
            runs += [Run(" "), Run(link.url, link=link.url)]
        if link.accessed:
            runs.append(Run(" " + _("(read on {date})").format(date=speech.language.date(link.accessed))))
        items.append(runs)
    if not items:
        return []
    title = heading(_(practice_form.FIELD["links"].label), page.minor, 3)
    return [title, *bullets(items, page.style(8.2, "muted", after=1.5, hyphenate=False))]
