"""`visits` and `show`: text for people, JSON for programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.cli.conftest import Run
from tests.domain.examples import LONDON, ROME, TOKYO
from tests.operations.conftest import FIRST, LAST, NOW
from visitplanner.base.phrases import phrase
from visitplanner.cli.cells import cells
from visitplanner.domain.kinds import BookingKind
from visitplanner.operations import bookings, fields, templates, tracks, visits
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

SHOWN = """\
Study visit
2026-11 · 8–13 November 2026 · Asia/Tokyo · Planned

Sunday 8 November 2026

Monday 9 November 2026 · Tokyo · First talks
  10:00–11:00              Meeting              Courtesy call      Cabinet Office             Overlap
  10:30–11:45              Meal                 昼食 [ja]                                     Idea, Overlap
  23:30–00:30 +1           Free time            Karaoke                                       Idea

Tuesday 10 November 2026
  12:00–18:00 (JST → CET)  Flight               Home               Tokyo Station → Fiumicino  Idea
  to be confirmed          Meeting              To be fixed                                   Idea

Wednesday 11 November 2026
  08:15–09:15 (GMT)        Virtual appointment  Glasgow[31m & <b>                             Idea

Thursday 12 November 2026

Friday 13 November 2026

Unscheduled
  1 h 30 min               Meeting              Noh theatre                                   Idea
"""


def test_a_programme_reads_as_the_screen_shows_it(run: Run, filled: dict[str, str]) -> None:
    assert run("show", "2026-11").out == SHOWN


def test_a_programme_in_japanese(run: Run, filled: dict[str, str]) -> None:
    lines = run("--ui-language", "ja", "show", "2026-11").lines
    assert lines[0] == "Study visit [en]"
    assert "2026年11月8日～13日" in lines[1]
    assert lines[5] == "2026年11月9日(月) · Tokyo [en] · First talks [en]"
    row = next(line for line in lines if "表敬訪問" in line)
    assert "10:00～11:00" in row
    assert "内閣府" in row
    rows = [(line, title) for line in lines for title in ("表敬訪問", "昼食", "Karaoke") if title in line]
    assert len(rows) == 3
    assert len({cells(line[: line.index(title)]) for line, title in rows}) == 1


def test_a_programme_for_programs(run: Run, filled: dict[str, str]) -> None:
    found = run("show", "2026-11", "--json").json
    assert {key: found[key] for key in ("id", "code", "title", "state", "start", "end", "zone")} == {
        "id": filled["visit"], "code": "2026-11", "title": {"en": "Study visit"}, "state": "planned",
        "start": "2026-11-08", "end": "2026-11-13", "zone": TOKYO,
    }  # fmt: skip
    items = {item["id"]: item for item in found["items"]}
    assert list(items) == [filled[name] for name in ("call", "lunch", "late", "flight", "someday", "glasgow", "tray")]
    assert items[filled["call"]] == {
        "id": filled["call"], "kind": "session", "title": {"en": "Courtesy call", "ja": "表敬訪問"},
        "status": "confirmed", "date": "2026-11-09", "minutes": 60, "anchored": False, "group": None,
        "session_kind": "meeting",
        "start": "2026-11-09T10:00", "end": "2026-11-09T11:00", "zone": TOKYO, "place": "Cabinet Office",
    }  # fmt: skip
    assert items[filled["flight"]] == {
        "id": filled["flight"], "kind": "leg", "title": {"en": "Home"}, "status": "idea", "date": "2026-11-10",
        "minutes": 14 * 60, "anchored": False, "group": None, "mode": "flight",
        "from": "Tokyo Station", "to": "Fiumicino",
        "start": "2026-11-10T12:00", "start_zone": TOKYO, "end": "2026-11-10T18:00", "end_zone": ROME,
    }  # fmt: skip
    assert items[filled["glasgow"]]["zone"] == LONDON
    assert items[filled["late"]]["end"] == "2026-11-10T00:30"
    assert items[filled["lunch"]]["place"] is None
    assert [items[filled["someday"]][key] for key in ("date", "start", "end")] == ["2026-11-10", None, None]
    assert [items[filled["tray"]][key] for key in ("date", "start", "end", "minutes")] == [None, None, None, 90]


def test_json_says_the_same_in_every_language_but_for_names_of_places(run: Run, filled: dict[str, str]) -> None:
    english, japanese = (run("--ui-language", code, "show", "2026-11", "--json").json for code in ("en", "ja"))
    assert english["items"][0]["place"] == "Cabinet Office"
    assert japanese["items"][0]["place"] == "内閣府"
    english["items"][0]["place"] = japanese["items"][0]["place"]
    assert english == japanese


def test_visits_come_with_the_coming_ones_first(run: Run, filled: dict[str, str], folder: Path) -> None:
    _add(folder, "2020-01", 2020)
    _add(folder, "2028-01", 2028)
    listed = run("visits", "--json").json
    assert [one["code"] for one in listed] == ["2026-11", "2028-01", "2020-01"]
    assert listed[0] == {
        "id": filled["visit"], "code": "2026-11", "title": {"en": "Study visit"}, "state": "planned",
        "start": "2026-11-08", "end": "2026-11-13", "sessions": 6, "sample": False, "template": False,
    }  # fmt: skip
    assert run("visits").lines[0] == "2026-11  8–13 November 2026  Planned  Study visit"
    assert "2026年11月8日～13日" in run("--ui-language", "ja", "visits").lines[0]


def test_a_template_is_listed_last_and_by_its_id(run: Run, filled: dict[str, str], folder: Path) -> None:
    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    with library.edit(phrase("Test"), now=NOW) as edit:
        template = templates.save(edit, filled["visit"], "Two cities", "en")
    library.close(now=NOW)
    _add(folder, "2020-01", 2020)
    assert [one["template"] for one in run("visits", "--json").json] == [False, False, True]
    assert run("visits").lines[-1].split() == [template, "Two", "cities", "Template"]
    assert run("show", template).code == 0


def test_no_library_is_no_visit(run: Run, folder: Path) -> None:
    assert run("visits", "--json").json == []
    assert "sample" in run("visits").out
    outcome = run("show", "2026-11")
    assert (outcome.code, outcome.out) == (2, "")
    assert str(folder) in outcome.err
    assert not folder.exists()


def test_a_visit_is_found_by_code_in_any_case_or_by_id(run: Run, filled: dict[str, str], folder: Path) -> None:
    _add(folder, "Parma", 2028)
    assert run("show", "PARMA").code == 0
    assert run("show", filled["visit"]).out == run("show", "2026-11").out


def test_an_unknown_code_is_refused_in_one_line(run: Run, filled: dict[str, str]) -> None:
    outcome = run("show", "JP-2026\n-99")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert "JP-2026 -99" in outcome.err


def test_a_code_that_two_visits_have_is_refused_with_both_ids(run: Run, filled: dict[str, str], folder: Path) -> None:
    other = _add(folder, "x", 2028)
    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    with library.edit(phrase("Test"), now=NOW) as edit:
        fields.set_value(edit, "visit", other, "code", "2026-11")
    library.close(now=NOW)
    outcome = run("show", "2026-11")
    assert outcome.code == 2
    assert other in outcome.err
    assert filled["visit"] in outcome.err
    assert run("show", other).code == 0


def _add(folder: Path, code: str, year: int) -> str:
    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    start, end = FIRST.replace(year=year), LAST.replace(year=year)
    with library.edit(phrase("Test"), now=NOW) as edit:
        id = visits.create(
            edit, title="Other", language="en", start=start, end=end, zone=TOKYO, home_zone=ROME, code=code
        )
    library.close(now=NOW)
    return id


def test_a_programme_names_the_group_that_goes_and_what_is_booked(
    folder: Path, run: Run, filled: dict[str, str]
) -> None:
    library = Library.open(folder, identity=Identity("r" * 32, "Mario Rossi"), now=NOW)
    with library.edit(phrase("book"), now=NOW) as edit:
        group = tracks.add(edit, filled["visit"], title="Energy", language="en")
        tracks.assign(edit, filled["lunch"], group)
        hotel = {"kind": BookingKind.HOTEL, "start": date(2026, 11, 8), "end": date(2026, 11, 9)}
        bookings.add(edit, filled["visit"], title="Rooms", language="en", **hotel)
        coach = {"kind": BookingKind.VEHICLE, "start": date(2026, 11, 9), "end": date(2026, 11, 9)}
        bookings.add(edit, filled["visit"], title="", language="en", **coach)
    library.close(now=NOW)
    lines = run("show", "2026-11").lines
    assert lines[3:5] == ["Sunday 8 November 2026", "Booked: Rooms"]
    assert lines[6:8] == ["Monday 9 November 2026 · Tokyo · First talks", "Booked: Vehicle"]
    assert next(line for line in lines if "昼食" in line).endswith("Group A · Energy, Idea, Overlap")
    found = run("show", "2026-11", "--json").json
    assert {item["id"]: item["group"] for item in found["items"]}[filled["lunch"]] == "Group A · Energy"
    assert [one["kind"] for one in found["bookings"]] == ["hotel", "vehicle"]
