"""What the itinerary sees coming: overlaps, gaps before the drop, problems and why, feasibility, accepted risks."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pictures.studio import NOW, TALL, Studio
from visitplanner.gui.problems.panel import FEASIBILITY, PROBLEMS, RULES

CTRL = Qt.KeyboardModifier.ControlModifier


def overlap(studio: Studio) -> None:
    """A day on which two sessions want the same people."""
    page = studio.open("EU-2027-04")
    page.choose(studio.session("In parallel: positive energy district"))
    for dress in studio.dresses():
        studio.take(f"overlap_{dress}")


def ripple(studio: Studio) -> None:
    """The train to Parma 25 minutes later: lunch comes along, the appointment with the municipality does not."""
    page = studio.open("EU-2027-04")
    carried = studio.session("People mover and train to Parma")
    board = page.board
    board.zoom(1.6)
    for dress in studio.dresses():
        board.scrollTo(board.model().place_of(studio.session("Parma: smart-city action plan")))
        box = board.sheet.box(carried)
        at = board.sheet.rect(box).center()
        later = QPoint(0, round(25 * board.sheet.grid.scale))
        studio.carry(board.viewport(), at, at + later, CTRL)
        studio.take(f"ripple_{dress}")
        QTest.keyClick(board, Qt.Key.Key_Escape)
        studio.let_go(board.viewport(), at)
    board.zoom(0)


def problems(studio: Studio) -> None:
    """The problems of the demonstration of warnings, one of them explained; then the lens over the same days."""
    studio.window.show_library()
    studio.settle()
    studio.now = NOW
    studio.window.commands["warnings"].trigger()
    studio.wait(lambda: studio.desk.snapshot is not None)
    studio.wait(lambda: any(line.code == "JP-2026-11-TRAPS" for line in studio.window.library.lines))
    studio.dress(size=TALL)
    page = studio.open("JP-2026-11-TRAPS")
    lookout = page.lookout
    lookout.show_panel(shown=True)
    found = next(one for one in lookout.report.open if one.check == "jet_lag")
    lookout.panel.problems.go_to(found)
    QTest.keyClick(lookout.panel.problems.list, Qt.Key.Key_Return)
    studio.settle()
    QTest.keyClick(page.board, Qt.Key.Key_E)
    for dress in studio.dresses(TALL):
        studio.take(f"problems_{dress}")
    QTest.keyClick(page.board, Qt.Key.Key_F)
    lookout.panel.show_view(FEASIBILITY)
    next(card for card in lookout.panel.lens.cards if card.day.date == dt.date(2026, 11, 9)).button.click()
    for dress in studio.dresses():
        studio.take(f"feasibility_{dress}")
    QTest.keyClick(page.board, Qt.Key.Key_F)
    lookout.panel.show_view(RULES)
    studio.take("rules_light_en", lookout.panel)
    lookout.panel.show_view(PROBLEMS)
    lookout.show_panel(shown=False)


def accepted(studio: Studio) -> None:
    """A day that is too long on purpose, with the reason."""
    page = studio.open("JP-2026-11")
    page.lookout.show_panel(shown=True)
    findings = page.lookout.panel.problems
    studio.press(findings, "Accepted")
    found = next(one for one in findings.findings if one.date == dt.date(2026, 11, 12))
    findings.go_to(found)
    studio.take("accepted_light_en")
    studio.press(findings, "All")
    page.lookout.show_panel(shown=False)
