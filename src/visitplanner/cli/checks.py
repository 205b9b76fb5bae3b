"""`check`: what may go wrong with a visit, as the window says it, and why."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    words = N_("tell what may go wrong with a visit; exits with 1 if any finding is open, even a note")
    check = commands.add("check", words, run_checks)
    commands.code(check)
    commands.json(check)
    commands.argument(check, "--explain", N_("add the rule, the data and their source"), action="store_true")


def run_checks(console: Console, options: Namespace) -> int:
    """Every finding by day, with its ways out; the accepted ones below. 1 when any is open."""
    from visitplanner.cli.findings import as_json, in_words  # slow import  # noqa: PLC0415
    from visitplanner.domain.checks.report import examine  # slow import  # noqa: PLC0415

    with console.open() as library:
        snapshot = read_visit(library, options.code)
    today = _today(console, snapshot)
    report = examine(snapshot, today)
    if options.json:
        console.show({"today": today.isoformat(), **as_json(console.language, snapshot, report)})
    else:
        print(*in_words(console.language, snapshot, report, explain=options.explain), sep="\n")
    return 1 if report.open else 0


def _today(console: Console, snapshot: Snapshot) -> dt.date:
    """The date it is now where the visit takes place, as in the window."""
    try:
        return console.now.astimezone(zone(snapshot.visit.zone)).date()
    except Refusal:
        return console.now.date()
