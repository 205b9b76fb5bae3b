"""What happens when we have made a mistake: a report to copy, without a word of the user's, and a clean end."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _


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
        saved = self._desk.close()
        CrashDialog(text, saved=saved).exec()
        QApplication.exit(1)


class CrashDialog(QDialog):
    """Says that everything is saved, and offers the report to copy."""

    def __init__(self, text: str, *, saved: bool) -> None:
        super().__init__()
        self.setWindowTitle("visitplanner")
        self.setMinimumWidth(560)
        told = N_("Everything typed is saved.") if saved else N_("The last changes could not be saved.")
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Report"))
        copy, close = Button(N_("Copy the report"), icon_name="copy"), Button(N_("Close"), "primary")
        heading = Label(N_("visitplanner has made a mistake and must close"), px=15, bold=True, wrap=True)
        about = Label(N_("The report says where it happened. It holds none of your texts."), "sub", wrap=True)
        buttons = row(copy, None, close)
        self.setLayout(
            column(heading, Label(told, wrap=True), about, shown, buttons, margins=(22, 18, 22, 18), gap=10)
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.accept)
        close.setFocus()


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
