"""What every sheet of files shows: how far the work is, what was found, the one button that goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.jobs import Job, Jobs, Report
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words, _

SIZE = (640, 520)


class ExchangeSheet(Sheet):
    """A headline, a list, progress with Cancel. Work runs off the window's thread and ends with the sheet."""

    def __init__(
        self, desk: Desk, title: Words, go: Words, parent: QWidget | None, jobs: Jobs | None = None
    ) -> None:
        self.desk = desk
        self._job: Job | None = None
        self._folder: Path | None = None
        self._closed = False
        self._icon = IconLabel("clock", "sub", 16)
        self.headline = Label("", wrap=True)
        self.list = RowList()
        self.go_on = Button(go, "primary")
        self.cancel_button = Button(N_("Cancel"))
        self.open_folder = Button(N_("Open folder"), "link", "folder-open")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(140))
        self._working = box(row(self._bar, self.cancel_button, gap=10))
        head = row(self._icon, gap=10, margins=(18, 12, 18, 10))
        head.addWidget(self.headline, 1)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        inside = box(column(box(head), self.list, gap=0), "surface")
        super().__init__(parent, title, inside, self.go_on, self._working, self.open_folder, size=SIZE)
        self.jobs = jobs or Jobs(self)
        self.go_on.clicked.connect(self.proceed)
        self.cancel_button.clicked.connect(self.close)
        self.open_folder.clicked.connect(self._open)
        self.open_folder.hide()
        self.go_on.hide()
        self.finished.connect(self._stop)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def proceed(self) -> None:
        """The button was pressed."""

    def work(self, task: Callable[[Report], Any], then: Callable[[Any], None], words: Words) -> None:
        """Run `task(report)` off this thread, say `words` meanwhile; a refusal takes their place."""
        self.busy(words)
        self._job = self.jobs.start(task, then=then, failed=self.fail, progress=self.tell_progress)

    def busy(self, words: Words) -> None:
        """Say what is being done, for how long nobody knows yet."""
        self.say(words, "clock", "sub")
        self.go_on.hide()
        self._bar.setRange(0, 0)
        self._working.show()

    def while_open(self, act: Callable[..., None]) -> Callable[..., None]:
        """`act`, for the desk to call: it answers even when the sheet has been closed."""

        def run(*answer: Any) -> None:
            if not self._closed:
                act(*answer)

        return run

    def settled(self, then: Callable[[], None]) -> None:
        """Call `then` once all typing is a version, where it can become one."""
        if self.desk.read_only is not None:
            then()
        else:
            self.desk.cut_drafts(self.while_open(lambda _cut: then()))

    def tell_progress(self, done: int, total: int) -> None:
        """How far the work is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def say(self, words: Words, icon: str, role: str) -> None:
        """Say what was found or done; the work is over."""
        self._working.hide()
        self._icon.set_icon(icon, role)
        self.headline.say(words)

    def fail(self, error: Refusal | Trouble) -> None:
        """Say why it cannot be; nothing was written."""
        self.go_on.hide()
        self.say(error.phrase, "circle-x", "bad")

    def offer(self, words: Words, rows: Iterable[Row], *, possible: bool) -> None:
        """Show what would be done, and the button where there is anything to do."""
        self.say(words, "info", "accent")
        self.list.fill(rows)
        self.list.step(0)
        self.go_on.setVisible(possible)
        (self.go_on if possible else self.list).setFocus()

    def finish(self, words: Words, folder: Path | None = None) -> None:
        """Say that it is done, and where."""
        self.say(words, "circle-check", "ok")
        self.go_on.hide()
        self._folder = folder
        self.open_folder.setVisible(folder is not None)

    def _stop(self) -> None:
        """Closed, or Escape: what is still running stops at its next step."""
        self._closed = True
        if self._job is not None:
            self._job.cancel()
        self.jobs.finish()

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.list.setAccessibleName(_("What was found"))
        self._bar.setAccessibleName(_("Progress"))
