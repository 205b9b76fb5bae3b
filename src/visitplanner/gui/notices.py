"""What the desk has to say to the user, in the one message bar: trouble, refusals, recovered typing, a way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.saved import local_time
from visitplanner.gui.tongue import Words, gesture_said, ngettext, said, tongue

SAVING, READING, DRAFTS, PASSING = "saving", "reading", "drafts", "passing"
PASSING_MS = 12_000


class Notices(QObject):
    """Connects the desk to the bar."""

    def __init__(self, desk: Desk, bar: MessageBar) -> None:
        super().__init__(bar)
        self._desk, self._bar = desk, bar
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(PASSING_MS)
        self._fading.timeout.connect(self._fade)
        desk.troubled.connect(self._troubled)
        desk.recovered.connect(self._recovered)
        desk.refused.connect(self._refused)
        desk.opened.connect(self._opened)
        desk.drafts_found.connect(self._drafts_found)
        desk.undone.connect(self._undone)

    def tell(self, words: Words, *, undo: bool = False) -> None:
        """Say something that passes; with `undo`, offer to take it back."""
        actions = ((N_("Undo"), self._take_back),) if undo else ()
        self._say(words, "accent", PASSING, actions=actions)
        self._fading.start()

    def _say(self, words: Words, tone: str, key: str, **more: Any) -> None:
        if self._bar.key == SAVING and key != SAVING:
            return
        self._bar.say(words, tone, key=key, **more)
        announce(self._bar, said(words))

    def _take_back(self) -> None:
        self._bar.clear(PASSING)
        self._desk.undo()

    def _fade(self) -> None:
        self._bar.clear(PASSING)
        if not self._bar.key:
            self._opened()

    def _troubled(self, trouble: Trouble) -> None:
        if self._desk.unsaved:
            actions = ((N_("Try again"), self._desk.try_again),)
            self._say(trouble.phrase, "bad", SAVING, closable=False, actions=actions)
        else:
            self._say(trouble.phrase, "bad", "")

    def _recovered(self) -> None:
        self._bar.clear(SAVING)
        self.tell(N_("Everything is saved again."))

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.phrase, "warn", PASSING)
        self._fading.start()

    def _opened(self) -> None:
        if access.writable:
            self._bar.clear(READING)
        else:
            self._say(access.said, "warn", READING, closable=False)

    def _drafts_found(self, drafts: tuple[Any, ...]) -> None:
        began = local_time(drafts[0].began)

        def words() -> str:
            text = ngettext(
                "Recovered: {n} text that was being typed, from {time}.",
                "Recovered: {n} texts that were being typed, from {time}.",
                len(drafts),
            )
            return text.format(n=len(drafts), time=tongue.language.moment(began))

        def discard() -> None:
            self._bar.clear(DRAFTS)
            self._desk.discard_drafts(drafts)

        self._say(words, "accent", DRAFTS, actions=((N_("Discard"), discard),))

    def _undone(self, undone: Any, way: str) -> None:
        if undone is None:
            return
        announce(self._bar, gesture_said(way, undone.label))
        if undone.left:
            self.tell(lambda: _left_alone(len(undone.left)))


def _left_alone(count: int) -> str:
    text = ngettext(
        "{n} value has been changed by somebody else since; it was left as it is.",
        "{n} values have been changed by somebody else since; they were left as they are.",
        count,
    )
    return text.format(n=count)
