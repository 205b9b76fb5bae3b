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


def split(text: str) -> tuple[str, str]:
    """The front matter of a file and its body; without front matter, "" and all of it."""
    if not text.startswith(f"{FENCE}\n"):
        return "", text
    inside, found, body = text[len(FENCE) :].partition(f"\n{FENCE}\n")
    if not found:
        inside, found, body = text[len(FENCE) :].rstrip().partition(f"\n{FENCE}")
        if not found or body:
            return "", text
    return inside.removeprefix("\n"), body


def read(text: str, file: str) -> dict[str, Node]:
    """The fields that are said. Refuses, with the name of the file, whatever is more than plain fields."""
    try:
        found = _Reader(file).document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else "?"
        raise Refusal(N_("{file}, line {line}: this is not YAML."), file=file, line=line) from error
    if isinstance(found, Scalar) and found.empty:
        return {}
    if not isinstance(found, dict):
        raise Refusal(
            N_("{file}: the part between the lines of hyphens must be a list of fields."), file=file
        )
    return found


class _Reader:
    """Builds the values from the parser's events, so that nothing but these is ever made."""

    def __init__(self, file: str) -> None:
        self._file = file

    def document(self, events: Iterator[Any]) -> Node:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return self._node(event, events, 1)
        return Scalar("", True)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise Refusal(N_("{file}: anchors, aliases and tags have no place in a note."), file=self._file)
        if depth > DEEPEST:
            raise Refusal(N_("{file}: the fields are nested too deeply."), file=self._file)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(mended(event.value), bool(event.implicit[0]))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, depth)
        return self._fields(events, depth)

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
            if not isinstance(key, Scalar) or key.text in found:
                what = key.text if isinstance(key, Scalar) else ""
                raise Refusal(N_("{file}: “{name}” is there twice."), file=self._file, name=what)
            found[key.text] = self._node(next(events), events, depth + 1)
        return found
