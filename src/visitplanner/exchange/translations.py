"""Texts for professional translators, as XLIFF or as PO: out with all they need to know, and back in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from visitplanner.base.errors import Refusal
from visitplanner.base.language import Language, language
from visitplanner.base.phrases import N_
from visitplanner.domain.field_words import field_word
from visitplanner.domain.translations import Form, Translations, Unit, tag
from visitplanner.domain.worklist import Entry
from visitplanner.exchange import po, xliff, xliff_1, xliff_2
from visitplanner.exchange.folder import mended
from visitplanner.exchange.lines import Line
from visitplanner.operations import labels

LARGEST = 50_000_000
"""Bytes of a file that is read."""

_WRITERS = {"xliff": xliff_1.written, "xliff2": xliff_2.written, "po": po.written}

Remarks = Callable[[Entry], Iterable[str]]
"""What a translator is told of a text besides where it stands."""


def export(
    entries: Iterable[Entry], source: str, target: str, form: Form, *, spoken: Language | None = None,
    remarks: Remarks = lambda _entry: (),
) -> bytes:  # fmt: skip
    """The file: every entry that is written in `source` and was not first written in `target`.

    Remarks are in the language `spoken`, English otherwise. Refuses when no text is left to translate.
    """
    lines = tuple(_lines(entries, source, target, spoken or language("en"), remarks))
    if not lines:
        raise Refusal(N_("Nothing here is written in {language}."), language=source)
    return _WRITERS[form](lines, source, target)


def read(content: bytes) -> Translations:
    """What a translator sent back, whichever form it has. Refuses what is neither, or is not sound."""
    if len(content) > LARGEST:
        raise Refusal(N_("The file is larger than {megabytes} MB."), megabytes=LARGEST // 1_000_000)
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    parsed = xliff.parsed if utf_16 or head.startswith(b"<") else po.parsed
    found = parsed(content)
    return replace(found, units=tuple(map(_mended, found.units)))


def _mended(unit: Unit) -> Unit:
    """As the store will keep its texts, so that a file taken in twice is the same the second time."""
    return replace(unit, source_text=mended(unit.source_text), target_text=mended(unit.target_text))


def standing(entry: Entry, spoken: Language) -> str:
    """Where a text stands, in words: its part of the visit, what it is about, its field."""
    title = labels.quoted(entry.about) if entry.about is not None else ""
    parts = (entry.section, field_word(entry.kind, entry.field))
    section, field = (spoken.gettext(part) for part in parts)
    return " · ".join(part for part in (section, title, field) if part)


def _lines(
    entries: Iterable[Entry], source: str, target: str, spoken: Language, remarks: Remarks
) -> Iterator[Line]:
    for entry in entries:
        words = entry.wording
        text, there = words[tag(words, source)], tag(words, target)
        if text and there not in (words.original, tag(words, source)):
            state = words.state(there)
            unit = Unit(entry.kind, entry.id, entry.field, mended(text), mended(words[there]), state)
            told = (standing(entry, spoken), *remarks(entry))
            yield Line(unit, tuple(mended(" ".join(one.split())) for one in told))
