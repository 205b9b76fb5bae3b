"""`search`: everything that was ever written, found as in the window."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns
from visitplanner.cli.console import Console, find_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.records import KINDS, Visit

if TYPE_CHECKING:
    from visitplanner.store.search import Hit

MOST = 50


def register(commands: Commands) -> None:
    """Add the command."""
    find = commands.add("search", N_("find words in everything written"), search)
    said = N_("all of them must be there; the beginning of a word is enough")
    commands.argument(find, "words", said, N_("WORDS"), nargs="+")
    said = N_("only records of this kind, such as session or person; may be given again")
    commands.argument(find, "--kind", said, N_("KIND"), choices=tuple(KINDS), action="append")
    commands.argument(find, "--visit", N_("only in this visit: its code or id"), N_("CODE"))
    commands.argument(find, "--limit", N_("how many at most"), N_("NUMBER"), type=int, default=MOST)
    commands.json(find)


def search(console: Console, options: Namespace) -> int:
    """Where the words are, newest first, then where they are in several texts; else the nearest, which is said."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    if options.limit < 1:
        raise Refusal(N_("Ask for one at least."), field="limit")
    with console.open() as library:
        visit = find_visit(library, options.visit).id if options.visit else None
        found = library.find(
            " ".join(options.words), groups=(options.kind,) if options.kind else (), limit=options.limit,
            visit=visit, language=console.language.code,
        )  # fmt: skip
        codes = {one.id: one.code for one in library.read(snapshots.all_of, Visit)}
    hits = [(hit, codes.get(hit.space.split("/")[0], "")) for hit in found.hits]
    if options.json:
        console.show([
            {"kind": hit.kind, "id": hit.id, "field": hit.field, "language": hit.language, "visit": code or None,
             "text": hit.snippet, "title": hit.title, "leads_to": {"kind": hit.home[0], "id": hit.home[1]},
             "through": list(hit.through), "nearest": list(found.nearest)} for hit, code in hits
        ])  # fmt: skip
        return 0
    if not hits:
        console.say(N_("Nothing found."))
    if found.nearest:
        console.say(N_("Nearest: {words}"), words=console.language.listing(found.nearest))
    said = console.language.gettext
    rows = [[said(KIND_WORDS.get(hit.kind, hit.kind)), code, hit.language, _line(hit)] for hit, code in hits]
    print(*columns(rows), sep="\n", end="\n" if rows else "")
    return 0


def _line(hit: Hit) -> str:
    """The title of the record and the words in it, on one line."""
    title = " ".join(hit.title.split())
    return " · ".join(part for part in (title, hit.beside(title)) if part)
