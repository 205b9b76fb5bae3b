"""`history`, `undo` and `redo`: the gestures of a visit."""

from __future__ import annotations

from argparse import Namespace

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli.cells import columns
from visitplanner.cli.console import Console, find_visit
from visitplanner.cli.parser import Commands

WAYS = {"do": N_("{label}"), "undo": N_("Undone: {label}"), "redo": N_("Redone: {label}")}


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    for name, said, run in (
        ("history", N_("who did what on a visit, newest first"), history),
        ("undo", N_("take back the last thing done on a visit"), undo),
        ("redo", N_("do again what was taken back last"), redo),
    ):
        commands.code(commands.add(name, said, run))


def history(console: Console, options: Namespace) -> int:
    """The gestures of a visit, in this computer's time."""
    with console.open() as library:
        lines = library.gestures(find_visit(library, options.code).id)
    spoken = console.language
    moments = [line.when.astimezone() for line in lines]
    said = [spoken.say(Phrase(WAYS.get(line.way, WAYS["do"]), {"label": line.label})) for line in lines]
    rows = [
        [spoken.date(moment.date()), spoken.time(moment), line.author, text]
        for moment, line, text in zip(moments, lines, said, strict=True)
    ]
    if rows:
        print(*columns(rows), sep="\n")
    return 0


def undo(console: Console, options: Namespace) -> int:
    """Take back the last gesture."""
    return _walk(console, options, "undo", N_("Nothing to undo."))


def redo(console: Console, options: Namespace) -> int:
    """Do the last undone gesture again."""
    return _walk(console, options, "redo", N_("Nothing to redo."))


def _walk(console: Console, options: Namespace, way: str, nothing: str) -> int:
    with console.open(write=True) as library:
        visit = find_visit(library, options.code).id
        done = (library.undo if way == "undo" else library.redo)(visit, now=console.now)
    if done is None:
        raise Refusal(nothing)
    if getattr(options, "json", False):
        console.show({"gesture": way, "done": True, "label": console.language.say(done.label), "left": len(done.left)})
        return 0
    console.say(WAYS[way], label=done.label)
    if count := len(done.left):
        said = console.language.ngettext(
            "{n} value has been changed by somebody else since; it was left as it is.",
            "{n} values have been changed by somebody else since; they were left as they are.",
            count,
        )
        print(said.format(n=count))
    return 0
