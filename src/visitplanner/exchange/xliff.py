"""Texts as XLIFF 2.0 (OASIS): a unit is named kind.id.field, what XML cannot carry is a `<cp>`.

States: initial (missing, or outdated), translated (draft, machine), final (checked); `subState` keeps which of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Translations, Unit, is_tag
from visitplanner.exchange.lines import UNFINISHED, Line, address, parts

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACES = (SPACE, "urn:oasis:names:tc:xliff:document:2.2")
_OURS = "visitplanner:"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    file = _child(root, "file", id="visitplanner")
    file.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    file.text = "\n"
    for line in lines:
        _unit(file, line)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def parsed(content: bytes) -> Translations:
    """The units of a file. Refuses document types, entities, other versions, and what is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, recover=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(N_("This is not a sound XML file: {detail}"), detail=str(error)[:200]) from error
    document: Any = root.getroottree()
    if document.docinfo.doctype:
        raise Refusal(N_("The file defines entities of its own. Files of translators need none."))
    space, _, name = root.tag.lstrip("{").rpartition("}")
    if name != "xliff" or space not in _SPACES:
        raise Refusal(N_("This is not XLIFF 2. Ask for XLIFF 2.0, or for PO."))
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    if not (is_tag(source) and is_tag(target)):
        raise Refusal(N_("The file does not say from which language into which it is translated."))
    units = root.iter(f"{{{space}}}unit")
    return Translations(source, target, tuple(_read(unit, f"{{{space}}}") for unit in units))


def _unit(file: etree._Element, line: Line) -> None:
    unit = _child(file, "unit", id=address(line.unit, "."))
    unit.tail = "\n"
    if line.remarks:
        notes = _child(unit, "notes")
        for remark in line.remarks:
            _child(notes, "note").text = _FORBIDDEN.sub("\ufffd", remark)
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
    for found in (*_FORBIDDEN.finditer(text), None):
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
    segments = [one for one in unit if one.tag in (f"{space}segment", f"{space}ignorable")]
    sources = [_content(one.find(f"{space}source"), space) for one in segments]
    targets = [_target(one, space) for one in segments]
    whole = all(one is not None for one in targets)
    target = "".join(one or "" for one in targets) if whole else ""
    states = [_state(one) for one in segments if one.tag == f"{space}segment"]
    return Unit(*parts(unit.get("id", ""), "."), "".join(sources), target, _lowest(states))


def _target(segment: etree._Element, space: str) -> str | None:
    """Ignorable text between segments may have no target: it then stays as it is in the source."""
    found = segment.find(f"{space}target")
    if found is None and segment.tag == f"{space}ignorable":
        found = segment.find(f"{space}source")
    return _content(found, space) if found is not None else None


def _content(element: etree._Element | None, space: str) -> str:
    return "".join(_pieces(element, space)) if element is not None else ""


def _pieces(element: etree._Element, space: str) -> Iterator[str]:
    """The text with what marks and spans hold; placeholders of tools say nothing."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{space}cp":
            yield _character(child.get("hex", ""))
        elif child.tag in (f"{space}mrk", f"{space}pc"):
            yield from _pieces(child, space)
        yield child.tail or ""


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _state(segment: etree._Element) -> TextState:
    if segment.get("state") in _DONE:
        return TextState.CHECKED
    prefix, _, ours = segment.get("subState", "").partition(":")
    return UNFINISHED.get(ours, TextState.DRAFT) if f"{prefix}:" == _OURS else TextState.DRAFT


def _lowest(states: Iterable[TextState]) -> TextState:
    """The state of a unit in several segments: checked when all of them are."""
    return min(states, key=lambda state: state is TextState.CHECKED, default=TextState.DRAFT)
