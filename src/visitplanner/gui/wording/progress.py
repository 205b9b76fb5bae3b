"""How far a translation is: a bar in shares, and under it a chip per state that counts its texts and filters them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.domain.kinds import TextState
from visitplanner.domain.labels import label
from visitplanner.domain.worklist import Progress
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _
from visitplanner.gui.wording.states import LOOKS, UNDONE

_SOLID, _HATCHED = Qt.BrushStyle.SolidPattern, Qt.BrushStyle.Dense4Pattern
SHADES = (
    (TextState.CHECKED, "ok", _SOLID), (TextState.DRAFT, "accent", _SOLID), (TextState.MACHINE, "accent", _HATCHED),
    (TextState.OUTDATED, "warn", _SOLID), (TextState.NONE, "line", _SOLID),
)  # fmt: skip
"""The shares of the bar, left to right."""


class ProgressBar(QWidget):
    """One thin line; what it says is said in words by the chips."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[TextState, int] = {}
        self.setFixedHeight(6)

    def show_counts(self, counts: dict[TextState, int]) -> None:
        """Show the share of each state."""
        self._counts = counts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, 3, 3)
        painter.setClipPath(outline)
        painter.fillRect(area, theme.colour("line"))
        total, left = sum(self._counts.values()) or 1, area.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for state, role, pattern in SHADES:
            width = area.width() * self._counts.get(state, 0) / total
            painter.setBrush(QBrush(theme.colour(role), pattern))
            painter.drawRect(QRectF(left, area.top(), width, area.height()))
            left += width


class ProgressPanel(Speaking, QWidget):
    """The bar, what it says in one sentence, and the chips."""

    chosen = Signal()
    """Texts of other states are wanted: `states`."""

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress(0, 0, 0, 0, 0)
        self._counts: dict[TextState, int] = {}
        self._bar = ProgressBar()
        self._sentence = Label("", "sub", 12)
        self._chips = {
            state: Button("", "chip", look[1], checkable=True, px=11) for state, look in LOOKS.items()
        }
        for state, chip in self._chips.items():
            chip.setChecked(state in UNDONE)
            chip.clicked.connect(self.chosen)
        chips = box(Flow(*self._chips.values(), gap=4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        self.setLayout(column(self._sentence, self._bar, chips, gap=6))
        theme.changed.connect(self._bar.update)

    @property
    def states(self) -> frozenset[TextState]:
        """Which texts are wanted; all where no chip is chosen."""
        return frozenset(state for state, chip in self._chips.items() if chip.isChecked()) or frozenset(LOOKS)

    def choose(self, states: Iterable[TextState]) -> None:
        """Want texts of other states."""
        wanted = frozenset(states)
        for state, chip in self._chips.items():
            chip.setChecked(state in wanted)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._counts = {
            TextState.NONE: progress.missing, TextState.DRAFT: progress.draft, TextState.MACHINE: progress.machine,
            TextState.OUTDATED: progress.outdated, TextState.CHECKED: progress.done,
        }  # fmt: skip
        self._bar.show_counts(self._counts)
        self.retranslate()

    def retranslate(self) -> None:
        """Re-read every string."""
        progress = self._progress
        words = _("{done} of {total} texts are done")
        self._sentence.show_text(words.format(done=progress.done, total=progress.total))
        for state, chip in self._chips.items():
            chip.show_text(f"{_(label(state))}  {self._counts.get(state, 0)}")
