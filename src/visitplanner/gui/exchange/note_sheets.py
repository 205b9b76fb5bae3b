"""Practice notes from files, looked at before they are taken in; and practice notes into a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import note_bundles
from visitplanner.domain.field_words import field_word
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.note_bundles import Plan, Standing
from visitplanner.domain.wording import Picked, Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.sheet import ExchangeSheet
from visitplanner.gui.jobs import Jobs
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

if TYPE_CHECKING:
    from visitplanner.exchange.notes import Parcel, Sent

MOST_FIELDS = 6
"""How many of the fields that differ are named."""
STANDINGS = {
    Standing.NEW: (N_("New"), "ok", "plus"), Standing.DIFFERS: (N_("Differs"), "accent", "pencil-line"),
    Standing.SAME: (N_("The same"), "sub", "check"),
}  # fmt: skip


class NoteImport(ExchangeSheet):
    """Reads the files, tells what is new and what differs, and takes it in as one gesture."""

    def __init__(
        self, desk: Desk, path: Path, parent: QWidget | None = None, jobs: Jobs | None = None
    ) -> None:
        super().__init__(desk, N_("Take in practice notes"), N_("Take in"), parent, jobs)
        self._path = path
        self._parcel: Parcel | None = None
        self._known: dict[type[Any], tuple[Any, ...]] = {}
        self._contents: dict[str, Any] = {}
        self._plans: tuple[Plan, ...] = ()
        self._read()

    def proceed(self) -> None:
        """Take photos in one after the other, then the notes."""
        self.busy(N_("Taking in the notes…"))
        self.settled(self._next_photo)

    def _read(self) -> None:
        path, code = self._path, tongue.language.code

        def read(report: Any) -> Parcel:
            from visitplanner.exchange import notes  # slow import  # noqa: PLC0415

            return notes.read(path, code, report)

        self.work(read, self._compare, N_("Reading the files…"))

    def _compare(self, parcel: Parcel) -> None:
        self._parcel = parcel
        for kind in note_bundles.KINDS:
            self.desk.records(kind, self.while_open(partial(self._take_known, kind)))

    def _take_known(self, kind: type[Any], found: tuple[Any, ...]) -> None:
        self._known[kind] = found
        if kind is note_bundles.KINDS[-1] and self._parcel is not None:
            self._plans = note_bundles.plan(self._parcel.bundles, self._known)
            possible = any(one.standing is not Standing.SAME for one in self._plans)
            self.offer(lambda: counted(self._plans), self._rows(), possible=possible)

    def _rows(self) -> Iterator[Row]:
        told = self._parcel.told if self._parcel else ()
        if told:
            yield Row("told", _("Please note"), heading=True)
            for n, phrase in enumerate(told):
                yield Row(f"told {n}", tongue.language.say(phrase), lead="triangle-alert", lead_role="warn")
            yield Row("notes", _("Practice notes"), trailing=str(len(self._plans)), heading=True)
        order = list(Standing)
        shown = sorted(self._plans, key=lambda plan: order.index(plan.standing))
        yield from (plan_row(f"{n}", plan) for n, plan in enumerate(shown))

    def _next_photo(self) -> None:
        parcel = self._parcel
        waiting = [sha for sha in parcel.media if sha not in self._contents] if parcel else []
        if parcel is None or not waiting:
            self._take()
            return
        path = parcel.media[waiting[0]]

        def read(_report: Any) -> bytes:
            from visitplanner.exchange import notes  # slow import  # noqa: PLC0415

            return notes.media_content(path)

        self.work(read, partial(self._keep_photo, waiting[0], path.name), N_("Taking in the photos…"))
        self.tell_progress(len(self._contents), len(parcel.media))

    def _keep_photo(self, sha: str, name: str, content: bytes) -> None:
        kept = self.while_open(partial(self._photo_kept, sha))
        self.desk.add_photo(content, kept, name=name, refused=self.while_open(self.fail))

    def _photo_kept(self, sha: str, blob: Any) -> None:
        self._contents[sha] = blob
        self._next_photo()

    def _take(self) -> None:
        from visitplanner.operations import imports  # slow import  # noqa: PLC0415

        self.busy(N_("Taking in the notes…"))
        bundles = self._parcel.bundles if self._parcel else ()
        label = Phrase(labels.IMPORT_NOTES, {"n": len(bundles)})
        taken, refused = self.while_open(self._taken), self.while_open(self.fail)
        self.desk.do(label, imports.take_notes, bundles, self._contents, then=taken, refused=refused)

    def _taken(self, counts: dict[str, int]) -> None:
        plans = self._plans
        self.finish(lambda: _("{counts}. Ctrl+Z takes all of it back.").format(counts=counted(plans)))


class NoteExport(ExchangeSheet):
    """Writes the notes called `chosen` into a folder, with progress."""

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        chosen: Sequence[str],
        parent: QWidget | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(desk, N_("Practice notes into a folder"), "", parent, jobs)
        self._target, self._chosen = folder, tuple(chosen)
        self._known: dict[type[Any], tuple[Any, ...]] = {}
        self.busy(N_("Writing the files…"))
        self.settled(self._collect)

    def _collect(self) -> None:
        for kind in note_bundles.KINDS:
            self.desk.records(kind, self.while_open(partial(self._take_known, kind)))

    def _take_known(self, kind: type[Any], found: tuple[Any, ...]) -> None:
        self._known[kind] = found
        if kind is note_bundles.KINDS[-1]:
            self._write()

    def _write(self) -> None:
        bundles = note_bundles.bundles(self._known, self._chosen)
        folder, blob_path = self._target, self.desk.blob_path

        def write(report: Any) -> Sent:
            from visitplanner.exchange import notes  # slow import  # noqa: PLC0415

            return notes.write(folder, bundles, blob_path, report)

        self.work(write, self._written, N_("Writing the files…"))

    def _written(self, sent: Sent) -> None:
        n, folder = len(sent.files), self._target
        self.list.fill([
            *(Row(f"missing {one}", one, lines=(_("This photo is not on this computer."),), lead="image-off",
                  lead_role="warn") for one in sent.missing),
            *(Row(path.name, path.name, lead="file-text") for path in sent.files),
        ])  # fmt: skip
        words = lambda: ngettext("{n} practice note is in {folder}", "{n} practice notes are in {folder}", n)  # noqa: E731
        self.finish(lambda: words().format(n=n, folder=folder.name or folder), folder)


def counted(plans: Sequence[Plan]) -> str:
    """How many are new, differ, are the same."""
    found = {standing: sum(one.standing is standing for one in plans) for standing in Standing}
    new, differ, same = found[Standing.NEW], found[Standing.DIFFERS], found[Standing.SAME]
    parts = (
        ngettext("{n} new practice note", "{n} new practice notes", new).format(n=new) if new else "",
        ngettext("{n} differs", "{n} differ", differ).format(n=differ) if differ else "",
        ngettext("{n} is the same", "{n} are the same", same).format(n=same) if same else "",
    )
    return " · ".join(part for part in parts if part)


def plan_row(key: str, plan: Plan) -> Row:
    """A note of a file: its title, the file, what differs."""
    words: Wording = plan.bundle.note.values.get("title", Wording())
    title: str | Picked = words.pick(tongue.language.code)
    said, tone, icon = STANDINGS[plan.standing]
    named = list(dict.fromkeys(_told(kind, field) for kind, field in plan.fields))
    more = "…" if len(named) > MOST_FIELDS else ""
    differs = tongue.language.series(named[:MOST_FIELDS]) + more if plan.standing is Standing.DIFFERS else ""
    lines = tuple(line for line in (plan.bundle.name, differs) if line)
    return Row(
        key, title or plan.bundle.name, lines=lines, lead="file-text", tags=(Tag(_(said), tone, icon),)
    )


def _told(kind: str, field: str) -> str:
    if kind == "practice_note":
        return _(field_word(kind, field))
    return _(KIND_WORDS[kind])
