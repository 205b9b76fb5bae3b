"""The YAML at the head of a note: written plainly, read strictly. No anchors, aliases or tags; little depth.

What is written without quotes has no type of its own here: `no`, `0123` and `2026` are what the field makes of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.exchange.folder import mended

DEEPEST = 8
FENCE = "---"

_BREAKS = re.compile("[\x85\u2028\u2029]")
_ENDINGS = re.compile("[\n\x85\u2028\u2029]")
_OPENS = re.compile(r"(?:[ \t]*\n)*-{3,}[ \t]*\n")
_ENDS = re.compile(r"^(?:-{3,}|\.{3})[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"[\w ]+:(?: |\n|\Z)")
_VALUE_TAKEN_FOR_REMARK = re.compile(r"[ \t]*#[^ \t\n#]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Writer(yaml.SafeDumper):
    """Writes several lines as lines, and escapes what YAML alone takes for the end of one."""


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS.search(text) else "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style)


_Writer.add_representer(str, _text)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written; `plain` without quotes."""

    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether it says that nothing is there."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


Node = Scalar | list[Any] | dict[str, Any]


def written(values: dict[str, Any]) -> str:
    """`values` between two fences, in their order."""
    text = yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=sys.maxsize)
    return f"{FENCE}\n{text}{FENCE}\n"


def split(text: str, file: str) -> tuple[str, str]:
    """The front matter of a file and its body; without front matter, "" and all of it.

    Blank lines before it, more hyphens, blanks behind them and an end of three dots are taken as people mean them.
    Refuses, with the name of the file, fields that have no end.
    """
    opening = _OPENS.match(text)
    if opening is None:
        return "", text
    end = _ENDS.search(text, opening.end())
    if end is not None:
        before = "\n" * (opening[0].count("\n") - 1)
        return before + text[opening.end() : end.start()], text[end.end() :]
    if _FIELD.match(text, opening.end()):
        raise Refusal(
            N_("{file}: the fields at the beginning have no end, a line of three hyphens."), file=file
        )
    return "", text


def read(text: str, file: str) -> dict[str, Node]:
    """The fields that are said. Refuses, with the name of the file and the line, whatever is more than plain fields."""
    try:
        found = _Reader(text, file).document(yaml.parse(text, Loader=_LOADER))
    except yaml.reader.ReaderError as error:
        raise _unread(file, text.encode()[: error.position].count(b"\n")) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _unread(file, mark.line if mark else 0) from error
    if isinstance(found, Scalar) and found.empty:
        return {}
    if not isinstance(found, dict):
        raise Refusal(
            N_("{file}: the part between the lines of hyphens must be a list of fields."), file=file
        )
    return found


def _unread(file: str, line: int) -> Refusal:
    """What to say of a line, counted from 0 behind the first of the file."""
    said = N_(
        "{file}, line {line} cannot be read. Use no tabs, and put values with : # * & ! @ % [ between quotes."
    )
    return Refusal(said, file=file, line=line + 2)


class _Reader:
    """Builds the values from the parser's events, so that nothing but these is ever made."""

    def __init__(self, text: str, file: str) -> None:
        self._lines, self._file = _ENDINGS.split(text), file

    def document(self, events: Iterator[Any]) -> Node:
        found: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if found is not None:
                    raise self._unread(event)
                found = self._node(event, events, 1)
        return Scalar("", True) if found is None else found

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise self._unread(event)
        if depth > DEEPEST:
            raise Refusal(N_("{file}: the fields are nested too deeply."), file=self._file)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, depth)
        return self._fields(events, depth)

    def _scalar(self, event: Any) -> Scalar:
        """A single value. What begins with # right after its name is a remark to YAML, and would be lost."""
        plain = bool(event.implicit[0])
        mark = event.start_mark
        if plain and not event.value and _VALUE_TAKEN_FOR_REMARK.match(self._lines[mark.line], mark.column):
            raise self._unread(event)
        return Scalar(mended(event.value), plain)

    def _list(self, events: Iterator[Any], depth: int) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._node(event, events, depth + 1))
        return found

    def _fields(self, events: Iterator[Any], depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Scalar) or (key.plain and key.text != key.text.strip()):
                raise self._unread(event)
            if key.text in found:
                raise Refusal(N_("{file}: “{name}” is there twice."), file=self._file, name=key.text)
            found[key.text] = self._node(next(events), events, depth + 1)
        return found

    def _unread(self, event: Any) -> Refusal:
        return _unread(self._file, event.start_mark.line)
