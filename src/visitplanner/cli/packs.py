"""`pack`: the briefing pack of a visit as a PDF."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from visitplanner.base import paths
from visitplanner.base.files import write_file
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.cli.cells import printable
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands

PAPERS = ("A4", "Letter")


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    make = commands.add("pack", N_("print the briefing pack of a visit"), pack)
    commands.code(make)
    commands.argument(
        make, "--language", N_("the language of the pack"), N_("LANGUAGE"), choices=tuple(LANGUAGES), required=True
    )
    commands.argument(make, "--paper", N_("the size of its pages"), choices=PAPERS, default=PAPERS[0])
    commands.argument(make, "-o --output", N_("the file to write"), N_("FILE"), type=Path)


def pack(console: Console, options: Namespace) -> int:
    """Write the PDF in one step; 1 when it holds characters that no font has."""
    from visitplanner.pack import edition as editions  # slow import  # noqa: PLC0415
    from visitplanner.pack.press import press  # slow import  # noqa: PLC0415
    from visitplanner.pack.prints import Prints  # slow import  # noqa: PLC0415
    from visitplanner.pack.report import report  # slow import  # noqa: PLC0415

    edition = editions.Edition(language=options.language, now=console.now, paper=editions.Paper(options.paper))
    with console.open() as library:
        snapshot = read_visit(library, options.code)
        prints = Prints(library.blob_path, paths.cache_folder() / "prints", edition.quality.dpi)
        data = press(snapshot, edition, prints)
    target = options.output or Path(editions.file_name(snapshot.visit.code, edition))
    write_file(data, target)
    console.say(N_("The pack is {path}"), path=target)
    found = report(snapshot, edition).undrawable
    for one in found:
        said = console.language.gettext(N_("No font has {characters}: {text}"))
        line = said.format(characters=" ".join(f"U+{ord(ch):04X}" for ch in one.characters), text=one.text[:60])
        print(printable(line), file=sys.stderr)
    return 1 if found else 0
