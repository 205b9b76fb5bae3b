"""The main window: the library or a visit's workspace, and above both the one message bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QWidget

from visitplanner.base.errors import Trouble
from visitplanner.base.settings import Settings
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.access import access
from visitplanner.gui.actions import SECTIONS, Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.going import Going
from visitplanner.gui.library import LibraryPage
from visitplanner.gui.notices import Notices
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.parts.layout import box, column, focus_inside
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.sheets import Sheets
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.gui.visit_gestures import VisitGestures

if TYPE_CHECKING:
    from visitplanner.domain.snapshot import Snapshot
    from visitplanner.gui.first_run import FirstRun
    from visitplanner.gui.trouble_page import TroublePage
    from visitplanner.gui.workspace import Workspace

RAISE, CAPTURE = "raise", "capture"
"""What a second start can wish."""


class MainWindow(Speaking, QMainWindow):
    """Shows library lines before the library is open, so that the first paint waits for nothing."""

    painted = Signal()
    """The first paint is on the screen: time for what takes longer."""

    def __init__(self, desk: Desk, settings: Settings, lines: Iterable[VisitLine] | None) -> None:
        super().__init__()
        self.desk, self.settings = desk, settings
        self.commands = Actions(self)
        self.bar = MessageBar()
        self.notices = Notices(desk, self.bar)
        self.gestures = VisitGestures(self, desk, settings, self.notices)
        self.sheets = Sheets(self, desk, self.commands, settings, self.selected_session)
        self.library = LibraryPage(desk, self.commands)
        self.going = Going(desk, lambda: self.workspace, lambda: self.library.lines, self)
        self._first_run: FirstRun | None = None
        self._workspace: Workspace | None = None
        self._trouble: TroublePage | None = None
        self._painted = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.library)
        self.setCentralWidget(box(column(self.bar, self._stack, gap=0)))
        self.setMinimumSize(1080, 620)
        self._connect()
        self.library.take_focus()
        if lines is not None:
            self.show_lines(lines)
        self._allow()
        self.retranslate()

    # ------------------------------------------------------------------ pages
    def show_lines(self, lines: Iterable[VisitLine]) -> None:
        """Show the visits of the library; without any, the first screen."""
        found = tuple(lines)
        self.library.show_lines(found)
        if self.workspace_shown:
            return
        if found and self.front is not self.library:
            self._stack.setCurrentWidget(self.library)
            self.library.take_focus()
        elif not found:
            self._show_first_run()

    def open_visit(self, visit: str) -> None:
        """Open a visit; its workspace comes to the front when it has been read."""
        self.desk.open_visit(visit)

    def show_library(self) -> None:
        """Back to all visits."""
        visit = self.desk.snapshot.visit.id if self.desk.snapshot else ""
        self.going.forget()
        self.desk.close_visit()
        self._stack.setCurrentWidget(self.library)
        self.library.list.go_to(visit)
        self.library.take_focus()
        self._allow()
        self.retranslate()
        self.desk.read_library()

    def answer(self, wish: str) -> None:
        """The program was started again: come to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if wish == CAPTURE and access.writable:
            self.sheets.show_capture()

    def selected_session(self) -> str:
        """The session selected in the itinerary; empty for none."""
        return self._workspace.selected_session if self._workspace is not None else ""

    @property
    def workspace(self) -> Workspace:
        """The workspace, made when it is first needed."""
        if self._workspace is None:
            from visitplanner.gui.workspace import Workspace  # slow import  # noqa: PLC0415

            self._workspace = Workspace(self.desk, self.commands, self.settings)
            self._workspace.samples_refused.connect(self.gestures.remove_samples)
            self._workspace.history_wanted.connect(self.sheets.show_record_history)
            self._workspace.template_wanted.connect(self.library.template_asked)
            self._workspace.elsewhere_wanted.connect(self.going.go_to)
            self._stack.addWidget(self._workspace)
        return self._workspace

    @property
    def front(self) -> QWidget | None:
        """What fills the window."""
        return self._stack.currentWidget()

    @property
    def workspace_shown(self) -> bool:
        """Whether a visit is in front."""
        return self._workspace is not None and self._stack.currentWidget() is self._workspace

    # ------------------------------------------------------------------ inside
    def _connect(self) -> None:
        desk, library = self.desk, self.library
        desk.opened.connect(self._opened)
        desk.unavailable.connect(self._unavailable)
        desk.library_changed.connect(self.show_lines)
        desk.library_changed.connect(self._prepare, Qt.ConnectionType.SingleShotConnection)
        desk.visit_changed.connect(self._visit_changed)
        desk.visit_gone.connect(self.show_library)
        desk.undo_changed.connect(self._allow)
        access.changed.connect(self._allow)
        desk.undone.connect(self._read_library_again)
        library.visit_chosen.connect(self.open_visit)
        library.rename_asked.connect(lambda visit: self._with_line(visit, self.gestures.rename))
        library.copy_asked.connect(lambda visit: self._with_line(visit, self.gestures.copy))
        library.template_asked.connect(lambda visit: self._with_line(visit, self.gestures.save_template))
        library.delete_asked.connect(lambda visit: self._with_line(visit, self.gestures.delete))
        library.samples_refused.connect(self.gestures.remove_samples)
        self.going.unreachable.connect(self.notices.tell)
        self.sheets.wanted.connect(self.going.go_to)
        self.sheets.beside_wanted.connect(self.going.show_beside)
        self.sheets.day_wanted.connect(self._show_day)
        self.sheets.settings_changed.connect(self._follow_settings)
        self.gestures.made.connect(self.open_visit)
        self.gestures.changed.connect(desk.read_library)
        sections = {id: partial(self._show_section, id) for id in SECTIONS}
        self.commands.bind(
            {
                "visits": self.show_library, "before": self.going.go_back, "new_visit": self.gestures.make,
                "undo": desk.undo, "redo": desk.redo,
                "next_problem": partial(self._step_problems, 1), "previous_problem": partial(self._step_problems, -1),
                "next_pane": partial(self._next_pane, 1), "previous_pane": partial(self._next_pane, -1), **sections,
                "quit": self.close, "add": self._add, "warnings": self.gestures.load_traps, **self.sheets.slots(),
            }
        )  # fmt: skip

    def _with_line(self, visit: str, act: Callable[[VisitLine], None]) -> None:
        if (line := self.library.line(visit)) is not None:
            act(line)

    def _opened(self) -> None:
        self._allow()
        self.desk.read_library()

    def _unavailable(self, trouble: Trouble) -> None:
        from visitplanner.gui.trouble_page import TroublePage  # slow import  # noqa: PLC0415

        if self._trouble is None:
            self._trouble = TroublePage(self.desk.folder)
            self._trouble.restore_asked.connect(self.desk.restore)
            self._trouble.retry_asked.connect(self.desk.open)
            self._stack.addWidget(self._trouble)
        self._trouble.show_trouble(trouble)
        self._stack.setCurrentWidget(self._trouble)

    def _show_first_run(self) -> None:
        from visitplanner.gui.first_run import FirstRun  # slow import  # noqa: PLC0415

        if self._first_run is None:
            self._first_run = FirstRun(self.desk, self.commands)
            self._first_run.sample_asked.connect(self.gestures.load_samples)
            self._first_run.new_asked.connect(self.gestures.make)
            self._first_run.language_chosen.connect(self._speak)
            self._stack.addWidget(self._first_run)
        self._stack.setCurrentWidget(self._first_run)

    def _visit_changed(self, snapshot: Snapshot, _touched: object) -> None:
        if not self.workspace_shown:
            self.workspace.show_section("itinerary")
            self._stack.setCurrentWidget(self.workspace)
            self.settings["recent_visit"] = snapshot.visit.id
        self._allow()
        self.retranslate()
        self.going.arrive(snapshot)

    def _show_day(self, day: date) -> None:
        self.workspace.show_day(day)

    def _add(self) -> None:
        self.workspace.page.add()

    def _step_problems(self, by: int) -> None:
        self.workspace.step_problems(by)

    def _next_pane(self, by: int) -> None:
        panes = [pane for pane in self.workspace.panes() if pane.isVisible()] if self.workspace_shown else []
        if panes:
            focus: QWidget | None = self.focusWidget()
            at = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), 0)
            ring = (panes[(at + by * n) % len(panes)] for n in range(1, len(panes)))
            next(filter(focus_inside, ring), None)

    def _show_section(self, section: str) -> None:
        self.workspace.show_section(section)

    def _prepare(self, lines: Iterable[VisitLine]) -> None:
        first = next(iter(lines), None)
        if first is not None and not self.workspace_shown:
            self.desk.prepare(_load_workspace, first.id, self._build_ahead)

    def _build_ahead(self) -> None:
        self.desk.prepare(_load_names, "", lambda: None)
        # New pages would close a box that is open over the window, such as the palette.
        if not self.workspace_shown and QApplication.activePopupWidget() is None:
            self.workspace.build_ahead()

    def _read_library_again(self) -> None:
        if not self.workspace_shown:
            self.desk.read_library()

    def _follow_settings(self) -> None:
        if self._workspace is not None:
            self._workspace.follow_settings()

    def _speak(self, code: str) -> None:
        self.settings["language"] = code
        self.sheets.apply("language")

    def _allow(self) -> None:
        snapshot = self.desk.snapshot if self.workspace_shown else None
        template = snapshot is not None and snapshot.visit.template
        self.commands.allow(visit=self.workspace_shown, template=template)
        allow(self.commands["undo"], self.desk.undo_label is not None)
        allow(self.commands["redo"], self.desk.redo_label is not None)
        self.commands["before"].setVisible(self.going.before is not None)
        if self._workspace is not None:
            self._workspace.sidebar.show_before(self.going.before)

    def retranslate(self) -> None:
        """Name the window."""
        snapshot = self.desk.snapshot if self.workspace_shown else None
        title = snapshot.visit.title.pick(tongue.language.code).text if snapshot else ""
        self.setWindowTitle(f"{title} – visitplanner" if title else "visitplanner")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt override: everything typed is saved first; what cannot be saved is said."""
        self.sheets.closing.emit()
        self.desk.flush()
        if not self.desk.settle() and not _leave_unsaved(self):
            event.ignore()
            return
        self.settings["window"] = [self.width(), self.height(), int(self.isMaximized())]
        self.desk.close()
        event.accept()


def _load_workspace() -> None:
    """What the first click on a visit would otherwise wait for."""
    from visitplanner.gui import workspace  # slow import  # noqa: PLC0415, F401


def _load_names() -> None:
    """What the form of a visit offers, which is filled after its board."""
    from visitplanner.domain.when import zone_names  # slow import  # noqa: PLC0415

    zone_names()
    tongue.language.language_name("en")


def _leave_unsaved(window: QWidget) -> bool:
    """Ask whether to close although something could not be saved."""
    question = QMessageBox(window)
    question.setIcon(QMessageBox.Icon.Warning)
    question.setText(_("The last changes could not be saved."))
    question.setInformativeText(
        _("If you close now, they are lost. Free some space on the disk and try again.")
    )
    stay = question.addButton(_("Go back"), QMessageBox.ButtonRole.RejectRole)
    leave = question.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(stay)
    question.exec()
    return question.clickedButton() is leave
