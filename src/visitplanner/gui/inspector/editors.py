"""Editors of single values. Each shows a value, and tells when another one was entered or could not be understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextLayout
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QSizePolicy

from visitplanner.base.errors import Refusal
from visitplanner.domain.when import zone_meant
from visitplanner.gui.access import Heeding, access
from visitplanner.gui.parts.clock import clock_time, minutes_of
from visitplanner.gui.parts.guards import Guarded
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.parts.zone_field import complete_zones
from visitplanner.gui.theme import restyle, theme
from visitplanner.gui.tongue import Speaking, Words, said, tongue

if TYPE_CHECKING:
    _Box = QComboBox
else:
    _Box = object

Options = Sequence[tuple[Any, str]]


class Typed(Heeding, QLineEdit):
    """A value typed as text: `parse` understands it (or raises a Refusal), `shown` writes it."""

    entered = Signal(object)
    """Another value was typed."""
    refused = Signal(object)
    """What was typed is no such value: a Refusal."""

    def __init__(self, parse: Callable[[str], Any], shown: Callable[[Any], str] = str) -> None:
        super().__init__()
        self._parse, self._shown = parse, shown
        self._value: Any = None
        self.setMinimumWidth(40)
        self.editingFinished.connect(self.leave)
        self.follow_access()

    def follow_access(self) -> None:
        """Take typing where it can be written."""
        self.setReadOnly(not access.writable)

    @property
    def value(self) -> Any:
        """The value that was shown or typed last."""
        return self._value

    def meant(self) -> Any:
        """The value of what stands there now. Raises a Refusal where it is none."""
        return self._parse(self.text()) if self.isModified() or not self.text() else self._value

    def show_value(self, value: Any) -> None:
        """Show `value`, unless something else is being typed."""
        if self.hasFocus() and self.isModified() and value == self._value:
            return
        self._value = value
        text = "" if value is None else self._shown(value)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def leave(self) -> None:
        """Tell what was typed, if anything was and can be written."""
        if self.isReadOnly() or not self.isModified():
            return
        self.setModified(False)
        try:
            value = self._parse(self.text())
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        if value != self._value:
            self.entered.emit(value)
        else:
            self.show_value(value)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: Esc puts the old value back first."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.setText("" if self._value is None else self._shown(self._value))
            return
        super().keyPressEvent(event)


class TimeTyped(Typed):
    """A wall time; `field` is what a refusal is about."""

    def __init__(self, field: str = "start") -> None:
        super().__init__(lambda text: clock_time(text, field), lambda value: tongue.language.time(value))  # noqa: PLW0108 - as below


class MinutesTyped(Typed):
    """A duration; None where the text is empty and `optional`."""

    def __init__(self, field: str = "minutes", *, optional: bool = False) -> None:
        super().__init__(
            lambda text: None if optional and not text.strip() else minutes_of(text, field),
            lambda value: tongue.language.minutes(value),  # noqa: PLW0108 - the language may change
        )


class ZoneTyped(Typed):
    """A time zone: any part of a name is completed ("tok" → Asia/Tokyo)."""

    def __init__(self) -> None:
        super().__init__(zone_meant)
        complete_zones(self).activated.connect(self._taken)

    def _taken(self, _name: str) -> None:
        self.setModified(True)
        self.leave()


class Locking(Heeding, _Box):
    """Mixed in before a QComboBox class: while the library can only be read, what `writes` shows its value and no list.

    It keeps the keyboard, and Ctrl+C copies what it shows.
    """

    writes = True

    @property
    def locked(self) -> bool:
        """Whether nothing else can be chosen."""
        return self.writes and not access.writable

    def follow_access(self) -> None:
        """Lock or unlock, and say why."""
        if self.writes:
            self.setProperty("locked", self.locked)
            restyle(self)
            self.setToolTip(plain_tip(access.said()))
            self.setAccessibleDescription(access.said())

    def showPopup(self) -> None:
        """Qt override."""
        if not self.locked:
            super().showPopup()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if not self.locked:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.currentText())
        else:
            event.ignore()

    def wheelEvent(self, event: Any) -> None:
        """Qt override: scrolling a form changes nothing in it."""
        event.ignore()


class Choice(Locking, Speaking, QComboBox):
    """One of a closed list; `options` says values and words in the window's language. A view's does not write."""

    entered = Signal(object)
    """Another value was chosen."""

    def __init__(self, options: Callable[[], Options], *, writes: bool = True) -> None:
        super().__init__()
        self._options, self.writes = options, writes
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)
        self.retranslate()
        self.heed_access()

    def show_value(self, value: Any) -> None:
        """Show `value` as chosen."""
        self._fill()
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == value), -1))

    def retranslate(self) -> None:
        """Re-read the words."""
        self._fill()

    def _fill(self) -> None:
        options = list(self._options())
        if options == [(self.itemData(n), self.itemText(n)) for n in range(self.count())]:
            return
        value = self.currentData()
        self.clear()
        for one, text in options:
            self.addItem(text, one)
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == value), -1))

    def _tell(self, index: int) -> None:
        self.entered.emit(self.itemData(index))


class Pick(Locking, QComboBox):
    """One record by its name, typed or chosen; a name that nobody has yet is told as `named`."""

    entered = Signal(object)
    """Another record was chosen: its id, "" for none."""
    named = Signal(str)
    """A name was typed that no record has."""

    def __init__(self, *, writes: bool = True) -> None:
        super().__init__()
        self.writes = writes
        self._id = ""
        self._told: Any = None
        self._dirty = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        assert popup is not None
        popup.setProperty("part", "offers")
        self.setCompleter(completer)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self.leave)
        self.activated.connect(self._choose)
        self.heed_access()

    def follow_access(self) -> None:
        """Lock or unlock."""
        super().follow_access()
        self._line.setReadOnly(self.locked)

    def show_value(self, id: str, options: Options) -> None:
        """Show the record called `id` of `options` (id, name); an id of none is a name itself."""
        if self._dirty and self._line.hasFocus() and id == self._id:
            return
        self._id, self._dirty = id, False
        self.blockSignals(True)
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] != list(options):
            self.clear()
            for one, text in options:
                self.addItem(text, one)
        names = dict(options)
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == id), -1))
        self.blockSignals(False)
        self.setEditText(names.get(id, id))
        self._line.setCursorPosition(0)

    def _typed(self) -> None:
        self._dirty = True

    def _choose(self, index: int) -> None:
        self._dirty = False
        id = self.itemData(index)
        if id not in (self._id, self._told):
            self._told = id
            QTimer.singleShot(0, self, self._forget)  # Return in the list of offers is told twice by Qt
            self.entered.emit(id)

    def _forget(self) -> None:
        self._told = None

    def leave(self) -> None:
        """Tell what was typed, if anything was."""
        if not self._dirty:
            return
        self._dirty = False
        text = self._line.text().strip()
        found = [n for n in range(self.count()) if self.itemText(n).casefold() == text.casefold()]
        if not text:
            self.entered.emit("")
        elif found:
            self._choose(found[0])
        else:
            self.named.emit(text)

    def setAccessibleName(self, name: str) -> None:
        """Qt override: the line inside is what gets the focus."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)


class Tick(Guarded, Speaking, QCheckBox):
    """Yes or no; its words go on in a second line where the room ends."""

    entered = Signal(object)
    """It was ticked or unticked."""

    def __init__(self, words: Words, *, writes: bool = True) -> None:
        super().__init__()
        self._words, self.writes = words, writes
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)  # screen readers toggle without a click
        self.retranslate()
        self.heed_access()

    def show_value(self, value: bool) -> None:
        """Show `value`, without telling."""
        with QSignalBlocker(self):
            self.setChecked(value)

    def retranslate(self) -> None:
        """Re-read the words."""
        self.setFont(theme.font())
        self.setAccessibleName(said(self._words))
        self.setToolTip(plain_tip(access.said()) if self.writes else "")
        self._wrap()

    def _wrap(self) -> None:
        layout = QTextLayout(said(self._words), self.font())
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60, self.width() - theme.px(30)))  # what the box and its margins leave
            lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        text = "\n".join(lines).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _tell(self, ticked: bool) -> None:
        self.entered.emit(ticked)

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._wrap()

    def minimumSizeHint(self) -> QSize:
        """Qt override: the words give way."""
        return QSize(theme.px(80), super().minimumSizeHint().height())
