"""The head of the capture window: the time there, the session it is about, and a word when the two do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.capture.kind_chips import TOUCH_PX
from visitplanner.gui.capture.moment import Moment
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import ElidedLabel, IconLabel, Label
from visitplanner.gui.tongue import Speaking, _, tongue


class PlaceBar(Speaking, QWidget):
    """Shows a `Moment`."""

    stepped = Signal(int)
    """The session before (-1) or after (1) is wanted."""
    clock_followed = Signal()
    """The session shall be the clock's again."""

    def __init__(self) -> None:
        super().__init__()
        self._moment: Moment | None = None
        self._time = Label("", "", 17, bold=True)
        self._zone = Label("", "sub", 12)
        self._title = ElidedLabel("", "", 15, bold=True)
        self._facts = ElidedLabel("", "sub", 12)
        self._follow = Button(N_("By the clock"), "link", "clock", px=12)
        self._hint = Label("", "warn", 12, wrap=True)
        mark = IconLabel("triangle-alert", "warn", 16)
        self._hint_box = QWidget()
        hint = row(mark, gap=8)
        hint.addWidget(self._hint, 1)
        self._hint_box.setLayout(hint)
        self._hint_box.hide()
        before = _arrow("chevron-left", N_("Session before"), "Ctrl+Up")
        after = _arrow("chevron-right", N_("Next session"), "Ctrl+Down")
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        self._follow.clicked.connect(self.clock_followed)
        session = row(before, column(self._title, self._facts, gap=0), after, gap=8)
        session.setStretch(1, 1)
        clock = row(self._time, self._zone, None, self._follow, gap=6)
        self.setLayout(column(clock, session, self._hint_box, gap=6))

    def show_moment(self, moment: Moment) -> None:
        """Show the time and the session of `moment`."""
        self._moment = moment
        language = tongue.language
        self._time.show_text(language.time(moment.local))
        self._zone.show_text(f"{moment.zone_name} · {language.date(moment.local.date(), 'short')}")
        slot = moment.slot
        if slot is None:
            self._title.show_text(_("No session"))
            self._facts.show_text(_("The line is kept with the visit alone."))
        else:
            working = moment.snapshot.visit.working_language
            self._title.show_text(slot.item.title.pick(language.code, working).marked or "…")
            self._facts.show_text(" · ".join(filter(None, (_span(moment), _place(moment), _left(moment)))))
        self._follow.setVisible(moment.stepped is not None)
        self._hint_box.setVisible(moment.far)
        if moment.far and slot is not None and slot.start is not None:
            self._hint.show_text(
                _(
                    "This session is on {day}, but the clock says {now}. Is the laptop still on home time?"
                ).format(day=language.moment(slot.start), now=language.moment(moment.local))
            )

    def retranslate(self) -> None:
        """Say everything again."""
        if self._moment is not None:
            self.show_moment(self._moment)


def _arrow(icon: str, words: str, keys: str) -> IconButton:
    button = IconButton(icon, words, "icon", keys=keys)
    button.setFixedSize(TOUCH_PX, TOUCH_PX)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _span(moment: Moment) -> str:
    slot, language = moment.slot, tongue.language
    if slot is None or slot.start is None:
        return ""
    times = language.times(slot.start, slot.end)
    same = slot.date == moment.local.date()
    return times if same else f"{language.date(slot.start.date(), 'short')} {times}"


def _place(moment: Moment) -> str:
    session = moment.session
    place = moment.snapshot.places.get(session.place) if session else None
    return place.name.pick(tongue.language.code, moment.snapshot.visit.working_language).marked if place else ""


def _left(moment: Moment) -> str:
    left = moment.minutes_left
    return _("{time} left").format(time=tongue.language.minutes(left)) if left is not None else ""
