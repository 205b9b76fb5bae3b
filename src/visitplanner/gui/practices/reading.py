"""A practice note as it prints, to be read: what is filled, in the chosen language, with fallbacks marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from visitplanner.domain import practice_facts, practice_form
from visitplanner.domain.kinds import ConditionSort
from visitplanner.domain.labels import label
from visitplanner.domain.records import Attachment, City, Place
from visitplanner.domain.wording import Picked, Wording
from visitplanner.gui.inspector.photos import Thumbnails
from visitplanner.gui.parts.prose import PICTURE, Prose, escaped, html
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

MOST_PHOTOS = 3
"""As many as the pack prints."""

MARGIN, SPACING = 28, 4


class Reading(Prose):
    """The page of one note."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._thumbnails = Thumbnails(pen.desk, self)
        self._thumbnails.arrived.connect(self._place)
        self._photos: list[Attachment] = []
        self.setViewportMargins(theme.px(MARGIN), theme.px(20), theme.px(MARGIN), 0)

    def show_note(self, note: Note, notebook: Notebook) -> None:
        """Show `note` in the pen's language."""
        self.setAccessibleName(_("The note as it prints"))
        self.show_html("".join(Sheet(note, notebook, self._pen).parts()))
        self._photos = _printed(note)
        self._place_all()

    def _place_all(self) -> None:
        for photo in self._photos:
            self._place(photo.blob)

    def _place(self, blob: str) -> None:
        """Show a photo as wide as its share of the page, with or without a scroll bar beside it."""
        picture = self._thumbnails.picture(blob)
        if not picture.isNull() and self._photos:
            bar = self.verticalScrollBar()
            page = self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
            share = max(1, (page - SPACING) // len(self._photos) - SPACING)
            room = QSize(share, theme.px(150)).boundedTo(picture.size())
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.show_picture(blob, picture.scaled(room, ratio, smooth))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override: the photos share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_all()


class Sheet:
    """The parts of one note as HTML."""

    def __init__(self, note: Note, notebook: Notebook, pen: Pen) -> None:
        self._note, self._notebook, self._pen = note, notebook, pen
        self._record = note.record

    def parts(self) -> Iterator[str]:
        """Title, line of facts, summary, photos, table of facts, texts, evidence, conditions, sources."""
        record, language = self._record, tongue.language
        yield f"<h1>{self._said(record.title) or escaped(record.code)}</h1>"
        city = self._name(record.city, self._notebook.cities)
        yield f'<p class="sub">{escaped(practice_facts.tagline(record, language, city))}</p>'
        if missing := self._note.missing:
            words = _("Needed before printing: {fields}")
            needed = words.format(fields=language.listing(_(one.label) for one in missing))
            yield f'<p class="warn">{escaped(needed)}</p>'
        if record.summary:
            yield _panel(self._text(record.summary))
        yield from self._photos()
        yield from self._facts()
        for key in practice_form.BODY:
            yield from self._body(key, getattr(record, key))
            if key == "data_use":
                yield from self._evidence()
        yield from self._conditions()
        yield from self._sources()

    def _photos(self) -> Iterator[str]:
        photos = _printed(self._note)
        if photos:
            cells = (
                f'<td width="{100 // len(photos)}%"><img src="{PICTURE}{photo.blob}"><br><span class="faint">'
                f"{' · '.join(filter(None, (self._said(photo.caption), escaped(photo.credit))))}</span></td>"
                for photo in photos
            )
            yield f'<table width="100%" cellspacing="{SPACING}"><tr>{"".join(cells)}</tr></table>'

    def _facts(self) -> Iterator[str]:
        site = self._name(self._record.site, self._notebook.places)
        found = practice_facts.short(self._record, tongue.language, self._plain, site)
        if found:
            rows = "".join(
                f'<tr><th width="32%">{escaped(_(practice_facts.field_label(key)))}</th><td>{escaped(value)}</td></tr>'
                for key, value in found
            )
            yield _table(rows)

    def _body(self, key: str, text: Wording) -> Iterator[str]:
        cost = practice_facts.cost(self._record, tongue.language) if key == "resources" else ""
        if text or cost:
            yield _heading(practice_facts.field_label(key))
            yield f"<p><b>{escaped(cost)}</b></p>" if cost else ""
            yield self._text(text)

    def _evidence(self) -> Iterator[str]:
        rows = self._note.evidence
        if not rows and not self._record.evidence_not_yet:
            return
        yield _heading(practice_facts.field_label("evidence"))
        if not rows:
            words = _("Not yet.")
            yield f"<p>{escaped(words)}</p>"
            return
        heads = (_("Indicator"), _("Value"), _("Year"), _("Source"), _("Confidence"))
        lines = ["".join(f"<th>{escaped(words)}</th>" for words in heads)]
        for one in rows:
            values = (practice_facts.measured(one), str(one.year or ""), one.source, _(label(one.confidence)))
            cells = (self._said(one.indicator), *map(escaped, values))
            lines.append("".join(f"<td>{cell}</td>" for cell in cells))
        yield _table("".join(f"<tr>{line}</tr>" for line in lines))

    def _conditions(self) -> Iterator[str]:
        names = {
            ConditionSort.CONDITION: _("Conditions"), ConditionSort.BARRIER: _("Barriers"),
            ConditionSort.ENABLER: _("Enablers"),
        }  # fmt: skip
        for sort, name in names.items():
            texts = [one.text for one in self._note.conditions if one.sort is sort and one.text]
            if texts:
                yield f"<h3>{escaped(name)}</h3>{_listed(map(self._said, texts))}"

    def _sources(self) -> Iterator[str]:
        if not self._note.links:
            return
        yield _heading(practice_facts.field_label("links"))
        found = []
        for one in self._note.links:
            parts = [self._said(one.title)]
            if one.url:
                link = html(f"<{one.url}>" if "://" in one.url else one.url)
                parts.append(link.removeprefix("<p>").removesuffix("</p>"))
            if one.accessed:
                read = _("(read on {date})").format(date=tongue.language.date(one.accessed))
                parts.append(f'<span class="sub">{escaped(read)}</span>')
            found.append(" ".join(filter(None, parts)))
        yield _listed(found)

    # ------------------------------------------------------------------ words
    def _picked(self, words: Wording) -> Picked:
        return words.pick(self._pen.language, self._pen.working)

    def _said(self, words: Wording) -> str:
        picked = self._picked(words)
        return escaped(picked.text) + _mark(picked)

    def _plain(self, words: Wording) -> str:
        picked = self._picked(words)
        return picked.text if picked.asked or not picked else f"{picked.text} [{picked.language.upper()}]"

    def _text(self, words: Wording) -> str:
        picked = self._picked(words)
        written = html(picked.text)
        first = "<p>" if written.startswith("<p>") else ""
        return f"{first}{_mark(picked)}{written.removeprefix(first)}"

    def _name(self, id: str, records: Iterable[City | Place]) -> str:
        return next((self._plain(one.name) for one in records if one.id == id), "")


def _printed(note: Note) -> list[Attachment]:
    return [one for one in note.media if one.prints][:MOST_PHOTOS]


def _mark(picked: Picked) -> str:
    return (
        ""
        if picked.asked or not picked
        else f' <span class="warn">[{escaped(picked.language.upper())}]</span> '
    )


def _heading(words: str) -> str:
    return f"<h3>{escaped(_(words))}</h3>"


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _table(rows: str) -> str:
    return (
        f'<table class="line" width="100%" cellspacing="0" style="border-collapse: collapse;">{rows}</table>'
    )


def _panel(inside: str) -> str:
    ground = theme.current.accent_soft
    return (
        f'<table width="100%" cellpadding="10" cellspacing="0" style="margin: 4px 0 10px 0;">'
        f'<tr><td bgcolor="{ground}">{inside}</td></tr></table>'
    )
