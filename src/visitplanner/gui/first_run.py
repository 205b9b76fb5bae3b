"""The first screen of an empty library: what this is, two ways to begin, the language, where the data lie."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.gui.access import access
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.emblem import Emblem
from visitplanner.gui.parts.buttons import ActionButton, Button
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue


class Choice(Button):
    """A large card to press: icon, title, a line under it."""

    def __init__(self, icon_name: str, title: str, hint: str) -> None:
        self._title, self._hint = title, hint
        super().__init__("", "choice", writes=True)
        self.setMinimumSize(theme.px(312), theme.px(136))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.setSpacing(4)
        self._under = Label(hint, "sub", wrap=True)
        self._labels = (Label(title, px=15, bold=True, wrap=True), self._under)
        for widget in (IconLabel(icon_name, "accent", 24), *self._labels):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(widget)
        inside.addStretch(1)

    def set_busy(self, *, busy: bool) -> None:
        """While what was pressed is under way the card says so and cannot be pressed again."""
        self.setEnabled(not busy)
        self._under.say(N_("One moment…") if busy else self._hint)

    def retranslate(self) -> None:
        """Name the card."""
        self.setAccessibleName(_(self._title))
        self.setAccessibleDescription(access.said() or _(self._hint))
        self.setToolTip(plain_tip(access.said()))

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(312), theme.px(136))


class FirstRun(Speaking, QWidget):
    """Enter presses the focused card; arrows go from card to card."""

    sample_asked = Signal()
    """Load the sample visits and open one."""
    new_asked = Signal()
    """Start a new visit."""
    language_chosen = Signal(str)
    """The window shall speak this language."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk, folder = desk, desk.folder
        self._sample = Choice(
            "sparkles",
            N_("Open the sample visits"),
            N_("Hamamatsu, Kamakura and Tamana, with everything filled in."),
        )
        self._new = Choice("plus", N_("Start a new visit"), N_("A name, the dates, and where it goes."))
        self._languages = QComboBox()
        for code, name in LANGUAGES.items():
            self._languages.addItem(name, code)
        folder_text = Label("", "faint", 11)
        folder_text.say(
            lambda: _("Everything stays on this computer, in {folder}. Works offline.").format(folder=folder)
        )
        self._bin = ActionButton(actions["bin"], "plain", "trash-2")
        self._bin.hide()
        self._build(folder_text)
        desk.library_changed.connect(self._look_into_bin)
        self._sample.clicked.connect(self._ask_samples)
        self._new.clicked.connect(self.new_asked)
        self._languages.activated.connect(self._choose_language)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the language spoken."""
        self._languages.setAccessibleName(_("Language"))
        self._languages.setCurrentIndex(self._languages.findData(tongue.language.code))

    def _build(self, folder_text: Label) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        name, what = Label(lambda: "visitplanner", px=30, bold=True), Label(
            N_("Plan a study visit, take notes there, hand over a pack."), "sub", 15
        )  # fmt: skip
        page = column(
            row(None, self._bin, 12, IconLabel("globe", "sub", 16), self._languages, margins=(0, 16, 20, 0)),
            None,
            gap=0,
        )
        for widget, gap in (
            (Emblem(), 26),
            (name, 6),
            (what, 28),
            (box(row(self._sample, self._new, gap=16)), 22),
        ):
            page.addWidget(widget, 0, centre)
            page.addSpacing(gap)
        page.addWidget(folder_text, 0, centre)
        page.addStretch(2)
        self.setLayout(page)

    def _look_into_bin(self) -> None:
        """An empty library may be one whose visits were all deleted."""
        if self.isVisible():
            self._desk.deleted(self._offer_bin)

    def _offer_bin(self, _own: object, shared: tuple[Any, ...]) -> None:
        self._bin.setVisible(bool(shared))

    def _ask_samples(self) -> None:
        self._sample.set_busy(busy=True)
        self.sample_asked.emit()

    def _choose_language(self) -> None:
        self.language_chosen.emit(self._languages.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override: Enter opens the samples."""
        super().showEvent(event)
        self._sample.set_busy(busy=False)
        self._sample.setFocus()
        if self._desk.last_saved is not None:
            self._look_into_bin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._sample.setFocus()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._new.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._new if self._new.hasFocus() else self._sample).click()
        else:
            super().keyPressEvent(event)
