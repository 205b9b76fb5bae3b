"""Photos and files on their way into the library: one after the other, then attached together in one gesture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, ngettext, tongue

LARGE = 50_000_000
"""Bytes from which a file is asked about first: a library full of films is hard to carry."""
Files = list[dict[str, Any]]


@dataclass
class _Bringing:
    """Files on their way, and those of them that are kept and not attached yet."""

    total: int
    attach: Callable[[Files], None]
    kept: Files = field(default_factory=list)
    over: bool = False


class Intake(Label):
    """Says how far it is while several come; asks about large ones."""

    asked = Signal(object)
    """A question about large files is open: its box."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "sub", 12)
        self._desk = desk
        self.hide()

    def take(self, sources: Iterable[Path | bytes], attach: Callable[[Files], None]) -> None:
        """Keep what comes, and give `attach` the values of those that could be kept."""
        found = list(sources)
        large = [one for one in found if isinstance(one, Path) and _size(one) > LARGE]
        if large:
            self._ask(found, large, attach)
        else:
            self._bring(found, attach)

    # ------------------------------------------------------------------ inside
    def _ask(self, found: list[Path | bytes], large: list[Path], attach: Callable[[Files], None]) -> None:
        question = QMessageBox(
            QMessageBox.Icon.Question, "visitplanner", _large_said(large), parent=_top(self)
        )
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setInformativeText(_("They are copied into the library and travel with the visit."))
        keep = question.addButton(_("Keep them"), QMessageBox.ButtonRole.AcceptRole)
        without = question.addButton(_("Leave them out"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(without)
        question.setEscapeButton(without)
        rest = [one for one in found if one not in large]
        keep.clicked.connect(partial(self._bring, found, attach))
        without.clicked.connect(partial(self._bring, rest, attach))
        question.open()
        self.asked.emit(question)

    def _bring(self, found: list[Path | bytes], attach: Callable[[Files], None], *_clicked: bool) -> None:
        bringing = _Bringing(len(found), attach)
        for n, source in enumerate(found):
            name = source.name if isinstance(source, Path) else _("Pasted photo")
            self._desk.add_photo(
                source, partial(self._keep, bringing), name=name, refused=partial(self._refuse, name)
            )
            self._desk.blob("", partial(self._go_on, bringing, n + 1))
        self._tell(0, len(found))

    def _keep(self, bringing: _Bringing, blob: Any) -> None:
        taken = blob.taken_at if blob.taken_at and blob.taken_at.tzinfo else None
        bringing.kept.append(
            {
                "blob": blob.sha,
                "name": blob.name,
                "media_type": blob.media_type,
                "taken_at": taken,
                "in_pack": blob.is_picture,
            }
        )
        if bringing.over:  # it waited for the disk, and the others did not wait for it
            self._attach(bringing)

    def _refuse(self, name: str, refusal: Refusal) -> None:
        self._desk.refused.emit(Refusal(N_("“{name}”: {reason}"), name=name, reason=refusal.phrase))

    def _go_on(self, bringing: _Bringing, done: int, _nothing: Any) -> None:
        """One more is through, whether it could be kept or not; after the last, what was kept is attached."""
        self._tell(done, bringing.total)
        if done == bringing.total:
            bringing.over = True
            self._attach(bringing)

    def _attach(self, bringing: _Bringing) -> None:
        kept, bringing.kept = bringing.kept, []
        if kept:
            bringing.attach(kept)

    def _tell(self, done: int, total: int) -> None:
        self.setVisible(total > 1 and done < total)
        self.show_text(_("Adding {n} of {total}…").format(n=done + 1, total=total))


def take_pasted(desk: Desk, take: Callable[[QMimeData], bool]) -> None:
    """Let `take` what the clipboard holds, and say so where there is nothing for it."""
    if not take(QApplication.clipboard().mimeData()):
        desk.refused.emit(Refusal(N_("The clipboard holds nothing to paste here")))


def _large_said(large: list[Path]) -> str:
    if len(large) == 1:
        words = _("“{name}” is {megabytes} MB. Keep it in the library?")
        return words.format(name=large[0].name, megabytes=_megabytes(large))
    words = ngettext("{n} file is {megabytes} MB. Keep it in the library?",
                     "{n} files are {megabytes} MB together. Keep them in the library?", len(large))  # fmt: skip
    return words.format(n=len(large), megabytes=_megabytes(large))


def _megabytes(files: list[Path]) -> str:
    return tongue.language.number(round(sum(map(_size, files)) / 1_000_000))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # the library says why it cannot be read


def _top(widget: QWidget) -> QWidget | None:
    return widget.window() if widget.parentWidget() is not None else None
