"""`note`: one observation, and `search`: everything that was ever written."""

from __future__ import annotations

from argparse import Namespace

from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import programme
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.records import Visit
from visitplanner.domain.when import zone


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    find = commands.add("search", N_("find words in everything written"), search)
    said = N_("all of them must be there; the beginning of a word is enough")
    commands.argument(find, "words", said, N_("WORDS"), nargs="+")
    commands.json(find)
    take = commands.add("note", N_("note an observation at the session that is on"), note)
    commands.code(take)
    commands.argument(take, "text", N_("what was heard or seen"), N_("TEXT"), nargs="+")


def search(console: Console, options: Namespace) -> int:
    """Where the words are, newest first."""
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    with console.open() as library:
        hits = library.search(" ".join(options.words))
        codes = {visit.id: visit.code for visit in library.read(snapshots.all_of, Visit)}
    found = [(hit, codes.get(hit.space.split("/")[0], "")) for hit in hits]
    if options.json:
        console.show([
            {"kind": hit.kind, "id": hit.id, "field": hit.field, "language": hit.language, "visit": code or None,
             "text": hit.snippet} for hit, code in found
        ])  # fmt: skip
    elif not found:
        console.say(N_("Nothing found."))
    else:
        said = console.language.gettext
        rows = [[said(KIND_WORDS.get(hit.kind, hit.kind)), code, hit.language, hit.snippet] for hit, code in found]
        print(*columns(rows), sep="\n")
    return 0


def note(console: Console, options: Namespace) -> int:
    """An observation now, at the session that is on or comes next within two hours."""
    from visitplanner.operations import labels, observations  # slow import  # noqa: PLC0415

    text = " ".join(options.text)
    with console.open(write=True) as library:
        snapshot = read_visit(library, options.code)
        visit, session = snapshot.visit, programme.current(snapshot, console.now)
        with library.edit(labels.titled(labels.NOTE, text), now=console.now, visit=visit.id) as edit:
            observations.note(
                edit, visit.id, text, language=console.language.code, session=session.id if session else ""
            )
    clock = console.now.astimezone(zone(session.zone if session else visit.zone)).time()
    if session:
        title = session.title.pick(console.language.code, visit.working_language).text
        console.say(N_("Noted at {time}, {session}."), time=clock, session=title)
    else:
        console.say(N_("Noted at {time}."), time=clock)
    return 0
