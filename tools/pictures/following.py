"""From the question to the milestone: questions and their cover, banks, the golden thread, the action plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel

from pictures.studio import TALL, Studio

ClearAndSelect, Select = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect,
    QItemSelectionModel.SelectionFlag.Select,
)


def questions(studio: Studio) -> None:
    """A question beside its objective, which session covers which objective, and the banks."""
    studio.open("JP-2026-11")
    page = studio.turn("questions", "list")
    asked = next(one for one in studio.snapshot.questions if "Which procedure" in one.text.pick("en").text)
    page.choose(asked.id)
    studio.take("questions_light_en")
    _placing(studio, page.pane)
    page.show_view("coverage")
    studio.settle()
    page.take_focus()
    page.view.table.setCurrentIndex(page.view.table.model().index(0, 1))
    for dress in studio.dresses():
        studio.take(f"coverage_{dress}")
    studio.open("EU-2027-04")
    page = studio.turn("questions", "banks")
    banks = page.view
    banks.themes.step(1)
    studio.settle()
    banks.list.setFocus()
    for _question in range(2):
        banks.toggle()
        banks.list.step(1)
    studio.take("banks_light_en")
    for _question in range(2):
        banks.list.step(-1)
        banks.toggle()


def _placing(studio: Studio, pane: Any) -> None:
    """Two questions chosen, beside the sessions that they can be dragged to."""
    asked = studio.snapshot.questions
    for number, how in ((5, ClearAndSelect), (6, Select)):
        id = next(one.id for one in asked if one.number == number)
        keys = [row.key for row in pane.list.rows.rows]
        pane.list.selectionModel().setCurrentIndex(pane.list.rows.index(keys.index(id)), how)
    pane.open_placing()
    studio.settle()
    pane.placing.targets.go_to(f"session:{studio.session('Working session')}")
    pane.placing.targets.setFocus()
    studio.take("questions_placing_light_en")
    pane.close_placing()


def observations(studio: Studio) -> None:
    """What was heard at a session, one of it with its question and its decision."""
    studio.open("JP-2026-11")
    page = studio.turn("observations")
    heard = next(
        one for one in studio.snapshot.observations if "original on paper" in one.text.pick("en").text
    )
    page.choose(heard.id)
    studio.take("observations_light_en")


def golden_thread(studio: Studio) -> None:
    """From a milestone back to the sentence that was heard; then every thread as a table."""
    studio.open("JP-2026-11")
    page = studio.turn("outcomes", "milestones")
    page.choose(studio.titled("milestones", "List of ten procedures"))
    studio.settle()
    studio.window.commands["thread"].trigger()
    for dress in studio.dresses(TALL):
        studio.take(f"thread_{dress}")
    studio.window.commands["thread"].trigger()
    page.show_view("trace")
    studio.take("trace_light_en")


def outcomes(studio: Studio) -> None:
    """A decision with its scores, how a practice fits each home city, actions, milestones, the cooperation."""
    studio.open("JP-2026-11")
    page = studio.turn("outcomes", "decisions")
    names = {city.id: city.name.pick("en").text for city in studio.snapshot.cities.values()}
    note = studio.note("N4")
    decisions = studio.snapshot.decisions
    page.choose(next(one.id for one in decisions if one.practice == note and names[one.city] == "Parma"))
    studio.take("decision_light_en")
    page.show_view("compare")
    for dress in studio.dresses():
        studio.take(f"decisions_compared_{dress}")
    page.choose(studio.titled("actions", "ten procedures"))
    studio.take("action_plan_light_en")
    page.choose(studio.titled("milestones", "List of ten procedures"))
    studio.take("milestones_light_en")
    page.show_view("cooperation")
    studio.take("cooperation_light_en")
    _way_back(studio, page.view)
    page.show_view("decisions")


def _way_back(studio: Studio, view: Any) -> None:
    """Another visit of the cooperation, from which the sidebar leads back."""
    here = studio.snapshot.visit.id
    other = next(one.id for one in view.form.partners.visits_of(view.record.id) if one.id != here)
    view.form.visits.followed.emit("visit", other)
    studio.wait(lambda: studio.snapshot.visit.id == other)
    studio.settle()
    studio.take("way_back_light_en")
    studio.window.commands["before"].trigger()
    studio.wait(lambda: studio.snapshot.visit.id == here)
    studio.settle()


def protocol(studio: Studio) -> None:
    """Gifts, who sits where at the courtesy call, and in which order cards are exchanged."""
    studio.open("JP-2026-11")
    page = studio.turn("protocol", "gifts")
    studio.take("gifts_light_en")
    for view in ("seating", "cards"):
        page.show_view(view)
        page.view.choose(studio.session("Courtesy call"))
        if view == "seating":
            for dress in studio.dresses():
                studio.take(f"seating_{dress}")
    studio.take("cards_light_en")
