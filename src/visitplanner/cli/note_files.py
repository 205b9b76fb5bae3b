"""`notes`: practice notes as Markdown files, out of the library and into it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli.cells import columns
from visitplanner.cli.console import Console
from visitplanner.cli.parser import Commands
from visitplanner.domain import note_bundles
from visitplanner.domain.note_bundles import Plan, Records, Standing
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.wording import Wording

if TYPE_CHECKING:
    from visitplanner.store.library import Library

STANDINGS = {Standing.NEW: N_("New"), Standing.DIFFERS: N_("Differs"), Standing.SAME: N_("The same")}


def register(commands: Commands) -> None:
    """Add `notes` and what it does."""
    notes = commands.add("notes", N_("practice notes as Markdown files"), None)
    among = commands.among(notes, N_("GESTURE"))
    out = commands.add("export", N_("write practice notes into a folder"), export, among)
    commands.argument(
        out, "folder", N_("where the files go; it is made when it is not there"), N_("FOLDER"), type=Path
    )
    commands.argument(
        out, "codes", N_("codes or ids of notes; without any, all of them"), N_("CODE"), nargs="*"
    )
    back = commands.add("import", N_("take practice notes in from a file or a folder"), take, among)
    commands.argument(back, "path", N_("a Markdown file, or a folder of them"), N_("PATH"), type=Path)
    commands.argument(back, "--dry-run", N_("only say what would be done"), action="store_true")
    commands.json(back)


def export(console: Console, options: Namespace) -> int:
    """Each note in its file, photos beside; 1 when a photo is not on this computer."""
    from visitplanner.exchange import notes  # slow import  # noqa: PLC0415

    with console.open() as library:
        records = _records(library)
        chosen = _chosen(records, options.codes) if options.codes else None
        sent = notes.write(options.folder, note_bundles.bundles(records, chosen), library.blob_path)
    for path in sent.files:
        print(path)
    for name in sent.missing:
        console.say(N_("Not on this computer: {photo}"), photo=name)
    return 1 if sent.missing else 0


def take(console: Console, options: Namespace) -> int:
    """What is new, what differs, what is the same; taken in as one gesture, unless it is only to be said."""
    from visitplanner.exchange import notes  # slow import  # noqa: PLC0415
    from visitplanner.operations import imports, labels  # slow import  # noqa: PLC0415

    parcel = notes.read(options.path, console.language.code)
    with console.open(write=not options.dry_run) as library:
        if not options.dry_run:
            library.cut_drafts(now=console.now)
        plans = note_bundles.plan(parcel.bundles, _records(library))
        if not options.dry_run:
            contents = {
                sha: library.add_photo(notes.media_content(path), now=console.now, name=path.name)
                for sha, path in parcel.media.items()
            }
            label = labels.IMPORT_NOTES, {"n": len(parcel.bundles)}
            with library.edit(Phrase(*label), now=console.now) as edit:
                imports.take_notes(edit, parcel.bundles, contents)
    _tell(console, plans, parcel.told, as_json=options.json)
    return 0


def _tell(console: Console, plans: Sequence[Plan], told: Sequence[Phrase], *, as_json: bool) -> None:
    if as_json:
        console.show([
            {"file": one.bundle.name, "id": one.bundle.note.id or None, "standing": one.standing.value,
             "fields": [".".join(filter(None, field)) for field in one.fields]} for one in plans
        ])  # fmt: skip
        return
    spoken = console.language
    rows = [[spoken.gettext(STANDINGS[one.standing]), one.bundle.name, _title(console, one)] for one in plans]
    print(*columns(rows), sep="\n")
    for phrase in told:
        console.say(phrase)


def _title(console: Console, plan: Plan) -> str:
    words: Wording = plan.bundle.note.values.get("title", Wording())
    return words.pick(console.language.code).text


def _records(library: Library) -> Records:
    from visitplanner.store import snapshots  # slow import  # noqa: PLC0415

    return {kind: library.read(snapshots.all_of, kind) for kind in note_bundles.KINDS}


def _chosen(records: Records, codes: Sequence[str]) -> list[str]:
    """The ids of the notes of these codes or ids. Refused where there is none of that code, or several."""
    found = []
    notes: list[PracticeNote] = list(records[PracticeNote])
    for code in codes:
        fit = [one.id for one in notes if one.id == code]
        fit = fit or [one.id for one in notes if one.code.casefold() == code.casefold()]
        if not fit:
            raise Refusal(N_("There is no practice note “{code}”."), code=code)
        if len(fit) > 1:
            several = N_("Several practice notes are called “{code}”. Give one of these instead: {ids}")
            raise Refusal(several, code=code, ids=tuple(fit))
        found += fit
    return found
