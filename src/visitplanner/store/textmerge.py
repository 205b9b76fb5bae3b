"""Three-way merge of prose: by paragraph, then by word (by character in Japanese). Pure; nothing typed is dropped.

Where both sides wrote, the text keeps both variants one after the other and a `Clash` says so: the screen draws it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

PAIRS_CAP = 2_000_000
"""Equal pairs compared at most per alignment (about 2 s on a slow laptop). A limit in work, not in seconds: laptops of
different speed must come to the same text."""

BRIDGE = 3
"""Words (or Japanese characters) between two clashes that are drawn into one."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WORDS = re.compile(rf"\n|[{_CJK}]|[^\s{_CJK}]+[ \t]*|\s")
_PARAGRAPHS = re.compile(r"[^\n]*\n|[^\n]+")


class Clash(NamedTuple):
    """Two people changed `base`: one into `a`, the other into `b`. `shown` is how the text carries both."""

    base: str
    a: str
    b: str
    shown: str


class Hunk(NamedTuple):
    """A stretch of a three-way comparison and what became of it on either side."""

    sort: Literal["same", "a", "b", "both"]
    base: list[str]
    a: list[str]
    b: list[str]


def merge(base: str, a: str, b: str) -> tuple[str, tuple[Clash, ...]]:
    """What `base` becomes when both `a` and `b` are meant, and where they clash."""
    if a == b or b == base:
        return a, ()
    if a == base:
        return b, ()
    out: list[str] = []
    clashes: list[Clash] = []
    for hunk in _compare(*(_PARAGRAPHS.findall(text) for text in (base, a, b))):
        if hunk.sort != "both":
            out += hunk.b if hunk.sort == "b" else hunk.a
        elif not hunk.base:
            out.append(_joined("".join(hunk.a), "".join(hunk.b), "\n"))
        else:
            out += _by_word(hunk, clashes)
    return "".join(out), tuple(clashes)


def splice(old: str, new: str) -> tuple[int, int, str]:
    """The one replacement that turns `old` into `new`: (position, characters cut, text put in their place)."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return start, len(old) - start - end, new[start : len(new) - end]


def spliced(old: str, at: int, cut: int, put: str) -> str:
    """`old` with a splice applied."""
    return old[:at] + put + old[at + cut :]


def _by_word(hunk: Hunk, clashes: list[Clash]) -> Iterator[str]:
    words = [_WORDS.findall("".join(side)) for side in hunk[1:]]
    for part in _bridged(list(_compare(*words))):
        base, a, b = ("".join(side) for side in part[1:])
        if part.sort != "both":
            yield b if part.sort == "b" else a
        else:
            shown = _joined(a, b, " ")
            if base:
                clashes.append(Clash(base, a, b, shown))
            yield shown


def _bridged(hunks: list[Hunk]) -> Iterator[Hunk]:
    """Clashes with only a few words between them become one: two whole variants read better than a weave of both."""
    both = [index for index, hunk in enumerate(hunks) if hunk.sort == "both"]
    start = 0
    while both:
        first = last = both.pop(0)
        while both and sum(len(hunk.base) for hunk in hunks[last + 1 : both[0]]) <= BRIDGE:
            last = both.pop(0)
        yield from hunks[start:first]
        _, *sides = zip(*hunks[first : last + 1], strict=True)
        yield Hunk("both", *(list(chain.from_iterable(side)) for side in sides))
        start = last + 1
    yield from hunks[start:]


def _joined(a: str, b: str, space: str) -> str:
    """Both variants. Japanese needs no space between them; neither does what already ends or begins with one."""
    if not a or not b:
        return a or b
    spaced = a[-1].isspace() or b[0].isspace() or (space == " " and re.match(f"[{_CJK}]", a[-1]))
    return a + ("" if spaced else space) + b


def _compare(base: list[str], a: list[str], b: list[str]) -> Iterator[Hunk]:
    to_a, to_b = _alignment(base, a), _alignment(base, b)
    from_base = from_a = from_b = 0
    for anchor in [i for i in to_a if i in to_b] + [len(base)]:
        end_a, end_b = to_a.get(anchor, len(a)), to_b.get(anchor, len(b))
        sides = base[from_base:anchor], a[from_a:end_a], b[from_b:end_b]
        if any(sides):
            yield Hunk(_sort(*sides), *sides)
        if anchor < len(base):
            yield Hunk("same", [base[anchor]], [base[anchor]], [base[anchor]])
        from_base, from_a, from_b = anchor + 1, end_a + 1, end_b + 1


def _sort(base: list[str], a: list[str], b: list[str]) -> Literal["same", "a", "b", "both"]:
    if a == b:
        return "same"
    if base == a:
        return "b"
    return "a" if base == b else "both"


def _alignment(old: list[str], new: list[str]) -> dict[int, int]:
    """Which token of `old` lives on as which of `new`: a longest common subsequence, in order."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    found = {i: i for i in range(start)}
    found |= _subsequence(old[start : len(old) - end], new[start : len(new) - end], start)
    return found | {len(old) - i: len(new) - i for i in range(end, 0, -1)}


def _subsequence(old: list[str], new: list[str], offset: int) -> dict[int, int]:
    """Hunt and Szymanski 1977: work grows with the number of equal pairs, which is capped; beyond it nothing aligns."""
    places: dict[str, list[int]] = {}
    for j in range(len(new) - 1, -1, -1):
        places.setdefault(new[j], []).append(j)
    if sum(count * len(places.get(token, ())) for token, count in Counter(old).items()) > PAIRS_CAP:
        return {}
    ends: list[int] = []
    tails: list[_Link] = []
    for i, token in enumerate(old):
        for j in places.get(token, ()):
            at = bisect_left(ends, j)
            link = (i, j, tails[at - 1] if at else None)
            if at == len(ends):
                ends.append(j)
                tails.append(link)
            elif j < ends[at]:
                ends[at], tails[at] = j, link
    pairs: list[tuple[int, int]] = []
    tail: _Link | None = tails[-1] if tails else None
    while tail:
        pairs.append((tail[0] + offset, tail[1] + offset))
        tail = tail[2]
    return dict(reversed(pairs))


_Link = tuple[int, int, "_Link | None"]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many leading items are equal; by halves, so that the comparing is done by the machine."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
