"""What a session takes with its interpretation, as a sum one can follow, and a button that makes the slot fit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.checks.duration import Need, slot_minutes
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.goers import apart
from visitplanner.domain.kinds import Interpretation
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import after
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.tongue import _, tongue


class TalkTime(QWidget):
    """Hidden while nobody has said how long the speech is."""

    fit_wanted = Signal(int)
    """The slot shall be so many minutes long."""

    def __init__(self) -> None:
        super().__init__()
        self._needed = 0
        self._sum = Label("", "", 12, wrap=True)
        self._parts = Label("", "faint", 11, wrap=True)
        self._mark = IconLabel("circle-check", "ok", 14)
        self._verdict = Label("", "sub", 12, wrap=True)
        self.fit = Button(N_("Make it fit"), "", "maximize-2", writes=True)
        self.fit.clicked.connect(self._ask)
        line = row(self._mark, self._verdict, self.fit, gap=7)
        line.setStretch(1, 1)
        self.setLayout(column(self._sum, self._parts, line, gap=3))

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show the sum of `session` by the rules of its visit."""
        need = slot_minutes(session, Numbers(snapshot.rule_values))
        self.setVisible(need is not None)
        if need is None:
            return
        short = need.total - session.minutes
        self._needed = need.total
        self._sum.show_text(summed(need))
        minutes = tongue.language.minutes
        told = " · ".join(f"{_(words)}: {minutes(part)}" for words, part in need.parts)
        self._parts.show_text(told)
        self._parts.setVisible(session.interpretation is not Interpretation.NONE)
        self._mark.set_icon(*(("clock", "warn") if short > 0 else ("circle-check", "ok")))
        self._verdict.set_role("warn" if short > 0 else "sub")
        if short > 0:
            self._verdict.show_text(_("{minutes} short").format(minutes=minutes(short)))
        else:
            self._verdict.show_text(
                _("The slot is long enough: {minutes}.").format(minutes=minutes(session.minutes))
            )
        self.fit.setVisible(short > 0)
        self.fit.setEnabled(not session.anchored)
        self.fit.say(N_("Make it fit"), N_("Anchored: nothing moves it") if session.anchored else "")

    def _ask(self) -> None:
        self.fit_wanted.emit(self._needed)


def summed(need: Need) -> str:
    """`20 min of talk × 2 + 10 min = 50 min`."""
    minutes = tongue.language.minutes
    text = _("{minutes} of talk").format(minutes=minutes(need.speech))
    if need.factor != 1:
        text += f" × {tongue.language.number(need.factor)}"
    for part in (need.other, need.setup, need.rest):
        text += f" + {minutes(part)}" if part else ""
    return f"{text} = {minutes(need.total)}"


def has_room(snapshot: Snapshot, session: Session, minutes: int) -> bool:
    """Whether nobody who goes to `session` has to be elsewhere before it is over, were it so many minutes long."""
    this = programme.slot(session)
    if this.start is None or this.end is None:
        return True
    end = after(this.start, minutes)
    behind = (one.start for one in programme.slots(snapshot) if one.start and _follows(snapshot, one, this))
    return all(start >= end for start in behind if start >= this.end)


def _follows(snapshot: Snapshot, one: programme.Slot, this: programme.Slot) -> bool:
    return one.id != this.id and not one.cancelled and not apart(snapshot, one.item, this.item)
