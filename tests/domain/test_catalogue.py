"""The catalogue of practice notes: filters, order, and what is related and why."""

from __future__ import annotations

from time import process_time

import pytest

from visitplanner.domain import catalogue
from visitplanner.domain.catalogue import Filter, Order, ordered, related, spoken
from visitplanner.domain.kinds import ArchitectureLayer, NoteStatus, Stage, Theme
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.wording import wording


def note(id: str, title: str = "", **values: object) -> PracticeNote:
    return PracticeNote(id=id, space=id, code=id, title=wording("en", en=title or id), **values)  # type: ignore[arg-type]


FULL = note(
    "N1", "Åland grid", theme=Theme.ENERGY, city="c", stage=Stage.PILOT, tags=("Solar", "grid"),
    status=NoteStatus.PUBLISHED, problem=wording("en", en="Cold winters", ja="寒い冬"), partners=("Utility",),
)  # fmt: skip
EMPTY = note("N2", "Other")


@pytest.mark.parametrize(
    "asked",
    [
        Filter(), Filter(theme=Theme.ENERGY), Filter(city="c"), Filter(stage=Stage.PILOT), Filter(tag="solar"),
        Filter(status=NoteStatus.PUBLISHED), Filter(language="ja"), Filter(language="-ja"),
        Filter(words="WINTERS åland"), Filter(words="寒い"), Filter(words="utility n1"), Filter(words="hamamatsu"),
        Filter(words="aland"), Filter(words="Ａland"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_let_through(asked: Filter) -> None:
    assert asked.lets(FULL, spoken(FULL, "Hamamatsu"))


@pytest.mark.parametrize(
    "asked",
    [
        Filter(theme=Theme.ICT), Filter(city="d"), Filter(stage=Stage.IDEA), Filter(tag="sol"), Filter(language="it"),
        Filter(status=NoteStatus.DRAFT), Filter(words="winters summers"), Filter(theme=Theme.ENERGY, city="d"),
        Filter(language="-en"),
    ],
)  # fmt: skip
def test_what_is_not_asked_for_is_not(asked: Filter) -> None:
    assert not asked.lets(FULL, spoken(FULL, ""))
    assert asked


def test_a_pasted_page_is_folded_once_for_all_notes() -> None:
    asked, began = Filter(words="市" * 10_000 + " é" * 10_000), process_time()
    assert not any(asked.lets(EMPTY, f"n{n}") for n in range(1_000))
    assert process_time() - began < 0.5  # 3 s where every note folds it


def test_tags_are_told_once_the_most_used_first() -> None:
    notes = [FULL, note("N3", tags=("solar", "Bus")), note("N4", tags=("bus", "SOLAR"))]
    assert catalogue.tags(notes) == ["Solar", "Bus", "grid"]


def test_orders() -> None:
    notes = [note("N10", "beta", city="z"), note("N2", "Alpha", city="y"), note("N1", "ål", city="x")]
    names, filled = {"x": "Ypsilon", "y": "Zeta", "z": "Alfa"}, {"N10": 3, "N2": 1, "N1": 2}

    def codes(order: Order, language: str = "en") -> list[str]:
        return [one.code for one in ordered(notes, order, language, city=names, filled=filled)]

    assert codes(Order.CODE) == ["N1", "N2", "N10"]
    assert codes(Order.TITLE, "sv") == ["N2", "N10", "N1"]
    assert codes(Order.CITY) == ["N10", "N1", "N2"]
    assert codes(Order.FILLED) == ["N2", "N1", "N10"]
    assert set(catalogue.ORDERS) == set(Order)


def test_related_notes_are_scored_and_say_why() -> None:
    layers = (ArchitectureLayer.SERVICE,)
    mine = note("N1", theme=Theme.ICT, tags=("Data", "open"), city="c", layers=layers)
    near = note("N2", theme=Theme.ICT, tags=("data",), city="c", layers=layers)
    met = note("N3")
    theme_only, city_only = note("N4", theme=Theme.ICT), note("N5", city="c")
    found = related(mine, [mine, near, met, theme_only, city_only], {"N1": {"s"}, "N3": {"s"}})
    assert [(one.note.id, one.score) for one in found] == [("N2", 6), ("N3", 3)]
    assert [why.msgid for why in found[0].reasons] == ["ICT and data", "Tag “{tag}”", "Same city", "Service"]
    assert [why.msgid for why in found[1].reasons] == ["In the same session"]


def test_only_the_nearest_are_told() -> None:
    notes = [note(f"N{n}", tags=("a", "b")) for n in range(9)]
    assert [one.note.id for one in related(notes[0], notes, {})] == ["N1", "N2", "N3", "N4", "N5"]
