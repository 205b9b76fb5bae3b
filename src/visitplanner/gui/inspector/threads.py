"""What hangs on a session: what will be asked, practice notes, photos, what was heard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation, PracticeNote, Question, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.photos import PhotoStrip, Thumbnails
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.carried import QUESTION, CarriedLine, carry
from visitplanner.gui.parts.clock import zone_or_none
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import BASE_PX, theme
from visitplanner.gui.tongue import _, ngettext, tongue

MOST = 5


class Link(Button):
    """A title that leads to its record; it gives way where there is little room."""

    def __init__(self, text: str, px: int = BASE_PX) -> None:
        self._whole = text
        super().__init__("", "link", px=px)
        self.show_text(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another title."""
        self._whole = text
        super().show_text(text)

    def retranslate(self) -> None:
        """Say it again, in the room there is."""
        super().retranslate()
        self._fit()

    def _fit(self) -> None:
        shown = elided(self._whole, self.font(), self.width() - 12)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()


class Threads(QWidget):
    """Read-only sections; each is hidden while it is empty. What leads elsewhere is a button."""

    followed = Signal(str, str)
    """The user follows a thread: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._thumbnails = Thumbnails(desk, self)
        self._snapshot: Snapshot | None = None
        self._shown: object = None
        self._sections = QVBoxLayout()
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(6)
        self._photos = PhotoStrip(self._thumbnails)
        self.setLayout(column(self._sections, self._photos, gap=8))

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show what hangs on `session`."""
        self._snapshot = snapshot
        questions = snapshot.questions_of.get(session.id, ())
        practices = snapshot.practices_of.get(session.id, ())
        heard = snapshot.observations_of.get(session.id, ())
        photos = snapshot.attachments_of.get(session.id, ())
        answered = snapshot.answered & {one.id for one in questions}
        shown = (
            session.id,
            questions,
            practices,
            heard,
            photos,
            answered,
            tongue.language.code,
        )
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._sections)
        self._questions(questions, answered)
        self._practices(practices)
        self._heard(heard)
        self._photos.show_photos([(photo, self._said(photo.caption)) for photo in photos])

    # ------------------------------------------------------------------ sections
    def _questions(self, questions: tuple[Question, ...], answered: frozenset[str]) -> None:
        if not questions:
            return
        self._caption(N_("Questions"), f"{len(answered)} / {len(questions)}")
        for one in questions[:MOST]:
            done = one.id in answered
            mark = IconLabel("check" if done else "circle-question-mark", "ok" if done else "faint", 14)
            mark.stand_for(_("Answered") if done else _("Open"))
            text = Label("", "sub" if done else "", 12, wrap=True)
            text.show_text(f"Q{one.number}  {self._said(one.text)}")
            way = self._way(N_("To the question"), "question", one.id)
            line = CarriedLine(one.id, _marked(mark, text, way))
            line.pulled.connect(self._carry, Qt.ConnectionType.QueuedConnection)  # a line may go meanwhile
            self._sections.addWidget(line)
        self._more(len(questions), "question", questions[0].id)

    def _practices(self, practices: tuple[PracticeNote, ...]) -> None:
        if not practices:
            return
        self._caption(N_("Practice notes"), str(len(practices)))
        for one in practices:
            title = Link(self._said(one.title) or one.code)
            title.clicked.connect(lambda _checked=False, id=one.id: self.followed.emit("practice_note", id))
            theme_word = _(label(one.theme)) if one.theme else ""
            under = Label("", "sub", 11)
            under.show_text(" · ".join(part for part in (one.code, theme_word, _(label(one.status))) if part))
            inside = column(title, under, margins=(10, 6, 10, 8), gap=2)
            photos = self._snapshot.attachments_of.get(one.id, ()) if self._snapshot else ()
            if photos:
                strip = PhotoStrip(self._thumbnails)
                strip.show_photos([(photo, self._said(photo.caption)) for photo in photos])
                inside.addWidget(strip)
            self._sections.addWidget(Card(inside))

    def _heard(self, heard: tuple[Observation, ...]) -> None:
        if not heard:
            return
        self._caption(N_("Observations"), str(len(heard)))
        for one in heard[-MOST:]:
            mark = IconLabel(icon_name(one.kind), "sub", 14)
            mark.stand_for(_(label(one.kind)))
            zone = zone_or_none(one.zone)
            when = one.taken_at.astimezone(zone) if one.taken_at and zone else one.taken_at
            text = Label("", "", 12, wrap=True)
            time = f"{tongue.language.time(when)}  " if when else ""
            text.show_text(time + self._said(one.text)[:400])
            way = self._way(N_("To the observation"), "observation", one.id)
            self._sections.addWidget(box(_marked(mark, text, way)))
        self._more(len(heard), "observation", heard[-1].id)

    # ------------------------------------------------------------------ inside
    def _carry(self, question: str, picture: QPixmap) -> None:
        """Take a question along, to be put at another session."""
        carry(self, QUESTION, (question,), picture)

    def _caption(self, words: str, figure: str) -> None:
        count = Label("", "faint", 11)
        count.show_text(figure)
        self._sections.addWidget(box(row(Label(words, "caption", 11), None, count, margins=(0, 6, 0, 0))))

    def _way(self, words: str, kind: str, id: str) -> IconButton:
        """Leads to where a record lives."""
        found = IconButton("chevron-right", words, "plain")
        found.setFixedSize(theme.px(24), theme.px(22))
        found.clicked.connect(lambda: self.followed.emit(kind, id))
        return found

    def _more(self, count: int, kind: str, id: str) -> None:
        if count > MOST:
            more = Button("", "link")
            rest = count - MOST
            more.show_text(ngettext("{n} more", "{n} more", rest).format(n=rest))
            more.clicked.connect(lambda: self.followed.emit(kind, id))
            self._sections.addWidget(more)

    def _said(self, wording: Wording) -> str:
        working = self._snapshot.visit.working_language if self._snapshot else "en"
        return wording.pick(tongue.language.code, working).text


def _marked(mark: IconLabel, text: Label, way: IconButton) -> QHBoxLayout:
    line = row(gap=8)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text, 1)
    line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    return line
