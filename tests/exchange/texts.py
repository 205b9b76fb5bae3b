"""Texts that break files: control characters, delimiters of every form, directions, halves of characters."""

from __future__ import annotations

from hypothesis import strategies as st

from visitplanner.domain.kinds import TextState
from visitplanner.domain.wording import Wording

HOSTILE = (
    "]]>",
    "<target>&amp;</target>",
    "<cp hex='0001'/>",
    '"',
    "\\n",
    "\\",
    "a\\",
    'say "no"\\"',
    "  both sides  ",
    "\ttab\t",
    "one\ntwo\n",
    "\n",
    '\n\nmsgctxt "x"\nmsgid "y"',
    "#, fuzzy",
    "#~ msgid",
    "---\nid: 1\n---",
    "...",
    "\x01\x0b\x0c\x1b[31m\x7f",
    "\x85\u2028\u2029",
    "\ufffe\uffff",
    "\ufeffmark",
    "שלום \u202eevil\u202c",
    "👩‍👩‍👧 𠮷野家",
    "神\ufe00",
    "が",
    "{title} %s %(a)d 5 % d",
    "## Summary {#summary.en}",
    "\\## Summary {#summary.en .original}",
    "# {#title.ja}",
    "# A title {#title.en .original}",
    "{#media}",
    "<!-- -->",
    "```\n# {#summary.it}\n```",
    "&lt;b&gt; <b>",
    "null",
    "~",
    "yes",
    "0123",
    "2026-11-09",
    "- x",
    "? y",
    "!!python/object:x",
    "*a",
    "&a",
    "x" * 3000,
    "a: b # c",
    "'",
    "@",
    "`",
    "|",
    ">",
    "%",
    "NaN",
    ".inf",
    "1e3",
    "\u00a0",
    "\u3000",
)
"""Each has broken some reader or writer of files somewhere."""

plain = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=80)
texts = st.one_of(
    st.sampled_from(HOSTILE), plain, st.lists(st.sampled_from(HOSTILE), max_size=4).map("\n".join)
)
"""Any text as the store may hold it."""

states = st.sampled_from([TextState.DRAFT, TextState.MACHINE, TextState.CHECKED, TextState.OUTDATED])


@st.composite
def wordings(draw: st.DrawFn, languages: tuple[str, ...] = ("en", "ja", "it", "zh-Hant")) -> Wording:
    """A wording in some of `languages`, the first of them its original."""
    used = draw(st.lists(st.sampled_from(languages), unique=True))
    words = {language: text for language in used if (text := draw(texts))}
    original = next(iter(words), "")
    marked = {language: draw(states) for language in words if language != original and draw(st.booleans())}
    return Wording(words, marked, original)
