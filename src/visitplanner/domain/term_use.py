"""What the glossary says of itself: entries that say the same, how often each is used, where translations differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from visitplanner.domain.folding import fold
from visitplanner.domain.glossary import Inconsistency, Lexicon
from visitplanner.domain.records import Term
from visitplanner.domain.worklist import Entry


@dataclass(frozen=True, slots=True)
class Deviation:
    """A text whose translation into `language` has not the words of the glossary."""

    entry: Entry
    source: str
    language: str
    found: Inconsistency


def twins(terms: Iterable[Term]) -> Mapping[str, Term]:
    """Entry → the first other one of its kind that says the same in some language, case and accents apart."""
    first: dict[tuple[str, str, str], Term] = {}
    found: dict[str, Term] = {}
    for term in terms:
        for language in term.name:
            words = (term.sort.value, language, " ".join(fold(term.name[language]).text.split()))
            other = first.setdefault(words, term)
            if other.id != term.id:
                found.setdefault(term.id, other)
                found.setdefault(other.id, term)
    return found


def uses(entries: Iterable[Entry], terms: Sequence[Term]) -> Mapping[str, int]:
    """Term → in how many texts it occurs, each read in its original language. The glossary's own do not count."""
    lexicons: dict[str, Lexicon] = {}
    found: Counter[str] = Counter()
    for entry in entries:
        if entry.kind == "term":
            continue
        language = entry.original
        if language not in lexicons:
            lexicons[language] = Lexicon(terms, language)
        found.update({hit.term.id for hit in lexicons[language].hits(entry.wording[language])})
    return found


def deviations(
    entries: Iterable[Entry], terms: Sequence[Term], targets: Sequence[str]
) -> tuple[Deviation, ...]:
    """Translations into one of `targets` that lack the words of the glossary, in the order of the texts."""
    lexicons: dict[str, Lexicon] = {}
    found: list[Deviation] = []
    for entry in entries:
        source = entry.original
        if source not in lexicons:
            lexicons[source] = Lexicon(terms, source)
        for target in targets:
            told = lexicons[source].inconsistent(entry.wording, target)
            found += (Deviation(entry, source, target, one) for one in told)
    return tuple(found)
