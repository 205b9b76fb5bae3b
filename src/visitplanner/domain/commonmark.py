"""The CommonMark parser as `markdown` uses it: which rules hold, and how emphasis ends beside Japanese signs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_NESTING: Final = 40
_LEFT_OUT: Final = (
    # Signs of HTML, a list of addresses that would vanish, and headings and code made by accident.
    "entity", "html_inline", "html_block", "reference", "code", "lheading",
)  # fmt: skip


class _State(StateInline):
    """Lets emphasis begin and end beside Japanese signs, where no spaces part the words."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Any:  # noqa: N802, N803 - the parser's
        found = super().scanDelims(start, canSplitWord)
        if self.src[start] != "*":
            return found
        end = start + found.length
        before, after = self.src[start - 1 : start], self.src[end : end + 1]
        opens = bool(after.strip()) and _is_wide(before)
        closes = bool(before.strip()) and _is_wide(after)
        return type(found)(found.can_open or opens, found.can_close or closes, found.length)


class _Inline(ParserInline):
    """The parser's own, with our state."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


@cache
def parser(is_safe: Callable[[str], bool]) -> MarkdownIt:
    """The parser; `is_safe` says which addresses may be links. Addresses are kept as they are written."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    rules = made.get_active_rules()
    made.inline = _Inline()
    made.inline.ruler.enableOnly(rules["inline"])
    made.inline.ruler2.enableOnly(rules["inline2"])
    made.disable(list(_LEFT_OUT))
    made.validateLink = is_safe  # type: ignore[method-assign, assignment]
    made.normalizeLink = made.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    return made


def _is_wide(sign: str) -> bool:
    """Whether a sign belongs to a script without spaces, its punctuation included."""
    return "\u2e80" <= sign <= "\ua4cf" or "\uf900" <= sign <= "\uffef" or sign >= "\U00020000"
