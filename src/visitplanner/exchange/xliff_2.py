"""Texts as XLIFF 2.0 (OASIS): a unit is named kind.id.field, what XML cannot carry is a `<cp>`.

States: initial (missing, or outdated), translated (draft, machine), final (checked); `subState` keeps which of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Translations, Unit
from visitplanner.exchange.lines import UNFINISHED, Line, address, languages, origin, parts
from visitplanner.exchange.xml import FORBIDDEN

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
SPACES = (SPACE, "urn:oasis:names:tc:xliff:document:2.2")

_OURS = "visitplanner:"
_STATES = {
    TextState.NONE: "initial", TextState.OUTDATED: "initial", TextState.DRAFT: "translated",
    TextState.MACHINE: "translated", TextState.CHECKED: "final",
}  # fmt: skip
_DONE = ("reviewed", "final")


def written(lines: Sequence[Line], source: str, target: str) -> bytes:
    """The whole file."""
    said = {"version": "2.0", "srcLang": source, "trgLang": target}
    names: Any = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}xliff", said, names)
    file = _child(root, "file", id="visitplanner", original=origin(source, target))
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    file.text = "\n"
    for line in lines:
        _unit(file, line)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def parsed(root: etree._Element, space: str) -> Translations:
    """The units of all its files."""
    file = root.find(f"{space}file")
    original = file.get("original", "") if file is not None else ""
    source, target = languages(original, root.get("srcLang", ""), root.get("trgLang", ""))
    return Translations(source, target, tuple(_read(unit, space) for unit in root.iter(f"{space}unit")))


def _unit(file: etree._Element, line: Line) -> None:
    unit = _child(file, "unit", id=address(line.unit, "."))
    unit.tail = "\n"
    if line.remarks:
        notes = _child(unit, "notes")
        for remark in line.remarks:
            _child(notes, "note").text = FORBIDDEN.sub("\ufffd", remark)
    state = line.unit.state
    segment = _child(unit, "segment", state=_STATES[state])
    if state.value in UNFINISHED:
        segment.set("subState", f"{_OURS}{state.value}")
    _fill(_child(segment, "source"), line.unit.source_text)
    if line.unit.target_text:
        _fill(_child(segment, "target"), line.unit.target_text)


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{SPACE}}}{name}", attributes)


def _fill(element: etree._Element, text: str) -> None:
    at = 0
    last: etree._Element | None = None
    for found in (*FORBIDDEN.finditer(text), None):
        piece = text[at : found.start() if found else None]
        if last is None:
            element.text = piece
        else:
            last.tail = piece
        if found:
            last = _child(element, "cp", hex=f"{ord(found[0]):04X}")
            at = found.end()


def _read(unit: etree._Element, space: str) -> Unit:
    """A unit whose target is not there in all its segments counts as not translated yet."""
    data = {
        one.get("id", ""): "".join(filter(None, _pieces(one, space, {}))) for one in unit.iter(f"{space}data")
    }
    segments = [one for one in unit if one.tag in (f"{space}segment", f"{space}ignorable")]
    source = "".join(_content(one.find(f"{space}source"), space, data)[0] for one in segments)
    targets = [_target(one, space, data) for one in sorted(segments, key=_order(segments, space))]
    there = [one for one in targets if one is not None]
    target, whole = "".join(text for text, _whole in there), all(whole for _text, whole in there)
    said = [one for one in segments if one.tag == f"{space}segment"]
    untouched = target == source and all(one.get("state") == "initial" and not _ours(one) for one in said)
    if untouched or len(there) < len(targets):
        target, whole = "", True
    return Unit(*parts(unit.get("id", ""), "."), source, target, _lowest(map(_state, said)), not whole)


def _order(segments: Sequence[etree._Element], space: str) -> Callable[[etree._Element], int]:
    """Where the target of a segment stands: at its own place, or at the one it says (`order`, from 1)."""
    places = {}
    for place, one in enumerate(segments, 1):
        target = one.find(f"{space}target")
        said = target.get("order", "") if target is not None else ""
        places[one] = int(said) if re.fullmatch("[0-9]{1,9}", said) else place
    return lambda one: places[one]


def _target(segment: etree._Element, space: str, data: Mapping[str, str]) -> tuple[str, bool] | None:
    """What has no target stays as it is in the source where it is blank, or ignorable; else there is none yet."""
    found = segment.find(f"{space}target")
    if found is not None:
        return _content(found, space, data)
    source = _content(segment.find(f"{space}source"), space, data)
    return source if segment.tag == f"{space}ignorable" or not source[0].strip() else None


def _content(element: etree._Element | None, space: str, data: Mapping[str, str]) -> tuple[str, bool]:
    """The text of an element, and whether it is whole."""
    pieces = tuple(_pieces(element, space, data)) if element is not None else ()
    return "".join(one or "" for one in pieces), None not in pieces


def _pieces(element: etree._Element, space: str, data: Mapping[str, str]) -> Iterator[str | None]:
    """The text with what is in marks, and the original data of codes; None where a placeholder has none.

    Codes in pairs without data are formatting: the words are whole without them.
    """
    yield element.text or ""
    for child in element:
        name = child.tag.removeprefix(space)
        if name == "cp":
            yield _character(child.get("hex", ""))
        elif name == "ph":
            lines = "\n" if child.get("subType") == "xlf:lb" else None
            yield data.get(child.get("dataRef", ""), child.get("equiv", lines))
        elif name in ("sc", "ec"):
            yield data.get(child.get("dataRef", ""), "")
        else:
            yield data.get(child.get("dataRefStart", ""), "")
            yield from _pieces(child, space, data)
            yield data.get(child.get("dataRefEnd", ""), "")
        yield child.tail or ""


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _state(segment: etree._Element) -> TextState:
    return TextState.CHECKED if segment.get("state") in _DONE else _ours(segment) or TextState.DRAFT


def _ours(segment: etree._Element) -> TextState | None:
    """The state of ours it was sent with, unless somebody has moved it on since."""
    prefix, _, word = segment.get("subState", "").partition(":")
    found = UNFINISHED.get(word) if f"{prefix}:" == _OURS else None
    return found if found and segment.get("state") in (None, _STATES[found]) else None


def _lowest(states: Iterable[TextState]) -> TextState:
    """The state of a unit in several segments: checked when all of them are."""
    return min(states, key=lambda state: state is TextState.CHECKED, default=TextState.DRAFT)
