"""The window itself: where and when, the kind, the line, what is open, what was kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.base.settings import Settings
from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.capture import moment as moments
from visitplanner.gui.capture.entry_rows import last_entries, open_questions
from visitplanner.gui.capture.kind_chips import TOUCH_PX, KindChips
from visitplanner.gui.capture.line import CaptureLine
from visitplanner.gui.capture.moment import Moment
from visitplanner.gui.capture.name_box import NameBox
from visitplanner.gui.capture.notekeeper import Notekeeper
from visitplanner.gui.capture.place_bar import PlaceBar
from visitplanner.gui.capture.safe_line import SafeLine
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, fit_screen, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

CLOCK_MS = 5_000
KEYS: tuple[tuple[str, str, str], ...] = (
    ("Return", N_("Keep the line"), ""),
    ("Shift+Return", N_("New line"), ""),
    ("Ctrl+Return", N_("Keep it as the answer"), ""),
    ("Ctrl+Q", N_("Keep it as the answer"), "answer"),
    ("Ctrl+1", N_("Kind of observation (to Ctrl+8)"), ""),
    ("Ctrl+Up", N_("Session before"), "step_back"),
    ("Ctrl+Down", N_("Next session"), "step_on"),
    ("Alt+Up", N_("Question before"), "question_before"),
    ("Alt+Down", N_("Next question"), "next_question"),
    ("Ctrl+T", N_("Write the time"), "insert_time"),
    ("Ctrl+Z", N_("Undo"), "undo"),
    ("Esc", N_("Close"), "close"),
)
"""Keys, what they do in words, and the method that does it; what has none is the line's own."""


class CaptureWindow(Speaking, QWidget):
    """A window of its own, on top where the system allows. `selected` says which session is selected elsewhere."""

    def __init__(self, desk: Desk, settings: Settings, *, selected: Callable[[], str] = str) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._desk, self._settings, self._selected = desk, settings, selected
        self._stepped: str | None = None
        self.keeper = Notekeeper(desk, self)
        self.place = PlaceBar()
        self.kinds = KindChips()
        self.line = CaptureLine()
        self.language = Choice(lambda: list(LANGUAGES.items()), writes=False)
        self.questions, self.entries = RowList(), RowList()
        self.name_box = NameBox()
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._build()
        self._connect()
        self.language.show_value(tongue.language.code)
        self.retranslate()

    def _build(self) -> None:
        self._keep = Button(N_("Keep"), "primary", tip=N_("Enter"))
        self._answer = Button(N_("Answers the question"), "", "check", tip=N_("Ctrl+Enter or Ctrl+Q"))
        self._why = Label("", "bad", 12, wrap=True)
        self._why.hide()
        self._keys = Label(N_("Enter keeps · Shift+Enter new line · Ctrl+V photo · Ctrl+T time"), "faint", 11)
        self._keys.setWordWrap(True)
        for button in (self._keep, self._answer):
            button.setMinimumHeight(TOUCH_PX)
        self.language.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.language.setFixedSize(theme.px(112), TOUCH_PX)
        buttons = row(self._keep, self._answer, None, self.language, gap=8)
        self._open_box = box(
            column(Label(N_("Open questions here"), "sub", 12, bold=True), self.questions, gap=4)
        )
        self.questions.setFixedHeight(theme.px(112))
        top = column(
            self.place, self.kinds, self.line, self._why, buttons, self._keys, self.name_box, self._open_box,
            margins=(14, 12, 14, 8), gap=9,
        )  # fmt: skip
        foot = row(SafeLine(self._desk), margins=(14, 8, 14, 8))
        filled = column(box(top), Hairline(), self.entries, Hairline(), box(foot), gap=0)
        filled.setStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled, "bg"))
        self._stack.addWidget(
            EmptyState(
                "notebook-pen",
                N_("There is no visit yet"),
                N_("Make a visit first; then notes have a place."),
            )
        )
        self.setMinimumSize(380, 480)
        fit_screen(self, QSize(theme.px(520), theme.px(760)))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        desk, line, keeper = self._desk, self.line, self.keeper
        desk.visit_changed.connect(self._follow)
        desk.library_changed.connect(self._choose_visit)
        line.kept.connect(self.keep)
        line.answered.connect(self.answer)
        line.written.connect(self._written)
        line.pasted.connect(self._take_photos)
        self._keep.clicked.connect(self.keep)
        self._answer.clicked.connect(self.answer)
        self.name_box.signed.connect(self.sign)
        self.place.stepped.connect(self.step)
        self.place.clock_followed.connect(self.follow_clock)
        keeper.recovered.connect(self._recover)
        keeper.refused.connect(self._refuse)
        keeper.kept.connect(self._say_kept)
        self.language.entered.connect(lambda code: keeper.speak(code, self.line.text))
        self._clock.timeout.connect(self._tick)
        for keys, _words, act in KEYS:
            if act:
                QShortcut(QKeySequence(keys), self, getattr(self, act))
        for n, kind in enumerate(ObservationKind, 1):
            QShortcut(QKeySequence(f"Ctrl+{n}"), self, partial(self.kinds.choose, kind))

    # ------------------------------------------------------------------ what it does
    def open(self) -> None:
        """Show the window, the cursor in the line. Without an open visit, the one under way is opened."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()
        if self._desk.snapshot is not None:
            self._follow(self._desk.snapshot, None)
        else:
            self._desk.read_library()

    @property
    def moment(self) -> Moment | None:
        """Now, in the open visit."""
        snapshot = self.keeper.snapshot
        return Moment(snapshot, self._desk.clock(), self._stepped, self._selected()) if snapshot else None

    def keep(self) -> None:
        """Keep the line."""
        self._put("")

    def answer(self) -> None:
        """Keep the line as the answer to the highlighted question."""
        if self.questions.key:
            self._put(self.questions.key)
        else:
            self._refuse(Refusal(N_("No open question is chosen.")), "")

    def step(self, by: int) -> None:
        """Go to the session before or after."""
        if (moment := self.moment) is not None:
            self._stepped = moments.step(moment, by)
            self._show_all()

    def step_back(self) -> None:
        """Go to the session before."""
        self.step(-1)

    def step_on(self) -> None:
        """Go to the next session."""
        self.step(1)

    def question_before(self) -> None:
        """Highlight the question before."""
        self.questions.step(-1)

    def next_question(self) -> None:
        """Highlight the next question."""
        self.questions.step(1)

    def undo(self) -> None:
        """Take back what was done last."""
        self._desk.undo()

    def follow_clock(self) -> None:
        """Let the clock choose the session again."""
        self._stepped = None
        self._show_all()

    def insert_time(self) -> None:
        """Write the time there into the line."""
        if (moment := self.moment) is not None:
            self.line.insertPlainText(f"{tongue.language.time(moment.local)} ")

    def sign(self, name: str) -> None:
        """Put a name to what is written from now on, and to what was kept here without one."""
        self.keeper.sign(name)
        self.name_box.hide()
        self.line.setFocus()

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setWindowTitle(_("Capture"))
        self.line.setAccessibleName(_("What was heard or seen"))
        self.line.setPlaceholderText(_("Type and press Enter. Everything gets the time and the session."))
        self.questions.setAccessibleName(_("Open questions here"))
        self.entries.setAccessibleName(_("Kept last"))
        self.language.setAccessibleName(_("Language of the note"))
        self._show_all()

    # ------------------------------------------------------------------ inside
    def _put(self, question: str) -> None:
        moment, text = self.moment, self.line.text.strip()
        self._why.hide()
        if moment is None or self.line.composing:
            return
        if not text:
            self._refuse(Refusal(N_("Type something first.")), "")
            return
        session = moment.session.id if moment.session else ""
        self.line.show_text("")
        self.keeper.keep(text, session=session, kind=self.kinds.kind, question=question)
        self.kinds.choose(ObservationKind.HEARD)
        self.line.setFocus()

    def _written(self, text: str) -> None:
        self._why.hide()
        self.keeper.draft(text)

    def _take_photos(self, sources: tuple[object, ...]) -> None:
        moment = self.moment
        if moment is not None:
            text = self.line.text.strip()
            self.line.show_text("")
            session = moment.session.id if moment.session else ""
            self.keeper.keep_photos(sources, text or _("Photo"), session=session)

    def _recover(self, text: str, language: str) -> None:
        if not self.line.text:
            self.language.show_value(language)
            self.line.show_text(text)

    def _refuse(self, refusal: Refusal, text: str) -> None:
        if text and not self.line.text:
            self.line.show_text(text)
        self._why.say(refusal.phrase)
        self._why.show()

    def _say_kept(self) -> None:
        self._show_all()
        announce(self.line, _("Kept"))

    def _follow(self, snapshot: Snapshot, _touched: object) -> None:
        if self.isVisible():
            self._stack.setCurrentIndex(0)
            self.keeper.follow(snapshot, self.line.text)
            self._show_all()

    def _choose_visit(self, lines: tuple[VisitLine, ...]) -> None:
        if not self.isVisible() or self._desk.snapshot is not None:
            return
        visit = moments.visit_for(lines, self._desk.clock(), self._settings["recent_visit"])
        self._stack.setCurrentIndex(0 if visit else 1)
        if visit:
            self._desk.open_visit(visit)

    def _tick(self) -> None:
        if (moment := self.moment) is not None:
            self.place.show_moment(moment)

    def _show_all(self) -> None:
        moment = self.moment
        if moment is None:
            return
        session = moment.session.id if moment.session else ""
        self.place.show_moment(moment)
        questions = list(open_questions(moment.snapshot, session))
        self.questions.fill(questions)
        if questions and not self.questions.key:
            self.questions.step(0)
        self._open_box.setVisible(bool(questions))
        self._answer.setVisible(bool(questions))
        self.entries.fill(last_entries(moment.snapshot, session, moment.now))
        self.name_box.setVisible(not self._desk.author and self.keeper.unsigned)

    def showEvent(self, event: object) -> None:
        """Qt override."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._clock.start()

    def hideEvent(self, event: object) -> None:
        """Qt override: what is typed stays a draft."""
        self._clock.stop()
        self._desk.flush()
        super().hideEvent(event)  # type: ignore[arg-type]
