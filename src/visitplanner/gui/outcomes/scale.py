"""One dimension of a transfer decision: a score from 0 to 3 or none, and a comment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.labels import label
from visitplanner.domain.replication import UNKNOWN, VALUE_WORDS, Given
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import beyond
from visitplanner.gui.parts.writing import WritingLine
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

VALUES: tuple[int | None, ...] = (None, 0, 1, 2, 3)
NAME_WIDTH = 122


class Mark(Button):
    """One value of a scale: a digit to see, the whole sentence for screen readers and as a tool tip."""

    def __init__(self, dimension: Dimension, value: int | None) -> None:
        self._dimension, self.value = dimension, value
        super().__init__("", "seg", checkable=True, writes=True)
        self.show_text("–" if value is None else str(value))

    def retranslate(self) -> None:
        """Re-read the words."""
        super().retranslate()
        means = meaning(self.value)
        shown = means if self.value is None else tongue.language.series((str(self.value), means))
        self.setAccessibleName(f"{_(label(self._dimension))}: {shown}")
        self.show_tip(shown)


class Scale(QFrame):
    """A switch between –, 0, 1, 2 and 3; the keys of the same names choose, wherever in it the keyboard is."""

    entered = Signal(object)
    """Another value was chosen: 0 to 3, or None."""
    stepped = Signal(int)
    """The scale above this one (−1) or the one below (1) is wanted."""

    def __init__(self, dimension: Dimension) -> None:
        super().__init__()
        self.setProperty("part", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.marks = {value: Mark(dimension, value) for value in VALUES}
        for mark in self.marks.values():
            mark.setAutoExclusive(True)
            mark.clicked.connect(partial(self.entered.emit, mark.value))
        self.setLayout(row(*self.marks.values(), margins=(3, 3, 3, 3), gap=0))

    def show_value(self, value: int | None) -> None:
        """Show `value` as chosen; it is the one that Tab comes to."""
        self.marks[value].setChecked(True)
        self.setFocusProxy(self.marks[value])

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: what the marks leave."""
        keys = {"-": None, "–": None, "0": 0, "1": 1, "2": 2, "3": 3}
        if event.text() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            mark = self.marks[keys[event.text()]]
            mark.setFocus()
            mark.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class DimensionRow(Speaking, QWidget):
    """Name, scale and comment of one dimension. `ensure` is called before the first draft of a comment is kept."""

    scored = Signal(object, object)
    """Another score was chosen: (dimension, value)."""

    def __init__(self, desk: Desk, dimension: Dimension, ensure: Callable[[Dimension], None]) -> None:
        super().__init__()
        self.dimension = dimension
        self._name = Label(label(dimension), "", 12, wrap=True)
        self._name.setFixedWidth(theme.px(NAME_WIDTH))
        self.scale = Scale(dimension)
        self.comment = WritingLine(desk)
        self.comment.about_to_draft = lambda: ensure(dimension)  # type: ignore[method-assign]
        self.comment.setMinimumWidth(60)
        self.scale.entered.connect(self._tell)
        line = row(self._name, self.scale, self.comment, gap=8)
        line.setStretch(2, 1)
        self.setLayout(line)
        theme.changed.connect(self._rescale)
        self.retranslate()

    def show_given(self, id: str, given: Given, language: str, working: str) -> None:
        """Show a score; its comment is typed into the score called `id`."""
        self.scale.show_value(given.value)
        self.comment.show_text(("score", id, "comment", language), given.comment[language])
        other = given.comment.pick(language, working)
        ghost = f"{other.text[:100]}  ({other.language.upper()})" if other.text and not other.asked else ""
        self.comment.setPlaceholderText(ghost or _("Comment"))
        self.comment.setAccessibleDescription(beyond("", ghost))

    def retranslate(self) -> None:
        """Name the comment."""
        self.comment.setAccessibleName(_("Comment on {dimension}").format(dimension=_(label(self.dimension))))

    def _tell(self, value: int | None) -> None:
        self.scored.emit(self.dimension, value)

    def _rescale(self) -> None:
        self._name.setFixedWidth(theme.px(NAME_WIDTH))


def meaning(value: int | None) -> str:
    """What a score says, in words."""
    return _(UNKNOWN) if value is None else _(VALUE_WORDS[value])


SCALE_HINT = N_("0 = does not fit, 3 = fits well, – = nobody can say yet")
