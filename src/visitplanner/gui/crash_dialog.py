"""The dialog after a mistake of ours."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _


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
        heading = Label(N_("visitplanner has run into an error and must close"), px=15, bold=True, wrap=True)
        about = Label(N_("The report says where it happened. It holds none of your texts."), "sub", wrap=True)
        buttons = row(copy, None, close)
        self.setLayout(
            column(heading, Label(told, wrap=True), about, shown, buttons, margins=(22, 18, 22, 18), gap=10)
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.accept)
        close.setFocus()
