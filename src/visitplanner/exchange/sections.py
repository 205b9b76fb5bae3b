"""The body of a note: one headed section per text and language, which any text leaves exactly as it was.

A heading that ends in `{#field.language}` begins a section; a line of a text that looks like one bears a backslash
before it. A body without such headings was written by hand: headings that are called like a field begin its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain import codec
from visitplanner.domain.field_words import field_word
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.wording import Wording

FIELDS = codec.wordings(PracticeNote)
"""The texts of a note, in the order they stand in a file."""

_GALLERY = "media"
_HEADING = re.compile(
    r"#{1,6} (?:(?P<words>.*) )?\{#(?P<name>\w+)(?:\.(?P<language>[A-Za-z0-9-]+))?(?P<marks>(?: \.\w+)*)\}"
)
_BY_HAND = re.compile(r"#{1,6} +(?P<words>.*)")
_STATES = {state.value: state for state in TextState if state is not TextState.NONE}


@dataclass(frozen=True, slots=True)
class Section:
    """The text of one field in one language; no `language` where the file leaves it to its reader."""

    name: str
    language: str
    text: str
    state: TextState | None = None
    original: bool = False


def written(words: Mapping[str, Wording]) -> str:
    """The sections of all texts, each language of one after the other, its original first."""
    return "".join(
        _written(Section(name, one, wording[one], wording.states.get(one), wording.original == one))
        for name, wording in words.items()
        for one in _languages(wording)
    )


def gallery(title: str, lines: Iterable[str]) -> str:
    """A section that is only looked at: what it shows is said in the front matter."""
    shown = "\n".join(lines)
    return f"## {title} {{#{_GALLERY}}}\n\n{shown}\n\n" if shown else ""


def read(body: str) -> tuple[Section, ...]:
    """The sections of a body, as they are said."""
    lines = body.split("\n")
    if lines[-1] == "":
        lines.pop()
    heads = [(n, found) for n, line in enumerate(lines) if (found := _heading(line)) and _begins(found)]
    if not heads:
        return tuple(_by_hand(lines))
    ends = [n for n, _found in heads[1:]] + [len(lines)]
    before = tuple(_by_hand(lines[: heads[0][0]]))
    return before + tuple(
        section
        for (n, found), end in zip(heads, ends, strict=True)
        if found["name"] != _GALLERY
        for section in _sections(found, lines[n + 1 : end])
    )


def _begins(found: re.Match[str]) -> bool:
    """Whether a heading that bears a name begins a section: others have names for reasons of their own."""
    return bool(found["language"]) or found["name"] in (*FIELDS, _GALLERY)


def _languages(wording: Wording) -> list[str]:
    said = {*wording.texts, *wording.states, *([wording.original] if wording.original else [])}
    return sorted(said, key=lambda one: (one != wording.original, one))


def _written(section: Section) -> str:
    marks = " .original" * section.original + (f" .{section.state.value}" if section.state else "")
    name = f"{{#{section.name}.{section.language}{marks}}}"
    if section.name == "title":
        inline = f"# {section.text} {name}"
        found = _heading(inline) if "\n" not in section.text else None
        if section.text and found and found["words"] == section.text:
            return f"{inline}\n\n"
    level = "#" if section.name == "title" else "##"
    text = "\n".join(f"\\{line}" if _looks_like_heading(line) else line for line in section.text.split("\n"))
    return f"{level} {_label(section.name, section.language)} {name}\n\n{text}\n\n"


def _sections(found: re.Match[str], inside: list[str]) -> Iterator[Section]:
    """What stands under a heading. What somebody wrote under a title that stands in its heading is the summary."""
    marks = found["marks"].replace(".", "").split()
    state = next((_STATES[mark] for mark in marks if mark in _STATES), None)
    words, language = found["words"] or "", found["language"] or ""
    if inside and not inside[0]:
        inside = inside[1:]
    below = "\n".join(
        line[1:] if line[:1] == "\\" and _looks_like_heading(line) else line
        for line in (inside[:-1] if inside and not inside[-1] else inside)
    )
    if found["name"] != "title" or (inside and _is_label(words, language)):
        yield Section(found["name"], language, below, state, "original" in marks)
        return
    yield Section("title", language, words, state, "original" in marks)
    if below.strip():
        yield Section("summary", language, below.strip("\n"))


def _is_label(words: str, language: str) -> bool:
    """Whether a heading merely says that a title follows."""
    return words == _label("title", language) or _fields().get(words.casefold()) == "title"


def _heading(line: str) -> re.Match[str] | None:
    return _HEADING.fullmatch(line.rstrip(" \t")) if line.startswith("#") else None


def _looks_like_heading(line: str) -> bool:
    return line[:1] in ("#", "\\") and _heading(line.lstrip("\\")) is not None


def _by_hand(lines: list[str]) -> Iterator[Section]:
    """The first heading of the first level is the title; what stands under no field is the summary."""
    name, text, titled = "summary", list[str](), False
    for line in lines:
        found = _BY_HAND.fullmatch(line) if line.startswith("#") else None
        words = found["words"].rstrip(" #:：") if found else ""
        field = _fields().get(words.casefold(), "") if found else ""
        if found and not titled and line.startswith("# ") and not field:
            titled = True
            yield Section("title", "", words)
        elif field:
            yield from _kept(name, text)
            name, text = field, []
        else:
            text.append(line)
    yield from _kept(name, text)


def _kept(name: str, text: list[str]) -> Iterator[Section]:
    said = "\n".join(text).strip("\n")
    if said.strip():
        yield Section(name, "", said)


@cache
def _fields() -> dict[str, str]:
    """What a field is called in any language of ours, in small letters → the field."""
    spoken = [language(code) for code in LANGUAGES]
    called = {
        one.gettext(field_word("practice_note", name)).casefold(): name for one in spoken for name in FIELDS
    }
    return called | {name: name for name in FIELDS} | {name.replace("_", " "): name for name in FIELDS}


def _label(name: str, tag: str) -> str:
    """The field in the language of its text; where we do not speak it, in English with the tag."""
    code = tag.split("-")[0]
    msgid = field_word("practice_note", name)
    return language(code).gettext(msgid) if code in LANGUAGES else f"{language('en').gettext(msgid)} ({tag})"
