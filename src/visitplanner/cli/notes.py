"""`note`: one observation at the session that is on."""

from __future__ import annotations

from argparse import Namespace

from visitplanner.base.phrases import N_
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import programme
from visitplanner.domain.when import zone


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    take = commands.add("note", N_("note an observation at the session that is on"), note)
    commands.code(take)
    commands.argument(take, "text", N_("what was heard or seen"), N_("TEXT"), nargs="+")


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
