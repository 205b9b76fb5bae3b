"""Texts for professional translators into a file, and what they send back, looked at before it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from visitplanner.base import paths
from visitplanner.base.files import write_file
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import codec, translations, worklist
from visitplanner.domain.field_words import field_word
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.records import KINDS
from visitplanner.domain.translations import ENDINGS, Fate, Form, Taking, Translations
from visitplanner.domain.wording import Wording
from visitplanner.domain.worklist import Entry
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.sheet import ExchangeSheet
from visitplanner.gui.jobs import Jobs
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

if TYPE_CHECKING:
    from visitplanner.exchange.translations import Remarks

FATES = {
    Fate.TAKEN: (N_("Will be taken"), "plus", "ok"),
    Fate.OUTDATED: (N_("Will be taken as outdated: their source has changed"), "triangle-alert", "warn"),
    Fate.MARKED: (
        N_("Not taken: placeholders stand for words missing from the file"),
        "triangle-alert",
        "warn",
    ),
    Fate.UNKNOWN: (N_("Not in this library"), "circle-question-mark", "warn"),
    Fate.EMPTY: (N_("Not translated yet"), "minus", "sub"),
    Fate.SAME: (N_("The same as here"), "check", "sub"),
}
FORMS: dict[Form, str] = {"xliff": "XLIFF 1.2", "xliff2": "XLIFF 2.0", "po": "PO"}
"""What translators call each form, the one that most of their tools read first."""
SHOWN = 300
"""How many texts are listed; all are counted."""


class TextImport(ExchangeSheet):
    """Reads what a translator sent back and takes it in as one gesture."""

    def __init__(
        self, desk: Desk, path: Path, parent: QWidget | None = None, jobs: Jobs | None = None
    ) -> None:
        super().__init__(desk, N_("Take in translations"), N_("Take in"), parent, jobs)
        self._found: Translations | None = None
        self._known: dict[tuple[str, str], Any] = {}
        self._waiting: set[str] = set()
        self.settled(partial(self._read, path))

    def proceed(self) -> None:
        """Take them in."""
        from visitplanner.operations import imports  # slow import  # noqa: PLC0415

        if self._found is not None:
            self.busy(N_("Taking in the translations…"))
            label = Phrase(
                labels.IMPORT_TEXTS, {"language": LANGUAGES.get(self._found.target, self._found.target)}
            )
            taken, refused = self.while_open(self._taken), self.while_open(self.fail)
            self.desk.do(label, imports.take_translations, self._found, then=taken, refused=refused)

    def _read(self, path: Path) -> None:
        def read(_report: Any) -> Translations:
            from visitplanner.exchange import folder, translations  # slow import  # noqa: PLC0415

            return translations.read(folder.content(path, translations.LARGEST))

        self.work(read, self._compare, N_("Reading the file…"))

    def _compare(self, found: Translations) -> None:
        self._found = found
        self._waiting = {unit.kind for unit in found.units if unit.kind in KINDS}
        for kind in sorted(self._waiting):
            self.desk.records(KINDS[kind], self.while_open(partial(self._take_known, kind)))
        if not self._waiting:
            self._show()

    def _take_known(self, kind: str, found: tuple[Any, ...]) -> None:
        self._known |= {(kind, one.id): one for one in found}
        self._waiting.discard(kind)
        if not self._waiting:
            self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        takings = translations.plan(self._found, self._wording)
        counts = translations.counts(takings)
        possible = bool(counts[Fate.TAKEN] or counts[Fate.OUTDATED])
        source, target = (LANGUAGES.get(one, one) for one in (self._found.source, self._found.target))
        self.offer(lambda: f"{source} → {target}: {_counted(counts)}", _rows(takings), possible=possible)

    def _wording(self, kind: str, id: str, field: str) -> Wording | None:
        record = self._known.get((kind, id))
        return (
            getattr(record, field) if record is not None and field in codec.wordings(type(record)) else None
        )

    def _taken(self, counts: dict[str, int]) -> None:
        n = counts[Fate.TAKEN] + counts[Fate.OUTDATED]
        self.finish(
            lambda: ngettext(
                "{n} translation was taken in. Ctrl+Z takes it back.",
                "{n} translations were taken in. Ctrl+Z takes them back.", n,
            ).format(n=n)
        )  # fmt: skip


class TextExport(ExchangeSheet):
    """Writes a file for a translator; `make` gives its content."""

    def __init__(
        self,
        desk: Desk,
        make: Callable[[], bytes],
        target: Path,
        parent: QWidget | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(desk, N_("Texts for a translator"), "", parent, jobs)
        self.list.hide()

        def write(_report: Any) -> None:
            write_file(make(), target)

        said = lambda: _("The texts are in {file}").format(file=target.name)  # noqa: E731
        self.work(write, lambda _none: self.finish(said, target.parent), N_("Writing the file…"))


def export_texts(
    parent: QWidget | None, desk: Desk, entries: Iterable[Entry], target: str, source: str = "",
    remarks: Remarks | None = None,
) -> TextExport | None:  # fmt: skip
    """Ask for a file and write `entries` there, from `source` into `target`; None when no file was chosen.

    Without a source, the language most is written in. `remarks` tells the translator more about an entry.
    """
    listed = tuple(entries)
    source = source or next((one for one in worklist.languages(listed) if one != target), target)
    kinds = {f"{name} (*{ENDINGS[form]})": form for form, name in FORMS.items()}
    code = desk.snapshot.visit.code if desk.snapshot else ""
    name = "-".join(part for part in (code.replace("/", "-"), source, target) if part) + ENDINGS["xliff"]
    title = _("Texts for a translator")
    start = str(paths.documents_folder() / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    form = _form(path, kinds.get(kind, "xliff"))
    make = partial(_made, listed, source, target, form, remarks)
    sheet = TextExport(desk, make, path if path.suffix else path.with_suffix(ENDINGS[form]), parent)
    sheet.show()
    return sheet


def _form(path: Path, chosen: Form) -> Form:
    """The form that was chosen, unless the name of the file ends in another's."""
    if path.suffix in ("", ENDINGS[chosen]):
        return chosen
    return next((form for form, ending in ENDINGS.items() if ending == path.suffix), chosen)


def import_texts(parent: QWidget | None, desk: Desk) -> TextImport | None:
    """Ask for a file and show what is in it; None when none was chosen."""
    forms, everything = _("Translations"), _("All files")
    kinds = f"{forms} (*.xlf *.xliff *.po);;{everything} (*)"
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Take in translations"), "", kinds)
    if not chosen:
        return None
    sheet = TextImport(desk, Path(chosen), parent)
    sheet.show()
    return sheet


def _made(entries: tuple[Entry, ...], source: str, target: str, form: Form, remarks: Remarks | None) -> bytes:
    from visitplanner.exchange import translations  # slow import  # noqa: PLC0415

    more = {"remarks": remarks} if remarks is not None else {}
    return translations.export(entries, source, target, form, spoken=tongue.language, **more)


def _counted(counts: dict[str, int]) -> str:
    taken = counts[Fate.TAKEN] + counts[Fate.OUTDATED]
    found = _("Nothing new")
    if taken:
        found = ngettext("{n} new translation", "{n} new translations", taken).format(n=taken)
    more = {
        Fate.OUTDATED: N_("the source of {n} has changed"),
        Fate.MARKED: N_("{n} incomplete"),
    }
    parts = [found, *(_(words).format(n=counts[fate]) for fate, words in more.items() if counts[fate])]
    return tongue.language.series(parts)


def _rows(takings: tuple[Taking, ...]) -> Iterator[Row]:
    for fate, (words, icon, role) in FATES.items():
        mine = [one for one in takings if one.fate is fate]
        if mine:
            yield Row(f"heading {fate}", _(words), trailing=str(len(mine)), heading=True)
            for n, one in enumerate(mine[:SHOWN]):
                unit = one.unit
                kind, field = KIND_WORDS.get(unit.kind, unit.kind), field_word(unit.kind, unit.field)
                source = " ".join(unit.source_text.split())[:200]
                about = " · ".join(
                    part for part in (_(kind) if kind else "", _(field) if field else "") if part
                )
                title = " ".join(unit.target_text.split())[:200] or source
                yield Row(f"{fate} {n}", title, lines=(source, about), lead=icon, lead_role=role)
