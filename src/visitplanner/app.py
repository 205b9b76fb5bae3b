"""The composition root of the window: settings, language, theme, the first paint, and only then the database."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from visitplanner.base import paths
from visitplanner.base.language import system_language
from visitplanner.base.settings import Settings
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.crash import Crash
from visitplanner.gui.desk import Desk, wall_clock
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.store import firstpaint, layout

RAISE, CAPTURE = b"raise", b"capture"


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
    if Doorbell.ring(folder, CAPTURE if capture else RAISE):
        return 0
    settings = Settings(paths.config_folder())
    tongue.set(language or settings["language"] or system_language(os.environ))
    theme.use(settings["theme"], settings["text_size"])
    desk = Desk(folder, paths.config_folder(), clock=_clock(now))
    crash = Crash(desk)
    crash.install()
    window = MainWindow(desk, settings, _first_lines(folder, desk.clock()))
    doorbell = Doorbell(folder)
    doorbell.rung.connect(window.answer)
    _place(window, settings)
    window.show()
    QTimer.singleShot(0, desk.open)
    if capture:
        window.answer(CAPTURE)
    return application.exec()


class Doorbell(QObject):
    """How a second start finds the first one: a local socket named after the library's folder. No network."""

    rung = Signal(bytes)
    """Somebody started the program again: what they want (`RAISE` or `CAPTURE`)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(_socket_name(folder)):
            QLocalServer.removeServer(_socket_name(folder))
            self._server.listen(_socket_name(folder))

    @staticmethod
    def ring(folder: Path, wish: bytes) -> bool:
        """Tell the window that is already open on `folder` what is wanted; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(_socket_name(folder))
        if not socket.waitForConnected(300):
            return False
        socket.write(QByteArray(wish))
        socket.waitForBytesWritten(300)
        return socket.waitForReadyRead(1000)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.waitForReadyRead(300)
        wish = bytes(socket.readAll().data())
        socket.write(b"ok")
        socket.flush()
        socket.disconnected.connect(socket.deleteLater)
        self.rung.emit(wish)


def _socket_name(folder: Path) -> str:
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    digest = hashlib.sha256(f"{user}\n{folder.resolve()}".encode("utf-8", "replace")).hexdigest()
    return f"visitplanner-{digest[:16]}"


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
    if maximised:
        window.showMaximized()


def _prefer_ibus() -> None:
    """fcitx speaks the ibus protocol, and Qt ships only a plugin for that."""
    if "fcitx" in os.environ.get("QT_IM_MODULE", "") + os.environ.get("XMODIFIERS", ""):
        os.environ["QT_IM_MODULE"] = "ibus"
