"""Keeps lines: each at once as an observation of its own, the unfinished one as a draft that is found again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal
from visitplanner.domain import ids
from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import tongue


class Notekeeper(QObject):
    """Writes into one visit: the one that was open last."""

    kept = Signal()
    """A line is durable."""
    refused = Signal(object, str)
    """A line was not taken: the Refusal, and the line."""
    recovered = Signal(str, str)
    """An unfinished line was found: its text and language."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.snapshot: Snapshot | None = None
        self.language = tongue.language.code
        self._nameless: list[str] = []
        self._drafted = False

    @property
    def unsigned(self) -> bool:
        """Whether something was kept here that bears no name."""
        return bool(self._nameless)

    def follow(self, snapshot: Snapshot, text: str) -> None:
        """Write into the visit of `snapshot`, the unfinished `text` too; without one, that of before is `recovered`."""
        if self.snapshot is not None and self.snapshot.visit.id == snapshot.visit.id:
            self.snapshot = snapshot
            return
        self._forget_draft()
        self.snapshot = snapshot
        if text:
            self.draft(text)
        else:
            self._desk.drafts(self._recover)

    def keep(
        self, text: str, *, session: str, kind: ObservationKind, question: str = "", photo: Any = None
    ) -> None:
        """Keep a line as one gesture, and forget its draft."""
        from visitplanner.operations import labels, observations  # slow import  # noqa: PLC0415

        if self.snapshot is None:
            return
        visit = self.snapshot.visit.id
        if self._desk.snapshot is None:
            self._desk.open_visit(visit)
        label = labels.titled(labels.ANSWER if question else labels.NOTE, text)
        self._desk.do(
            label, observations.capture, visit, text, language=self.language, session=session, kind=kind,
            question=question, photos=(photo,) if photo else (), then=self._kept,
            refused=lambda refusal: self.refused.emit(refusal, text),
        )  # fmt: skip
        self._forget_draft()

    def keep_photos(self, sources: tuple[Any, ...], text: str, *, session: str) -> None:
        """Keep each photo or file as an observation of its own, at once."""
        for source in sources:
            name = source.name if isinstance(source, Path) else ""

            def attach(blob: Any) -> None:
                photo = {"blob": blob.sha, "name": blob.name or text, "media_type": blob.media_type}
                self.keep(text, session=session, kind=ObservationKind.SAW, photo=photo)

            self._desk.add_photo(source, attach, name=name, refused=self._refuse_photo)

    def draft(self, text: str) -> None:
        """Keep the unfinished line: it is found again after a crash."""
        if self.snapshot is None:
            return
        if text and self._desk.read_only is None:
            self._drafted = True
            self._desk.draft(*self._address(), text)
        else:
            self._forget_draft()

    def speak(self, language: str, text: str) -> None:
        """The lines are in `language` from now on, the unfinished one too."""
        self._forget_draft()
        self.language = language
        self.draft(text)

    def sign(self, author: str) -> None:
        """Write under a name from now on; what was kept here without one gets it."""
        from visitplanner.operations import labels, observations  # slow import  # noqa: PLC0415

        self._desk.sign(author)
        nameless, self._nameless = tuple(self._nameless), []
        if nameless:
            self._desk.do(labels.titled(labels.CHANGE, author), observations.sign, nameless, author)

    def _address(self) -> tuple[str, str, str, str]:
        visit = self.snapshot.visit.id if self.snapshot else ""
        return ("observation", ids.derived("capture", visit), "text", self.language)

    def _forget_draft(self) -> None:
        if self._drafted:
            self._drafted = False
            self._desk.drop_draft(*self._address())

    def _kept(self, id: str) -> None:
        if not self._desk.author:
            self._nameless.append(id)
        self.kept.emit()

    def _refuse_photo(self, refusal: Refusal) -> None:
        self.refused.emit(refusal, "")

    def _recover(self, drafts: tuple[Any, ...]) -> None:
        _kind, wanted, _field, _language = self._address()
        for draft in drafts:
            if draft.id == wanted and draft.text:
                self.language, self._drafted = draft.language, True
                self.recovered.emit(draft.text, draft.language)
