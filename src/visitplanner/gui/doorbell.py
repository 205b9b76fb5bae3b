"""One window per library: a second start rings here, and the first one comes to the front."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket


class Doorbell(QObject):
    """How a second start finds the first one: a local socket named after the library's folder. No network."""

    rung = Signal(str)
    """Somebody started the program again: what they wish."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(_socket_name(folder)):
            QLocalServer.removeServer(_socket_name(folder))
            self._server.listen(_socket_name(folder))

    @staticmethod
    def ring(folder: Path, wish: str) -> bool:
        """Tell the window that is already open on `folder` what is wanted; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(_socket_name(folder))
        if not socket.waitForConnected(300):
            return False
        socket.write(QByteArray(wish.encode()))
        socket.waitForBytesWritten(300)
        return socket.waitForReadyRead(1000)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.waitForReadyRead(300)
        wish = bytes(socket.readAll().data()).decode(errors="replace")
        socket.write(b"ok")
        socket.flush()
        socket.disconnected.connect(socket.deleteLater)
        self.rung.emit(wish)


def _socket_name(folder: Path) -> str:
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    digest = hashlib.sha256(f"{user}\n{folder.resolve()}".encode("utf-8", "replace")).hexdigest()
    return f"visitplanner-{digest[:16]}"
