"""`lacks`: what is not translated yet, and `glossary`: the words that were agreed on."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns, printable
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import worklist
from visitplanner.domain.field_words import field_word
from visitplanner.domain.kinds import TermSort, TextState
from visitplanner.domain.labels import KIND_WORDS, label
from visitplanner.domain.records import Term
from visitplanner.domain.worklist import Entry, Progress

UNDONE = tuple(state for state in TextState if state is not TextState.CHECKED)
LONGEST = 80


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    words = N_("list the texts that lack a language or are not checked; exits with 1 if there are any")
    lack = commands.add("lacks", words, lacks)
    commands.code(lack)
    commands.argument(
        lack, "--language", N_("the language they are wanted in: ja, it, …"), N_("LANGUAGE"), required=True
    )
    commands.argument(lack, "--pack", N_("only what a briefing pack prints"), action="store_true")
    commands.json(lack)
    shown = commands.add("glossary", N_("list the terms and phrases of the glossary"), glossary)
    commands.json(shown)


def lacks(console: Console, options: Namespace) -> int:
    """What has no text in a language, or none that was checked, in the order of the visit. 1 when there is any."""
    language = _known(options.language)
    with console.open() as library:
        snapshot = read_visit(library, options.code)
    entries = worklist.for_pack(snapshot) if options.pack else worklist.texts(snapshot)
    progress, found = worklist.progress(entries, language), worklist.lacking(entries, language, UNDONE)
    if options.json:
        console.show({
            "visit": snapshot.visit.code, "language": language,
            "progress": {**dataclasses.asdict(progress), "total": progress.total},
            "texts": [_entry_json(one, language) for one in found],
        })  # fmt: skip
    else:
        print(*_in_words(console, found, progress, language), sep="\n")
    return 1 if found else 0


def glossary(console: Console, options: Namespace) -> int:
    """Every entry with its words in all languages, by kind and theme."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    with console.open() as library:
        terms = library.read(snapshots.all_of, Term)
    sorts = list(TermSort)
    terms = tuple(
        sorted(terms, key=lambda one: (sorts.index(one.sort), str(one.theme or ""), _name(console, one)))
    )
    if options.json:
        console.show([_term_json(one) for one in terms])
    elif not terms:
        console.say(N_("The glossary is empty."))
    else:
        print(*_table(console, terms), sep="\n")
    return 0


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise Refusal(
            N_("“{language}” is not one of these: {languages}"), language=code, languages=tuple(LANGUAGES)
        )
    return code


def _in_words(console: Console, found: Iterable[Entry], progress: Progress, language: str) -> Iterator[str]:
    spoken = console.language
    words = spoken.gettext(N_("{language}: {done} of {total} texts are done, {missing} missing"))
    name = spoken.language_name(language)
    yield words.format(language=name, done=progress.done, total=progress.total, missing=progress.missing)
    section = ""
    rows: list[list[str]] = []
    for one in found:
        if one.section != section:
            yield from columns(rows, indent="  ") if rows else ()
            rows, section = [], one.section
            yield ""
            yield spoken.gettext(section)
        text = printable(one.wording[one.original])
        cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        kind, field = KIND_WORDS[one.kind], field_word(one.kind, one.field)
        state = spoken.gettext(label(one.state(language)))
        rows.append([f"{spoken.gettext(kind)} · {spoken.gettext(field)}", state, one.original, cut])
    yield from columns(rows, indent="  ") if rows else ()


def _entry_json(one: Entry, language: str) -> dict[str, Any]:
    return {
        "kind": one.kind, "id": one.id, "field": one.field, "state": one.state(language),
        "original": one.original, "text": one.wording[one.original],
    }  # fmt: skip


def _name(console: Console, term: Term) -> str:
    return term.name.pick(console.language.code).text.casefold()


def _table(console: Console, terms: Iterable[Term]) -> Iterator[str]:
    spoken = console.language
    rows = []
    for one in terms:
        kept = spoken.gettext(N_("Do not translate")) if one.keep else ""
        theme = spoken.gettext(label(one.theme)) if one.theme else ""
        names = [f"{language} {text}" for language, text in one.name.texts.items() if text]
        rows.append([spoken.gettext(label(one.sort)), theme, kept, " · ".join(names)])
    yield from columns(rows)


def _term_json(one: Term) -> dict[str, Any]:
    return {
        "id": one.id, "sort": one.sort, "theme": one.theme, "keep": one.keep, "sample": one.sample,
        "name": dict(one.name.texts), "reading": dict(one.reading.texts), "definition": dict(one.definition.texts),
    }  # fmt: skip
