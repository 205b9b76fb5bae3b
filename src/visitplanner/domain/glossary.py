"""Where the terms of the glossary occur in a text, and whether a translation uses the words agreed on.

In scripts that part their words, a term is found at the beginning of words and in their inflected forms; elsewhere as
it stands. Upper-case abbreviations and proper spellings that must be kept are found only as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from visitplanner.domain.folding import UNSPACED, Folded, fold
from visitplanner.domain.kinds import TermSort
from visitplanner.domain.records import Term
from visitplanner.domain.wording import Wording

_WORD = re.compile(rf"[^\W_{UNSPACED}]+")
_PLAIN = re.compile(rf"[^\W_{UNSPACED}]+([\s\-–'’]{{1,3}}[^\W_{UNSPACED}]+)*")
_SEPARATOR = re.compile(r"[\s\-–'’]{1,3}")
_ALTERNATIVES = re.compile(r"[;；\n]")
_VOICED = ("\u3099", "\u309a")
_VOWELS = "aeiouy"
_SHORT, _ENDING = 4, 3
"""Shorter words do not inflect; others lose at most a vowel at their end and gain so many letters (such ones fewer)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text, from character `start` to `end`."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A term of the source text whose agreed words (`expected`) the translation does not have."""

    hit: Hit
    expected: str


def said(term: Term, language: str) -> tuple[str, ...]:
    """The words of a term in a language, the preferred first (the others follow after semicolons).

    What is not to be translated is called the same everywhere. Empty where the glossary does not say.
    """
    found = term.name.pick(language)
    if term.keep:
        found = term.name.pick(term.name.original)
    elif not found.asked:
        return ()
    return tuple(part for one in _ALTERNATIVES.split(found.text) if (part := " ".join(one.split())))


def hits(text: str, language: str, terms: Iterable[Term]) -> tuple[Hit, ...]:
    """The terms in a text of `language`, from the left, the longest where several begin; they never overlap."""
    return Lexicon(terms, language).hits(text)


def inconsistent(
    wording: Wording, terms: Iterable[Term], source: str, target: str
) -> tuple[Inconsistency, ...]:
    """Terms that the `source` text has and the `target` text does not; none where one of the two is missing."""
    return Lexicon(terms, source).inconsistent(wording, target)


class Lexicon:
    """The terms of a glossary as they are found in one language: made once for many texts. Phrases are left out."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = language
        self._by_start: dict[str, list[_Form]] = {}
        for term in terms:
            for form in _forms(term, language):
                self._by_start.setdefault(form.start, []).append(form)
        signs = {form.start for forms in self._by_start.values() for form in forms if not form.words}
        self._signs = re.compile(f"[{re.escape(''.join(sorted(signs)))}]") if signs else None

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The terms in `text`, from the left, the longest where several begin; they never overlap."""
        found: list[Hit] = []
        reading = _Reading(text)
        taken = 0
        for at in self._beginnings(reading):
            if at < taken:
                continue
            best = max(self._at(reading, at), key=lambda pair: pair[0], default=None)
            if best is not None:
                taken, form = best
                found.append(Hit(*reading.folded.span(at, taken), form.term))
        return tuple(found)

    def inconsistent(self, wording: Wording, target: str) -> tuple[Inconsistency, ...]:
        """Terms that the text has in this language and the `target` text does not, each once."""
        source, translated = wording.pick(self.language), wording.pick(target)
        if (
            not (source and source.asked and translated and translated.asked)
            or source.language == translated.language
        ):
            return ()
        reading = _Reading(translated.text)
        found = {hit.term.id: hit for hit in reversed(self.hits(source.text))}
        return tuple(
            Inconsistency(hit, expected[0])
            for hit in sorted(found.values(), key=lambda one: one.start)
            if (expected := said(hit.term, target)) and not _contains(reading, hit.term, target)
        )

    def _beginnings(self, reading: _Reading) -> Iterable[int]:
        """Where a term may begin: at the words, and at every sign with which one begins that is found as it stands."""
        if self._signs is None:
            return reading.words
        signs = (found.start() for found in self._signs.finditer(reading.folded.text))
        return sorted({*reading.words, *signs})

    def _at(self, reading: _Reading, at: int) -> Iterator[tuple[int, _Form]]:
        text = reading.folded.text
        for start in (text[at], text[at : at + 2] if at in reading.words else ""):
            for form in self._by_start.get(start, ()):
                end = form.end(reading, at)
                if end is not None:
                    yield end, form


class _Reading:
    """A text folded, with its words: where each begins → where it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded: Folded = fold(text)
        self.words = {found.start(): found.end() for found in _WORD.finditer(self.folded.text)}

    def original(self, start: int, end: int) -> str:
        """A span of the folded text as it was written."""
        first, last = self.folded.span(start, end)
        return unicodedata.normalize("NFKC", self.text[first:last])


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a term. `words` are looked for inflected, `literal` as it stands; `exact` tells case apart."""

    term: Term
    literal: str
    words: tuple[str, ...] = field(default=())
    exact: tuple[str, ...] = ()

    @property
    def start(self) -> str:
        """The key under which it is looked up: the first sign of a literal, the first two letters of a word."""
        return self.words[0][:2] if self.words else self.literal[0]

    def places(self, reading: _Reading) -> Iterator[int]:
        """Where in a text it may begin."""
        if self.words:
            yield from reading.words
            return
        at = reading.folded.text.find(self.literal)
        while at >= 0:
            yield at
            at = reading.folded.text.find(self.literal, at + 1)

    def end(self, reading: _Reading, at: int) -> int | None:
        """Where the term ends that begins at `at`; None where it does not begin there."""
        return self._end_of_words(reading, at) if self.words else self._end_of_literal(reading, at)

    def _end_of_words(self, reading: _Reading, at: int) -> int | None:
        text = reading.folded.text
        for number, word in enumerate(self.words):
            if number:
                gap = _SEPARATOR.match(text, at)
                at = gap.end() if gap else -1
            end = reading.words.get(at)
            if end is None or not _inflected(word, text[at:end]):
                return None
            if not reading.original(at, end).startswith(self.exact[number]):
                return None
            at = end
        return at

    def _end_of_literal(self, reading: _Reading, at: int) -> int | None:
        text, end = reading.folded.text, at + len(self.literal)
        if not text.startswith(self.literal, at) or text[end : end + 1] in _VOICED:
            return None
        inside = _part_of_word(text, at) or _part_of_word(text, end)
        wrong = bool(self.exact) and reading.original(at, end) != self.exact[0]
        return None if inside or wrong else end


def _forms(term: Term, language: str) -> Iterator[_Form]:
    if term.sort is TermSort.PHRASE:
        return
    for name in said(term, language):
        folded = fold(name).text
        if not any(sign.isalnum() for sign in folded):
            continue
        if term.keep or not _PLAIN.fullmatch(folded):
            exact = (unicodedata.normalize("NFKC", name),) if term.keep else ()
            yield _Form(term, folded, exact=exact)
        else:
            words = tuple(_WORD.findall(folded))
            yield _Form(term, "", words, tuple(_case(word, name) for word in words))


def _case(word: str, name: str) -> str:
    """`word` as `name` has it, where that has capitals after its first letter: MaaS is no maas."""
    written = (one for one in name.split() if one.casefold() == word)
    return next((one for one in written if one[1:] != one[1:].lower()), "")


def _contains(reading: _Reading, term: Term, language: str) -> bool:
    """Whether a text has a term in one of its forms."""
    return any(
        form.end(reading, at) is not None for form in _forms(term, language) for at in form.places(reading)
    )


def _inflected(word: str, found: str) -> bool:
    """Whether `found` is `word` or one of its forms, as far as its letters tell (piattaforma, piattaforme)."""
    if found == word:
        return True
    if len(word) < _SHORT:
        return False
    stem = word[:-1] if word[-1] in _VOWELS else word
    most = _ENDING if len(word) > _SHORT else _ENDING - 1
    return found.startswith(stem) and len(found) <= len(word) + most


def _part_of_word(text: str, at: int) -> bool:
    """Whether the letters before and after a place belong to one word."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and at > 0 and bool(_WORD.fullmatch(around))
