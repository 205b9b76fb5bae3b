"""A note as flowables: the blocks of its Markdown as paragraphs, lists up to three levels deep, quotes and code."""

from __future__ import annotations

from collections.abc import Sequence

from visitplanner.domain import markdown
from visitplanner.domain.markdown import Block
from visitplanner.pack.flowables import item, mark_indent
from visitplanner.pack.structure import Node, list_attributes
from visitplanner.pack.text import Run, Style, Text

_DEEPEST = 3


def marked_up(text: str, style: Style, language: str = "", parent: Node | None = None) -> list[Text]:
    """`text` as it is printed, in its order; `parent` is the element around it."""
    found = [block for block in markdown.parse(style.family.drawable(text)) if block.runs]
    setting = _Setting(found, style, language, parent)
    return [setting.set(block, after) for block, after in zip(found, [*found[1:], None], strict=False)]


def runs(block: Block) -> list[Run]:
    """The styled runs of one block; a heading is bold."""
    bold = block.kind == markdown.HEADING
    return [Run(run.text, bold or run.bold, run.italic, run.link) for run in block.runs]


class _Setting:
    """Sets one block after the other, and knows which lists are open: (kind, element) each, with its last item."""

    def __init__(self, blocks: Sequence[Block], style: Style, language: str, parent: Node | None) -> None:
        self._style, self._language, self._parent = style, language, parent
        self._indents = {
            kind: mark_indent([block.mark for block in blocks if _list_kind(block) == kind], style)
            for kind in {_list_kind(block) for block in blocks if block.mark}
        }
        self._lists: list[tuple[str, Node]] = []
        self._bodies: list[tuple[Node, float]] = []

    def set(self, block: Block, following: Block | None) -> Text:
        """The flowable of `block`; it stands closer to a `following` one of the same list."""
        level = 0 if block.kind == markdown.HEADING else min(block.level, _DEEPEST)
        close = bool(level and following and following.level and following.kind != markdown.HEADING)
        style = self._style
        look = style.but(
            left=style.left + 1.5 * style.size * (max(level, 1) - 1 + block.quoted),
            after=style.after / 3 if close else style.after,
        )
        if not level:
            del self._lists[:], self._bodies[:]
            return Text(runs(block), look, node=Node("P", self._parent), language=self._language)
        if not block.mark:
            return self._continued(block, look, level)
        return self._item(block, look, level)

    def _item(self, block: Block, look: Style, level: int) -> Text:
        level = min(level, len(self._bodies) + 1)
        del self._bodies[level - 1 :]
        kind = _list_kind(block)
        if len(self._lists) < level or self._lists[level - 1][0] != kind:
            above = self._bodies[-1][0] if self._bodies else self._parent
            self._lists[level - 1 :] = [(kind, Node("L", above, list_attributes(block.mark)))]
        del self._lists[level:]
        indent = self._indents[kind]
        entry = item(runs(block), look, self._lists[-1][1], block.mark, indent, self._language)
        assert entry.node is not None
        self._bodies.append((entry.node, look.left + indent))
        return entry

    def _continued(self, block: Block, look: Style, level: int) -> Text:
        """A further block of an item, as wide as its first."""
        del self._bodies[level:], self._lists[level:]
        around, left = self._bodies[-1] if self._bodies else (self._parent, look.left)
        return Text(runs(block), look.but(left=left), node=Node("P", around), language=self._language)


def _list_kind(block: Block) -> str:
    """The last sign of the mark: items of one list share it."""
    return block.mark[-1:]
