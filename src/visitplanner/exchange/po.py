"""Texts as a gettext PO file, read and written by Babel: `msgctxt` is kind/id/field, fuzzy is whatever is not checked.

The state of a fuzzy one stands in its last extracted comment, `state: machine`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser, generate_po

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Translations, Unit
from visitplanner.exchange.lines import UNFINISHED, Line, address, languages, parts

_BROKEN = N_("Line {line} of the file is not understood.")
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgstr) )?"(?:[^"\\]|\\.)*"|#.*|')
_HEADER = re.compile(r'^"(Language|X-Source-Language): *([A-Za-z0-9_-]+)\\n"', re.MULTILINE)
_STATE = re.compile(r"state: (\w+)")
_INDENTED = re.compile(r'^[ \t]*(msg(?:ctxt|id|str))?[ \t]*(?=")', re.MULTILINE)
_ESCAPED = re.compile(rb"\\([abfv]|[0-7]{1,3}|.)")
_CONTROLS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_KEPT = {b"\n": rb"\n", b'"': rb"\"", b"\\": rb"\\"}


def written(lines: Sequence[Line], source: str, target: str) -> bytes:
    """The whole file; texts are not wrapped, so that no tool takes a fold for a blank."""
    catalog = Catalog()
    for line in lines:
        unit = line.unit
        fuzzy = bool(unit.target_text) and unit.state is not TextState.CHECKED
        comments = (*line.remarks, f"state: {unit.state.value}") if fuzzy else line.remarks
        message = catalog.add(
            unit.source_text, unit.target_text, context=address(unit, "/"), auto_comments=comments
        )
        message.flags = {"fuzzy"} if fuzzy else set()  # Babel takes “5 % d…” for Python's
    body = "".join(str(part) for part in generate_po(catalog, omit_header=True, width=0))
    return (_header(source, target) + body).encode()


def parsed(content: bytes) -> Translations:
    """The units of a file. Refuses what is no PO file, or does not say its languages."""
    text = _text(_ESCAPED.sub(_unescaped, content)).replace("\r\n", "\n")
    text = _INDENTED.sub(lambda found: f"{found[1]} " if found[1] else "", text)
    head, mark, rest = text.partition("\nmsgctxt ")
    said = dict(_HEADER.findall(head))
    source, target = languages("", said.get("X-Source-Language", ""), said.get("Language", ""))
    # Babel would act on whatever the header says; it has said all that matters.
    blank = "\n".join("" if line.startswith('"') else line for line in head.split("\n"))
    return Translations(source, target, tuple(_units(blank + mark + rest)))


def _units(text: str) -> Iterator[Unit]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line.strip()):
            raise Refusal(_BROKEN, line=number)
    catalog = Catalog()
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except (PoFileError, ValueError, AttributeError, IndexError) as error:
        raise Refusal(_BROKEN, line=getattr(error, "lineno", "?")) from error
    for message in catalog:
        if isinstance(message.id, str) and message.id and isinstance(message.string, str):
            state = _state(message.flags, message.auto_comments)
            yield Unit(*parts(message.context or "", "/"), message.id, message.string, state)


def _state(flags: set[str], comments: Sequence[str]) -> TextState:
    if "fuzzy" not in flags:
        return TextState.CHECKED
    found = _STATE.fullmatch(comments[-1]) if comments else None
    return UNFINISHED.get(found[1], TextState.DRAFT) if found else TextState.DRAFT


def _unescaped(found: re.Match[bytes]) -> bytes:
    """What gettext's own tools escape and Babel does not know: control characters, and bytes by octal number."""
    said = found[1]
    byte = bytes([int(said, 8) & 0xFF]) if said[:1].isdigit() and said[0] < 0x38 else _CONTROLS.get(said)
    return found[0] if byte is None else _KEPT.get(byte, byte)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(N_("This is not a text file in UTF-8.")) from error


def _header(source: str, target: str) -> str:
    """What the file says of itself; the source language stands where Poedit and Weblate look for it."""
    fields = (
        "Project-Id-Version: visitplanner", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit", f"X-Source-Language: {source}", f"Language: {target.replace('-', '_')}",
    )  # fmt: skip
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{one}\\n"\n' for one in fields) + "\n"
