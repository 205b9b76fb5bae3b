"""`texts`: the texts of a visit for professional translators, and their translations back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.files import write_file
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import codec, translations, worklist
from visitplanner.domain.glossary import Lexicon, said
from visitplanner.domain.records import KINDS, Term
from visitplanner.domain.translations import ENDINGS, Fate, Translations
from visitplanner.domain.wording import Wording
from visitplanner.domain.worklist import Entry

if TYPE_CHECKING:
    from visitplanner.store.library import Library

COUNTED = {
    Fate.TAKEN: N_("Taken: {n}"), Fate.OUTDATED: N_("Taken as outdated, for their source has changed: {n}"),
    Fate.SAME: N_("The same as here: {n}"), Fate.EMPTY: N_("Not translated yet: {n}"),
    Fate.MARKED: N_("Not taken, as their text is incomplete in the file: {n}"),
    Fate.UNKNOWN: N_("Not in this library: {n}"),
}  # fmt: skip


def register(commands: Commands) -> None:
    """Add `texts` and what it does."""
    texts = commands.add("texts", N_("texts for translators"), None)
    among = commands.among(texts, N_("GESTURE"))
    out = commands.add("export", N_("write the texts of a visit for a translator"), export, among)
    commands.code(out)
    commands.argument(out, "--to", N_("the language to translate into"), N_("LANGUAGE"), required=True)
    help_text = N_("the language to translate from; without it, the working language of the visit")
    commands.argument(out, "--from", help_text, N_("LANGUAGE"), dest="source")
    help_text = N_("the form of the file: XLIFF 1.2 (xliff), XLIFF 2.0 (xliff2) or PO (po)")
    commands.argument(out, "--form", help_text, choices=tuple(ENDINGS), default="xliff")
    commands.argument(out, "--pack", N_("only what a briefing pack prints"), action="store_true")
    commands.argument(out, "-o --output", N_("the file to write"), N_("FILE"), type=Path)
    back = commands.add("import", N_("take translations in"), take, among)
    commands.argument(back, "file", N_("what the translator sent back, XLIFF or PO"), N_("FILE"), type=Path)
    commands.argument(back, "--dry-run", N_("only say what would be done"), action="store_true")
    commands.json(back)


def export(console: Console, options: Namespace) -> int:
    """One file with every text that is there in the one language."""
    from visitplanner.exchange import translations as exchange  # slow import  # noqa: PLC0415
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    with console.open() as library:
        snapshot = read_visit(library, options.code)
        terms = library.read(snapshots.all_of, Term)
    source = options.source or snapshot.visit.working_language
    for one in (source, options.to):
        if not translations.is_tag(one):
            raise Refusal(N_("“{language}” is not a language code."), language=one)
    entries = (worklist.for_pack if options.pack else worklist.texts)(snapshot)
    told = _remarks(terms, source, options.to)
    data = exchange.export(entries, source, options.to, options.form, spoken=console.language, remarks=told)
    name = f"{snapshot.visit.code or snapshot.visit.id}-{source}-{options.to}{ENDINGS[options.form]}"
    target = options.output or Path(name.replace("/", "-"))
    write_file(data, target)
    console.say(N_("The texts are {path}"), path=target)
    return 0


def take(console: Console, options: Namespace) -> int:
    """How many texts had which fate; 1 when there were some that are outdated, not whole or not here."""
    from visitplanner.exchange import translations as exchange  # slow import  # noqa: PLC0415
    from visitplanner.operations import imports, labels  # slow import  # noqa: PLC0415

    try:
        found = exchange.read(options.file.read_bytes())
    except OSError as error:
        raise Trouble("source", path=options.file, detail=error.strerror or str(error)) from error
    if options.dry_run:
        with console.open() as library:
            counts = translations.counts(translations.plan(found, lambda *one: _wording(library, *one)))
    else:
        with console.open(write=True) as library:
            library.cut_drafts(now=console.now)
            label = Phrase(labels.IMPORT_TEXTS, {"language": found.target})
            with library.edit(label, now=console.now) as edit:
                counts = imports.take_translations(edit, found)
    _tell(console, found, counts, as_json=options.json)
    return 1 if any(counts[one] for one in (Fate.OUTDATED, Fate.MARKED, Fate.UNKNOWN)) else 0


def _tell(console: Console, found: Translations, counts: dict[str, int], *, as_json: bool) -> None:
    if as_json:
        console.show({"from": found.source, "to": found.target, **counts})
        return
    for fate, words in COUNTED.items():
        if counts[fate]:
            console.say(words, n=counts[fate])


def _remarks(terms: Sequence[Term], source: str, target: str) -> Callable[[Entry], Iterator[str]]:
    """What the glossary calls the terms of a text in the other language."""
    lexicon = Lexicon(terms, source)

    def of(entry: Entry) -> Iterator[str]:
        text = entry.wording[translations.tag(entry.wording, source)]
        found = {hit.term.id: hit for hit in lexicon.hits(text)}
        for hit in found.values():
            if words := said(hit.term, target):
                yield f"{text[hit.start : hit.end]} = {words[0]}"

    return of


def _wording(library: Library, kind: str, id: str, field: str) -> Wording | None:
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    if kind not in KINDS or field not in codec.wordings(KINDS[kind]):
        return None
    record = library.read(snapshots.one, KINDS[kind], id)
    return getattr(record, field) if record is not None else None
