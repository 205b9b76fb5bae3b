"""Text that is being typed: handed on 0.3 s after the last key, at the latest 1 s after the first unsaved one."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 300
LATEST_MS = 1000

Address = tuple[str, str, str, str]
"""(kind, id, field, language) of one text."""


class TypingWatch(QObject):
    """Holds the newest text of each address until it is due."""

    def __init__(self, hand_on: Callable[[dict[Address, str]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hand_on = hand_on
        self._texts: dict[Address, str] = {}
        self._first = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def __bool__(self) -> bool:
        return bool(self._texts)

    def typed(self, address: Address, text: str) -> None:
        """`text` is what stands at `address` now."""
        now = time.monotonic()
        if not self._texts:
            self._first = now
        self._texts[address] = text
        left = LATEST_MS - int((now - self._first) * 1000)
        self._timer.start(max(0, min(PAUSE_MS, left)))

    def forget(self, address: Address) -> None:
        """`address` is being written as a version: its draft is no longer wanted."""
        self._texts.pop(address, None)

    def flush(self) -> None:
        """Hand on everything held."""
        self._timer.stop()
        texts, self._texts = self._texts, {}
        if texts:
            self._hand_on(texts)
