"""Plain fields: what each refuses, and what writing one language does to the others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.examples import TOKYO
from tests.operations.conftest import Workspace
from visitplanner.base.errors import Refusal
from visitplanner.domain import codec
from visitplanner.domain.kinds import SessionKind, TextState, Theme
from visitplanner.domain.records import (
    KINDS,
    City,
    Evidence,
    Indicator,
    Observation,
    Place,
    PracticeNote,
    Session,
    Visit,
)
from visitplanner.operations import fields, labels, places, practices, sessions
from visitplanner.operations.fields import _ELSEWHERE, _REFERENCES, _RULES


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Visit, "zone", "Mars/Olympus"), (Visit, "zone", ""), (Visit, "home_zone", ""), (Place, "zone", "x"),
        (Session, "counterpart_zone", "UTC+9"), (Visit, "group_size", -1), (Visit, "group_size", 10_001),
        (PracticeNote, "sdgs", (7, 18)), (PracticeNote, "sdgs", (0,)), (PracticeNote, "amount", -0.5),
        (PracticeNote, "amount_year", 20260), (PracticeNote, "checked_on", date(1, 1, 1)),
        (PracticeNote, "city", "gone"),
        (Place, "latitude", 91.0), (Place, "longitude", -180.5), (Place, "closed_weekdays", (7,)),
        (Session, "speech_minutes", -1), (Evidence, "year", 0),
    ],
)  # fmt: skip
def test_implausible_values_are_refused_at_their_field(
    workspace: Workspace, kind: type[Any], field: str, value: Any
) -> None:
    with pytest.raises(Refusal) as caught:
        workspace.do(lambda edit: fields.set_value(edit, kind, edit.add(kind, space="s"), field, value))
    assert caught.value.field == ("" if field == "city" else field)


def test_plausible_values_are_kept(workspace: Workspace) -> None:
    note = workspace.do(practices.create, title="N", language="en")
    city = workspace.do(places.city_named, name="Parma", language="it", zone="Europe/Rome")
    values: dict[str, Any] = {
        "sdgs": (7, 17), "amount": 1.5, "amount_year": 2021, "city": city, "theme": Theme.ENERGY,
        "checked_on": date(2026, 11, 9), "tags": ("a", "b"), "staff_fte": None, "evidence_not_yet": True,
    }  # fmt: skip
    for field, value in values.items():
        workspace.do(fields.set_value, "practice_note", note, field, value)
    (found,) = workspace.all(PracticeNote)
    assert {field: getattr(found, field) for field in values} == values


def test_what_has_an_operation_of_its_own_is_a_mistake_here(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title="x", language="en")
    for field in ("when", "place", "title", "colour"):
        with pytest.raises(ValueError, match="is not set here"):
            workspace.do(fields.set_value, Session, id, field, "x")
    with pytest.raises(TypeError):
        workspace.do(fields.set_value, Session, id, "kind", "picnic")
    workspace.do(fields.set_value, Session, id, "kind", SessionKind.MEAL)


def test_the_tables_of_rules_name_fields_that_exist() -> None:
    known = {(record, field) for record in KINDS.values() for field in codec.registers(record)}
    names = {field for _, field in known}
    for kind, field in _RULES:
        assert (kind, field) in known if kind else field in names
    assert set(_REFERENCES) <= names
    assert all((kind, field) in known for kind, listed in _ELSEWHERE.items() for field in listed)


def test_a_change_of_the_original_makes_checked_translations_outdated(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title="Lunch", language="en")
    for language, text in (("it", "Pranzo"), ("ja", "昼食")):
        workspace.do(fields.write_text, Session, id, "title", language, text)
    workspace.do(fields.set_text_state, Session, id, "title", "it", TextState.CHECKED)
    workspace.do(fields.write_text, "session", id, "title", "en", "Working lunch")
    title = workspace.snapshot.session[id].title
    assert [title.state(language) for language in ("en", "it", "ja")] == [
        TextState.DRAFT, TextState.OUTDATED, TextState.DRAFT
    ]  # fmt: skip
    workspace.do(fields.set_original, Session, id, "title", "ja")
    assert workspace.snapshot.session[id].title.original == "ja"
    assert workspace.refused(fields.set_text_state, Session, id, "title", "sv", TextState.CHECKED).field == "title"
    assert workspace.refused(fields.write_text, Session, id, "title", "x", "y").field == "language"



def test_a_title_is_one_line_whatever_was_pasted(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title="Lunch", language="en")
    workspace.do(fields.write_text, Session, id, "title", "en", "Lunch\r\nby the lake\n")
    assert workspace.snapshot.session[id].title["en"] == "Lunch by the lake"

def test_the_first_language_written_is_the_original(workspace: Workspace) -> None:
    note = workspace.do(practices.create, title="N", language="en")
    workspace.do(fields.write_text, PracticeNote, note, "problem", "ja", "課題")
    (found,) = workspace.all(PracticeNote)
    assert found.problem.original == "ja"
    workspace.do(fields.write_text, PracticeNote, note, "problem", "ja", "")
    assert not workspace.all(PracticeNote)[0].problem


def test_labels_quote_what_they_are_about(workspace: Workspace) -> None:
    id = workspace.do(sessions.add, workspace.visit, title="Courtesy call", language="en")
    session = workspace.snapshot.session[id]
    assert labels.titled(labels.MOVE, session).facts == {"title": "Courtesy call"}
    assert labels.titled(labels.MOVE, "x" * 100).facts == {"title": "x" * 59 + "…"}
    assert labels.titled(labels.MOVE, Session(id="s", space="v")).facts == {"title": "…"}
    city = workspace.do(places.city_named, name="Hamamatsu", language="en", zone=TOKYO)
    assert labels.quoted(next(one for one in workspace.all(City) if one.id == city)) == "Hamamatsu"
    assert labels.quoted(Indicator(id="i", space="s")) == "…"
    assert labels.quoted(Observation(id="o", space="v")) == "…"


def test_a_label_survives_the_log_with_the_words_of_its_field(workspace: Workspace) -> None:
    note = labels.of_field(labels.WRITE_FIELD, "practice_note", "owner_body")
    with workspace.library.edit(note, now=workspace.library.last_saved, visit=workspace.visit) as edit:
        fields.write_text(edit, Visit, workspace.visit, "summary", "en", "x")
    assert workspace.library.undo_label(workspace.visit) == note
