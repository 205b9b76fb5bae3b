"""The few signs of Markdown that people type in notes: paragraphs, lists, bold, italic, links.

Nothing typed is lost: what is not one of these signs, or lacks its other half, is printed as it stands. Links go to
http, https and mailto only; headings become bold paragraphs; a single line break stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from visitplanner.pack.flowables import item, mark_indent
from visitplanner.pack.structure import Node, list_attributes
from visitplanner.pack.text import Run, Style, Text

_ITEM = re.compile(r"(?P<indent> *)(?:(?P<bullet>[-*+•・])|(?P<number>\d{1,4})[.)])[ \u3000]+(?P<text>\S.*)")
_HEADING = re.compile(r" {0,3}#{1,6} +(.*?)(?: +#+)?$")
_DEEPEST = 3

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"`([^`\n]+)`")
_STRONG = re.compile(
    r"\*\*(?=\S)(?P<inner>[^\n]{0,2000}?\S)\*\*(?!\*)|(?<!\w)__(?=\S)(?P<other>[^\n]{0,2000}?\S)__(?!\w)"
)
_EMPHASIS = re.compile(
    r"\*(?=[^\s*])(?P<inner>[^*\n]{0,2000}?[^\s*])\*(?!\*)|(?<!\w)_(?=[^\s_])(?P<other>[^_\n]{0,2000}?[^\s_])_(?!\w)"
    r"|\*(?=[^\s*])(?P<one>[^\s*])\*(?!\*)|(?<!\w)_(?P<single>[^\s_])_(?!\w)"
)
_LINK = re.compile(
    r"\[(?P<inner>[^\]\n]{1,500})\]\((?P<target>(?:https?://|mailto:)[^\s()]{1,2000}(?:\([^\s()]*\)[^\s()]*)*)\)",
    re.I,
)
_BARE = re.compile(
    r"<(?P<angled>(?:https?://|mailto:)[^\s<>]{1,2000})>|\bhttps?://[^\s<>「」『』（）、。]{1,2000}", re.I
)
_SIGN = re.compile(r"[\\`*_\[<]|\bhttps?://", re.I)
_TRAILING = ".,;:!?'\"*_)]}"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list: `mark` is "•" or "3.", `level` counts from 1; a paragraph has level 0."""

    text: str
    mark: str = ""
    level: int = 0
    bold: bool = False

    @property
    def kind(self) -> str:
        """The last sign of the mark: items of one list share it."""
        return self.mark[-1:]


def blocks(text: str) -> list[Block]:
    """The paragraphs and list items of `text`, in order."""
    found: list[Block] = []
    open_lines: list[str] = []

    def close() -> None:
        if open_lines:
            found.append(Block("\n".join(open_lines)))
            open_lines.clear()

    for line in text.split("\n"):
        entry, title = _ITEM.fullmatch(line), _HEADING.fullmatch(line)
        if entry:
            close()
            level = min(len(entry["indent"]) // 2 + 1, found[-1].level + 1 if found else 1, _DEEPEST)
            found.append(Block(entry["text"], f"{entry['number']}." if entry["number"] else "•", level))
        elif title:
            close()
            found.append(Block(title[1], bold=True))
        elif not line.strip():
            close()
        elif found and found[-1].level and not open_lines and line.startswith("  "):
            last = found.pop()
            found.append(Block(f"{last.text}\n{line.strip()}", last.mark, last.level))
        else:
            open_lines.append(line)
    close()
    return found


def runs(text: str, bold: bool = False, italic: bool = False, link: str = "") -> list[Run]:
    """The styled runs of one block."""
    found: list[Run] = []
    start = 0
    sign = _SIGN.search(text)
    while sign:
        at = sign.start()
        inner = _next(text, at, Run("", bold, italic, link))
        if inner:
            if start < at:
                found.append(Run(text[start:at], bold, italic, link))
            found += inner[1]
            start = at = inner[0]
        else:
            at += 1
        sign = _SIGN.search(text, at)
    if start < len(text):
        found.append(Run(text[start:], bold, italic, link))
    return found


def _next(text: str, at: int, around: Run) -> tuple[int, list[Run]] | None:
    """What begins at `at`: where it ends, and its runs; None for an ordinary character."""
    for first_signs, pattern, look, make in _RULES:
        # A sign within its own kind stands for itself: this also bounds how deep they nest.
        if text[at] in first_signs and not (look and getattr(around, look)):
            match = pattern.match(text, at)
            if match:
                return make(match, around)
    return None


def _literal(match: re.Match[str], around: Run) -> tuple[int, list[Run]]:
    return match.end(), [Run(match[1], around.bold, around.italic, around.link)]


def _strong(match: re.Match[str], around: Run) -> tuple[int, list[Run]]:
    inner = match["inner"] or match["other"]
    return match.end(), runs(inner, True, around.italic, around.link)


def _emphasis(match: re.Match[str], around: Run) -> tuple[int, list[Run]]:
    inner = match["inner"] or match["other"] or match["one"] or match["single"]
    return match.end(), runs(inner, around.bold, True, around.link)


def _named_link(match: re.Match[str], around: Run) -> tuple[int, list[Run]]:
    return match.end(), runs(match["inner"], around.bold, around.italic, match["target"])


def _bare_link(match: re.Match[str], around: Run) -> tuple[int, list[Run]]:
    target = match["angled"]
    if target:
        return match.end(), [Run(target, around.bold, around.italic, target)]
    target = match[0].rstrip(_TRAILING)
    if match[0][len(target) :].startswith(")") and target.count("(") > target.count(")"):
        target += ")"
    return match.start() + len(target), [Run(target, around.bold, around.italic, target)]


_Rule = tuple[str, re.Pattern[str], str, Callable[[re.Match[str], Run], tuple[int, list[Run]]]]
_RULES: tuple[_Rule, ...] = (
    ("\\", _ESCAPED, "", _literal),
    ("`", _CODE, "", _literal),
    ("*_", _STRONG, "bold", _strong),
    ("*_", _EMPHASIS, "italic", _emphasis),
    ("[", _LINK, "link", _named_link),
    ("<hH", _BARE, "link", _bare_link),
)


def marked_up(text: str, style: Style, language: str = "", parent: Node | None = None) -> list[Text]:
    """A note as flowables: paragraphs, and lists up to three levels deep."""
    made: list[Text] = []
    lists: list[tuple[str, Node]] = []
    bodies: list[Node] = []
    found = blocks(style.family.drawable(text))
    for block, following in zip(found, [*found[1:], Block("")], strict=False):
        content = runs(block.text, bold=block.bold)
        level = block.level
        del lists[level:], bodies[level:]
        if not level:
            made.append(Text(content, style, node=Node("P", parent), language=language))
            continue
        if len(lists) < level or lists[-1][0] != block.kind:
            above = bodies[level - 2] if level > 1 else parent
            lists[level - 1 :] = [(block.kind, Node("L", above, list_attributes(block.mark)))]
        indent = mark_indent([other.mark for other in found if other.kind == block.kind], style)
        after = style.after / 3 if following.level else style.after
        look = style.but(left=style.left + 1.5 * style.size * (level - 1), after=after)
        entry = item(content, look, lists[-1][1], block.mark, indent, language)
        assert entry.node is not None
        bodies[level - 1 :] = [entry.node]
        made.append(entry)
    return made
