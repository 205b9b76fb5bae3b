"""What happens when we have made a mistake: a report to copy, without a word of the user's, and a clean end."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from visitplanner.gui.desk import Desk


class Crash:
    """The hook for everything nobody caught."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown = False

    def install(self) -> None:
        """Take over from Python's own hook."""
        sys.excepthook = self.happened

    def happened(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Save what was typed, show the report, end."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = report(kind, trace)
        sys.stderr.write(text)
        if self._shown:
            return
        self._shown = True
        from visitplanner.gui.crash_dialog import CrashDialog  # slow import  # noqa: PLC0415

        saved = self._desk.close()
        CrashDialog(text, saved=saved).exec()
        QApplication.exit(1)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions, the kind of error and where it happened: neither its message nor any value, which may be text."""
    frames = "".join(
        f"  {frame.filename.rpartition('visitplanner')[2] or frame.filename}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(trace)
    )
    versions = (
        f"visitplanner {_version()}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    )
    return f"{versions}\n{kind.__name__}\n{frames}"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # slow import  # noqa: PLC0415

    try:
        return version("visitplanner")
    except PackageNotFoundError:
        return "(checkout)"
