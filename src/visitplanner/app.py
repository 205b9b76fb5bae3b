"""The composition root of the window: settings, language, theme, the first paint, and only then the database."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from visitplanner.base import paths
from visitplanner.base.language import system_language
from visitplanner.base.settings import Settings
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.crash import Crash
from visitplanner.gui.desk import Desk, wall_clock
from visitplanner.gui.sweeping import Sweeper
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import CAPTURE, RAISE, MainWindow
from visitplanner.store import firstpaint, layout

FRAME = 40
"""Room for a title bar, in pixels: a window that would not fit with it fills the screen."""


def run(
    folder: Path | None = None, *, language: str = "", now: datetime | None = None, capture: bool = False
) -> int:
    """Open the window on the library in `folder` (else the user's own); the program's exit code.

    A second start on the same library raises the first window and ends. `now` is the time to pretend, which then
    goes on; `capture` opens the capture window.
    """
    _prefer_ibus()
    QGuiApplication.setDesktopFileName("visitplanner")
    application = QApplication(sys.argv[:1])
    application.setApplicationName(paths.APP)
    folder = folder or paths.data_folder()
    if _somebody_answers(folder, CAPTURE if capture else RAISE):
        return 0
    settings = Settings(paths.config_folder())
    tongue.set(language or settings["language"] or system_language(os.environ))
    theme.use(settings["theme"], settings["text_size"])
    desk = Desk(folder, paths.config_folder(), clock=_clock(now))
    crash = Crash(desk)
    crash.install()
    sweeper = Sweeper(application)
    window = MainWindow(desk, settings, _first_lines(folder, desk.clock()))
    _place(window, settings)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: window.sheets.apply("theme"))
    window.painted.connect(lambda: _begin(window, desk, capture=capture))
    window.show()
    code = application.exec()
    sweeper.stop()
    return code


def _begin(window: MainWindow, desk: Desk, *, capture: bool) -> None:
    """After the first paint: open the library, and listen for other starts."""
    from visitplanner.gui.doorbell import Doorbell  # slow import  # noqa: PLC0415

    desk.open()
    doorbell = Doorbell(desk.folder, window)
    doorbell.rung.connect(window.answer)
    if capture:
        window.answer(CAPTURE)


def _somebody_answers(folder: Path, wish: str) -> bool:
    """Whether a window is open on the library already; it then does what is wished."""
    if not layout.owner(folder).exists():
        return False
    from visitplanner.gui.doorbell import Doorbell  # slow import  # noqa: PLC0415

    return Doorbell.ring(folder, wish)


def _clock(now: datetime | None) -> Callable[[], datetime]:
    if now is None:
        return wall_clock
    ahead: timedelta = now - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead


def _first_lines(folder: Path, now: datetime) -> tuple[VisitLine, ...] | None:
    """The visits for the first paint; None where a library is there whose list is not known yet."""
    lines = firstpaint.library_lines(folder, now.astimezone().date())
    return lines if lines or not layout.database(folder).exists() else None


def _place(window: MainWindow, settings: Settings) -> None:
    kept = settings["window"]
    width, height, maximised = kept if len(kept) == 3 else (1440, 900, 0)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(min(width, screen.width()), min(height, screen.height()))
    if maximised or width >= screen.width() or height + FRAME > screen.height():
        window.showMaximized()


def _prefer_ibus() -> None:
    """fcitx speaks the ibus protocol, and Qt ships only a plugin for that."""
    if "fcitx" in os.environ.get("QT_IM_MODULE", "") + os.environ.get("XMODIFIERS", ""):
        os.environ["QT_IM_MODULE"] = "ibus"
