"""Texts as XLIFF 1.2: a trans-unit is named kind.id.field; what XML cannot hold is a `<ph>` with U+ and its number.

States: needs-review-translation (draft; leveraged-mt: machine; x-outdated: outdated), final (checked).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Translations, Unit
from visitplanner.exchange.lines import Line, address, languages, origin, parts
from visitplanner.exchange.xml import FORBIDDEN

SPACE = "urn:oasis:names:tc:xliff:document:1.2"
SPACES = (SPACE, "urn:oasis:names:tc:xliff:document:1.1")

_XML = "{http://www.w3.org/XML/1998/namespace}"
_CHARACTER = re.compile(r"U\+([0-9A-F]{4,6})")
_REVIEW = "needs-review-translation"
_QUALIFIERS = {TextState.MACHINE: "leveraged-mt", TextState.OUTDATED: "x-outdated"}
_QUALIFIED = {word: state for state, word in _QUALIFIERS.items()} | {"mt-suggestion": TextState.MACHINE}
_DONE = ("final", "signed-off")
_UNTOUCHED = ("new", "needs-translation")


def written(lines: Sequence[Line], source: str, target: str) -> bytes:
    """The whole file."""
    names: Any = {None: SPACE}
    root = etree.Element(f"{{{SPACE}}}xliff", {"version": "1.2"}, names)
    said = {"original": origin(source, target), "datatype": "plaintext"}
    file = _child(root, "file", {**said, "source-language": source, "target-language": target})
    body = _child(file, "body")
    body.text = "\n"
    for line in lines:
        _unit(body, line)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def parsed(root: etree._Element, space: str) -> Translations:
    """The units of all its files. Refuses several languages."""
    files = [
        one for one in root.iter(f"{space}file") if next(one.iter(f"{space}trans-unit"), None) is not None
    ]
    spoken = {_languages(one, space) for one in files or root.findall(f"{space}file")[:1]}
    if len(spoken) > 1:
        raise Refusal(N_("The file has texts in several languages. Ask for one file for each."))
    source, target = spoken.pop() if spoken else languages("", "", "")
    units = (unit for file in files for unit in file.iter(f"{space}trans-unit"))
    return Translations(source, target, tuple(_read(unit, space) for unit in units))


def _unit(body: etree._Element, line: Line) -> None:
    text, state = line.unit.target_text, line.unit.state
    checked = state is TextState.CHECKED
    said = {"id": address(line.unit, "."), f"{_XML}space": "preserve"}
    unit = _child(body, "trans-unit", {**said, **({"approved": "yes"} if text and checked else {})})
    unit.tail = "\n"
    _fill(_child(unit, "source"), line.unit.source_text)
    if text:
        qualifier = {"state-qualifier": _QUALIFIERS[state]} if state in _QUALIFIERS else {}
        _fill(_child(unit, "target", {"state": _DONE[0] if checked else _REVIEW, **qualifier}), text)
    for remark in line.remarks:
        _child(unit, "note").text = FORBIDDEN.sub("\ufffd", remark)


def _child(parent: etree._Element, name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{SPACE}}}{name}", attributes or {})


def _fill(element: etree._Element, text: str) -> None:
    at = 0
    for number, found in enumerate(FORBIDDEN.finditer(text), 1):
        _append(element, text[at : found.start()])
        _child(element, "ph", {"id": str(number)}).text = f"U+{ord(found[0]):04X}"
        at = found.end()
    _append(element, text[at:])


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


def _languages(file: etree._Element, space: str) -> tuple[str, str]:
    """Of a file; the target may stand at the texts alone."""
    target = file.get("target-language", "")
    if not target:
        said = (one.get(f"{_XML}lang", "") for one in file.iter(f"{space}target"))
        target = next(filter(None, said), "")
    return languages(file.get("original", ""), file.get("source-language", ""), target)


def _read(unit: etree._Element, space: str) -> Unit:
    source, _whole = _content(unit.find(f"{space}source"), space)
    target, whole = _content(unit.find(f"{space}target"), space)
    if (target == source and _is_untouched(unit, space)) or _lacks_segments(unit, space):
        target, whole = "", True
    return Unit(*parts(unit.get("id", ""), "."), source, target, _state(unit, space), not whole)


def _is_untouched(unit: etree._Element, space: str) -> bool:
    """Whether a target that equals its source is merely what a tool put there to begin with."""
    found = unit.find(f"{space}target")
    return unit.get("translate") == "no" or (found is not None and found.get("state") in _UNTOUCHED)


def _lacks_segments(unit: etree._Element, space: str) -> bool:
    """Whether some segment of the source has no translation yet, where the target is in segments too."""
    wanted, there = (_segments(unit.find(f"{space}{name}"), space) for name in ("seg-source", "target"))
    return bool(there) and any(not there.get(id, "").strip() for id, text in wanted.items() if text.strip())


def _segments(element: etree._Element | None, space: str) -> dict[str, str]:
    marks = element.iter(f"{space}mrk") if element is not None else ()
    return {one.get("mid", ""): _content(one, space)[0] for one in marks if one.get("mtype") == "seg"}


def _content(element: etree._Element | None, space: str) -> tuple[str, bool]:
    """The text of an element, and whether it is whole."""
    pieces = tuple(_pieces(element, space)) if element is not None else ()
    return "".join(one or "" for one in pieces), None not in pieces


def _pieces(element: etree._Element, space: str) -> Iterator[str | None]:
    """The text with what is in marks, codes of tools included; None where something stands that the file lacks.

    Codes in pairs without content (`bx`, `bpt`, …) are formatting: the words are whole without them.
    """
    yield element.text or ""
    for child in element:
        name = child.tag.removeprefix(space)
        if name in ("x", "bx", "ex") or (name == "ph" and not len(child) and not child.text):
            yield _code(child, name)
        elif name == "ph" and (found := _CHARACTER.fullmatch(child.text or "")):
            yield _character(found)
        else:
            yield from _pieces(child, space)
        yield child.tail or ""


def _code(element: etree._Element, name: str) -> str | None:
    if element.get("ctype") == "lb":
        return "\n"
    return element.get("equiv-text", None if name in ("x", "ph") else "")


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 and FORBIDDEN.fullmatch(chr(code)) else found[0]


def _state(unit: etree._Element, space: str) -> TextState:
    """Checked is what is signed off, or approved and not sent back; a text a human made is no machine's any more."""
    target = unit.find(f"{space}target")
    said = target.get("state", "") if target is not None else ""
    if said in _DONE or (unit.get("approved") == "yes" and said in ("", "translated")):
        return TextState.CHECKED
    qualifier = target.get("state-qualifier", "") if target is not None and said != "translated" else ""
    return _QUALIFIED.get(qualifier, TextState.DRAFT)
