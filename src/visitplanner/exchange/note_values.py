"""What a file says of the fields of a note and its rows: written as YAML has it, read by each field's declared type."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import codec
from visitplanner.domain.kinds import TextState
from visitplanner.domain.practice_form import words_of
from visitplanner.domain.translations import is_tag
from visitplanner.domain.wording import Wording
from visitplanner.exchange.front_matter import Node, Scalar

_ID = re.compile(r"[0-9a-f]{32}")
_INT = re.compile(r"[-+]?\d{1,15}")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_STATES = {state.value: state for state in TextState if state is not TextState.NONE}


def plain(value: Any) -> Any:
    """A register or wording as YAML writes it."""
    if isinstance(value, Wording):
        return _languages(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def _languages(words: Wording) -> dict[str, Any]:
    said = {*words.texts, *words.states, *([words.original] if words.original else [])}
    found: dict[str, Any] = {}
    for one in sorted(said, key=lambda one: (one != words.original, one)):
        more: dict[str, Any] = {"original": True} if words.original == one else {}
        if state := words.states.get(one):
            more["state"] = state.value
        found[one] = {"text": words[one], **more} if more else words[one]
    return found


class Values:
    """Reads the fields of one file. `language` is that of texts which do not say theirs."""

    def __init__(self, file: str, language: str) -> None:
        self.file, self.language = file, language
        self.told: list[Phrase] = []

    def wrong(self, name: str, value: Any = "") -> Refusal:
        """A field has a value that it cannot have."""
        shown = value.text if isinstance(value, Scalar) else value if isinstance(value, str) else "…"
        return Refusal(
            N_("{file}: “{name}” cannot be “{value}”."), file=self.file, name=name, value=shown[:60]
        )

    def unknown(self, name: str) -> None:
        """Say that a field was left out: a newer version may have it."""
        self.told.append(Phrase(N_("{file}: “{name}” is not known here and is left out."), {
            "file": self.file, "name": name[:60],
        }))  # fmt: skip

    def fields(self, kind: type[Any], said: Mapping[str, Node], within: str = "") -> dict[str, Any]:
        """All registers and wordings that are said; what is not known is told."""
        found: dict[str, Any] = {}
        for name, node in said.items():
            if name in codec.wordings(kind):
                found[name] = self.wording(f"{within}{name}", node)
            elif name in codec.registers(kind):
                found[name] = self._register(kind, name, node, within)
            else:
                self.unknown(f"{within}{name}")
        return found

    def id(self, node: Node | None, name: str = "id") -> str:
        """An id, or "" where none is said."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            return ""
        text = self.text(node, name)
        if not _ID.fullmatch(text):
            raise self.wrong(name, text)
        return text

    def text(self, node: Node, name: str) -> str:
        """A single value as it is written; "" for none."""
        if not isinstance(node, Scalar):
            raise self.wrong(name, node)
        return "" if node.empty else node.text

    def tag(self, text: str, name: str) -> str:
        """A language."""
        if not is_tag(text):
            raise self.wrong(name, text)
        return text

    def wording(self, name: str, node: Node) -> Wording:
        """A text in the language of the file, or texts by language, each with its state where it has one."""
        if isinstance(node, Scalar):
            return Wording() if node.empty else Wording({self.language: node.text})
        if isinstance(node, list):
            raise self.wrong(name, node)
        texts, states, original = dict[str, str](), dict[str, TextState](), ""
        for language, said in node.items():
            more = said if isinstance(said, dict) else {"text": said}
            texts[self.tag(language, name)] = self.text(
                more.get("text", Scalar("", True)), f"{name}.{language}"
            )
            if "state" in more:
                states[language] = self._state(more["state"], f"{name}.{language}")
            if "original" in more and self._single(bool, more["original"], f"{name}.{language}.original"):
                original = language
            for other in more.keys() - {"text", "state", "original"}:
                self.unknown(f"{name}.{language}.{other}")
        return Wording(texts, states, original)

    def rows(self, name: str, node: Node) -> list[dict[str, Any]]:
        """A list of rows, each with its fields."""
        if isinstance(node, Scalar) and node.empty:
            return []
        if not isinstance(node, list) or not all(isinstance(one, dict) for one in node):
            raise self.wrong(name, node)
        return node

    def _state(self, node: Node, name: str) -> TextState:
        text = self.text(node, name)
        if text not in _STATES:
            raise self.wrong(f"{name}.state", text)
        return _STATES[text]

    def _register(self, kind: type[Any], name: str, node: Node, within: str) -> Any:
        if isinstance(node, Scalar) and node.empty:
            return codec.defaults(kind)[name]
        wanted = codec.item_type(kind, name)
        if not codec.is_json(kind, name):
            return self._single(wanted, node, f"{within}{name}")
        # A list is taken as it stands; people also write `tags: energy, sea`.
        several = [Scalar(word, False) for word in words_of(node.text)] if isinstance(node, Scalar) else node
        if not isinstance(several, list):
            raise self.wrong(f"{within}{name}", node)
        said = (one for one in several if not (isinstance(one, Scalar) and one.empty))
        return tuple(self._single(wanted, one, f"{within}{name}") for one in said)

    def _single(self, wanted: type[Any], node: Any, name: str) -> Any:
        try:
            return _parsed(wanted, self.text(node, name))
        except (ValueError, KeyError, OverflowError):
            raise self.wrong(name, node) from None


def _parsed(wanted: type[Any], text: str) -> Any:
    if wanted is bool:
        return _TRUTH[text.casefold()]
    if wanted is int and not _INT.fullmatch(text):
        raise ValueError(text)
    if wanted is float:
        number = float(text)
        if not math.isfinite(number):
            raise ValueError(text)
        return number
    if wanted in (date, datetime):
        return wanted.fromisoformat(text)
    return wanted(text)
