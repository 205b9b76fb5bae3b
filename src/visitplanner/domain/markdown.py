"""The Markdown people type in notes, read once for screen and pack: paragraphs, lists, quotes, headings, code, links.

CommonMark with what notes need otherwise: a line break stays one, Japanese bullets (・ •) are bullets, emphasis closes
beside Japanese signs, HTML, entities and tables are text. Nothing is fetched, and nothing typed is lost: a text whose
letters would not all be there again is given as plain paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

PARAGRAPH: Final = "paragraph"
HEADING: Final = "heading"
ITEM: Final = "item"
CODE: Final = "code"
RULE: Final = "rule"

LONGEST: Final = 50_000
MOST_SIGNS: Final = 5_000
_SIGNS = "[!*_`<>\\"
_SAFE = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_JAPANESE_BULLET = re.compile(r"^( *)(?:[•・]|([-+*]|\d{1,9}[.)])(?=\u3000))[ \u3000]+(?=\S)", re.MULTILINE)
_BARE = re.compile(r"\bhttps?://[^\s<>「」『』（）、。]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'\"*_)]}"
_SILENT = re.compile(r"[\s!-/:-@\[-`{-~・•]+")
"""What may be a sign of Markdown, and so is not counted."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one look; "\\n" in the text is a line break. `link`: an http, https or mailto address."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level`: of a heading 1–6, else how many lists it lies in.

    `mark` is "•", "3." or "3)" on the first block of an item, empty on those that follow in it. `quoted` says how deep
    in block quotes it stands.
    """

    kind: str
    level: int = 0
    mark: str = ""
    runs: tuple[Run, ...] = ()
    quoted: int = 0

    @property
    def text(self) -> str:
        """Its characters without their looks."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order. Time grows with its length alone."""
    if not _is_plain(text):
        from visitplanner.domain import commonmark  # slow import  # noqa: PLC0415

        source = _JAPANESE_BULLET.sub(_bullet, text)
        found = tuple(_Reader(source.split("\n")).read(commonmark.parser(is_safe).parse(source)))
        if _weight(_kept(found)) == _weight((text,)):
            return found
    return tuple(Block(PARAGRAPH, runs=_linked(Run(part))) for part in _paragraphs(text))


def _is_plain(text: str) -> bool:
    """Whether a text is too long, or has too many signs, to be looked at for them."""
    return len(text) > LONGEST or any(text.count(sign) > MOST_SIGNS for sign in _SIGNS)


def is_safe(address: str) -> bool:
    """Whether an address may be a link at all: http, https and mailto."""
    return bool(_SAFE.match(address))


@dataclass
class _Reader:
    """Walks the parser's tokens; `marks` has a mark per open list item, taken by its first block."""

    lines: list[str]
    marks: list[str] = field(default_factory=list)
    quoted: int = 0
    heading: int = 0

    def read(self, tokens: Iterable[Token]) -> Iterator[Block]:
        """Every block, in order."""
        for token in tokens:
            name = token.type
            if name in ("list_item_open", "list_item_close"):
                yield from self._item(token)
            elif name in ("blockquote_open", "blockquote_close"):
                self.quoted += token.nesting
            elif name == "heading_open":
                self.heading = int(token.tag[1:])
            elif name == "heading_close":
                self.heading = 0
            elif name == "inline":
                yield from self._block(PARAGRAPH, _joined((self._indent(token), *_runs(token))))
            elif name == "fence":
                words = f"{token.info.strip()}\n{token.content}" if token.info.strip() else token.content
                yield from self._block(CODE, (Run(words.removesuffix("\n"), code=True),))
            elif name == "hr":
                yield Block(RULE, quoted=self.quoted)

    def _item(self, token: Token) -> Iterator[Block]:
        if self.marks and self.marks[-1]:
            yield from self._block(ITEM, ())
        if token.nesting > 0:
            self.marks.append(f"{token.info}{token.markup}" if token.info else "•")
        else:
            self.marks.pop()

    def _indent(self, token: Token) -> Run:
        """The ideographic spaces that begin a Japanese paragraph: the parser takes them away."""
        line = self.lines[token.map[0]] if token.map else ""
        return Run(line[: len(line) - len(line.lstrip("\u3000"))])

    def _block(self, kind: str, runs: tuple[Run, ...]) -> Iterator[Block]:
        level, mark = len(self.marks), ""
        if self.marks:
            mark, self.marks[-1] = self.marks[-1], ""
        if self.heading and not level:
            kind, level = HEADING, self.heading
        elif self.heading:
            runs = tuple(replace(run, bold=True) for run in runs)
        if kind == PARAGRAPH and level:
            kind = ITEM
        if runs:
            yield Block(kind, level, mark, runs, self.quoted)
        elif mark.strip("•"):  # an item that says nothing: its number was typed all the same
            yield Block(ITEM, level, "", (Run(mark),), self.quoted)


def _runs(inline: Token) -> list[Run]:
    looks, title = Run(""), ""
    depth = {"strong": 0, "em": 0}
    found: list[Run] = []
    for token in inline.children or ():
        name = token.type
        if token.tag in depth:
            depth[token.tag] += token.nesting
            looks = replace(looks, bold=depth["strong"] > 0, italic=depth["em"] > 0)
        elif name == "link_open":
            looks, title = replace(looks, link=str(token.attrs["href"])), str(token.attrs.get("title", ""))
            start = len(found)
        elif name == "link_close":
            found += [replace(looks, text=looks.link)] if len(found) == start else []
            looks = replace(looks, link="")
            found += [replace(looks, text=f" ({title})")] if title else []
        else:
            found += _spoken(token, looks)
    return found


def _spoken(token: Token, looks: Run) -> Iterable[Run]:
    if token.type == "code_inline":
        return (replace(looks, text=token.content, code=True),)
    if token.type == "image":
        words = " ".join(str(token.attrs.get(name, "")) for name in ("src", "title")).strip()
        return (replace(looks, text=f"{token.content} ({words})".strip()),)
    words = "\n" if token.type in ("softbreak", "hardbreak") else token.content
    return _linked(replace(looks, text=words))


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run."""
    groups = groupby((run for run in runs if run.text), lambda run: replace(run, text=""))
    return tuple(replace(looks, text="".join(run.text for run in group)) for looks, group in groups)


def _linked(run: Run) -> tuple[Run, ...]:
    """`run` with the bare addresses in it as links."""
    if run.link or "://" not in run.text:
        return (run,) if run.text else ()
    found: list[Run] = []
    at = 0
    for match in _BARE.finditer(run.text):
        target = match[0].rstrip(_TRAILING)
        if match[0][len(target) :].startswith(")") and target.count("(") > target.count(")"):
            target += ")"
        if is_safe(target):
            found.append(replace(run, text=run.text[at : match.start()]))
            at = match.start() + len(target)
            found.append(replace(run, text=target, link=target))
    found.append(replace(run, text=run.text[at:]))
    return tuple(one for one in found if one.text)


def _bullet(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2] or '-'} "


def _paragraphs(text: str) -> list[str]:
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _kept(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.mark
        yield block.text
        for link, group in groupby(block.runs, lambda run: run.link):
            words = "".join(run.text for run in group)
            yield "" if link in (words, f"mailto:{words}") else link


def _weight(parts: Iterable[str]) -> int:
    """How many characters there are that can be no sign."""
    return sum(len(_SILENT.sub("", part)) for part in parts)
