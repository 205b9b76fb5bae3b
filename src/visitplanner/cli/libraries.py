"""The library as a whole: `sample`, `backup`, `restore`, `verify`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns
from visitplanner.cli.console import Console
from visitplanner.cli.parser import Commands
from visitplanner.cli.visits import visit_row


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    samples = commands.add("sample", N_("add the two sample visits"), sample)
    commands.argument(samples, "--traps", N_("and a third one in which everything goes wrong"), action="store_true")
    commands.add("backup", N_("make a dated copy of the library now"), backup)
    back = commands.add("restore", N_("put a copy in the place of the library, which is set aside"), restore)
    commands.argument(back, "file", N_("the copy; without it the newest sound one"), N_("FILE"), nargs="?", type=Path)
    commands.add("verify", N_("check that everything in the library is as it was written"), verify)


def sample(console: Console, options: Namespace) -> int:
    """The sample visits; what of them is there already stays as it is."""
    from visitplanner.operations.samples import loading  # slow import  # noqa: PLC0415
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    with console.open(write=True) as library:
        loading.load(library, now=console.now)
        if options.traps:
            loading.load_traps(library, now=console.now)
        lines = library.read(snapshots.library, console.now)
    print(*columns([visit_row(console, line) for line in lines if line.sample]), sep="\n")
    return 0


def backup(console: Console, _options: Namespace) -> int:
    """A dated copy, beside those that are made by themselves."""
    with console.open() as library:
        console.say(N_("The copy is {path}"), path=library.backup(now=console.now))
    return 0


def restore(console: Console, options: Namespace) -> int:
    """A copy in the place of the database."""
    from visitplanner.store.library import Library  # slow import  # noqa: PLC0415

    done = Library.restore(console.folder, options.file, now=console.now)
    if done.backup:
        console.say(N_("Restored from {path}"), path=done.backup.path)
    if done.changes or done.rows:
        found = N_("Also read in the damaged library: changes {changes}, rows {rows}")
        console.say(found, changes=done.changes, rows=done.rows)
    if done.lost:
        console.say(N_("Changes that could not be read any more: {lost}"), lost=done.lost)
    if done.aside:
        console.say(N_("The library as it was lies in {folder}"), folder=done.aside)
    return 0


def verify(console: Console, _options: Namespace) -> int:
    """Every finding on a line of its own; 1 when there is any."""
    with console.open() as library:
        findings = library.verify()
    for finding in findings:
        print(" ".join(part for part in (finding.table, finding.row, console.language.say(finding.phrase)) if part))
    if not findings:
        console.say(N_("Everything is as it was written."))
    return 1 if findings else 0
