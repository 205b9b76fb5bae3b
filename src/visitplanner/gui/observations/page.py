"""The page of observations: the list by session, and the form of the current one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.pane_page import PanePage
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.observations.form import ObservationForm
from visitplanner.gui.observations.rows import FOLLOW_UP, LOOSE, OURS, observation_rows
from visitplanner.gui.parts.layout import focus_inside
from visitplanner.gui.parts.line_bar import LineBar
from visitplanner.gui.parts.rows import ALL, Row
from visitplanner.gui.questions.rows import session_said
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

VIEWS = (
    (ALL, N_("All")), (OURS, N_("For us")), (FOLLOW_UP, N_("Follow up")), (LOOSE, N_("Without a question")),
)  # fmt: skip


class ObservationPane(RecordPane):
    """N types another line at the session of the current one."""

    kind = "observation"
    words = N_("Observations")
    adding = N_("Note something")
    empty = (
        "notebook-pen",
        N_("Nothing noted yet"),
        N_("Press F9 to capture: type a line, press Enter. It gets the time and the session."),
    )
    form_kind = ObservationForm
    line_wanted = Signal(str)
    """A line shall be typed: the id of its session, "" for none."""

    def _connect(self) -> None:
        super()._connect()
        assert isinstance(self.form, ObservationForm)
        self.form.delete_wanted.connect(self.delete)
        self.form.copied.connect(self.choose)

    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """All observations."""
        return snapshot.observations

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Those of the chosen view."""
        return observation_rows(snapshot, self._shown)

    def add(self) -> None:
        """Another line where the current one was heard."""
        record = self.record
        self.line_wanted.emit(record.session if record is not None else "")

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        observations.delete(edit, [id])


class ObservationsPage(PanePage):
    """Segments narrow the list; the line at the foot notes more without leaving it."""

    wants = frozenset(
        {"observation", "session", "answer", "question", "attachment", "practice_note", "transfer_decision", "action"}
    )
    adds = True
    views = VIEWS

    def __init__(self, desk: Desk) -> None:
        pane = ObservationPane(desk)
        super().__init__(desk, pane)
        self.line = LineBar(N_("What was heard or seen"), N_("Note"))
        self.lay_out(foot=self.line)
        pane.line_wanted.connect(self.open_line)
        self.line.typed.connect(self._note)
        self.line.closed.connect(self.take_focus)

    # ------------------------------------------------------------------ what it does
    def add(self) -> None:
        """Another line."""
        self.pane.add()

    def say_missing(self, step: str) -> None:
        """Into the form, where question and session are chosen."""
        focus_inside(self.pane.form)

    def open_line(self, session: str) -> None:
        """Ask for a line that was heard at a session, or between sessions."""
        snapshot = self.desk.snapshot
        if snapshot is not None and self.desk.read_only is None:
            self.line.open_for(session, session_said(snapshot, session) or _("Between sessions"))

    # ------------------------------------------------------------------ inside
    def _note(self, session: str, text: str) -> None:
        from visitplanner.operations import observations  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is not None:
            session = session if session in snapshot.session else ""
            self.desk.do(
                labels.titled(labels.NOTE, text), observations.note, snapshot.visit.id, text,
                language=options.text_language(snapshot), session=session, then=self._noted,
                refused=self.line.refuse,
            )  # fmt: skip

    def _noted(self, id: str) -> None:
        self.line.go_on()
        self.choose(id)
