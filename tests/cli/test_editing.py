"""`edit`: the gestures of the itinerary on the command line, and one order on board, in `show` and in the pack."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.operations.conftest import NOW, Workspace
from tests.operations.test_rearranging import play
from tests.pack.test_press import dense, text_of
from tests.pack.visits import printed
from visitplanner.base.language import LANGUAGES, language
from visitplanner.domain import programme
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import entries
from visitplanner.pack.edition import Section
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

VISIT = "2026-11"


@pytest.fixture
def edit(run: Run, filled: dict[str, str]) -> Run:
    """`edit("move", …)` over the filled library; ids by name are replaced."""
    return lambda *arguments, **more: run("edit", VISIT, *arguments, **more)


def shown(run: Run, title: str) -> dict[str, Any]:
    """An item as `show --json` gives it."""
    found = [one for one in run("show", VISIT, "--json").json["items"] if title in one["title"].values()]
    assert len(found) == 1, title
    return found[0]


def test_a_session_is_added_and_its_id_printed(run: Run, edit: Run) -> None:
    done = edit(
        "add", "Debrief", "--kind", "debrief", "--day", "2026-11-10", "--at", "18:30", "--minutes", "30",
        "--place", "内閣府",
    )  # fmt: skip
    assert (done.code, done.lines[0]) == (0, "Done: Add “Debrief”")
    one = shown(run, "Debrief")
    assert (one["id"], one["start"], one["minutes"]) == (done.lines[1], "2026-11-10T18:30", 30)
    assert (one["session_kind"], one["place"]) == ("debrief", "Cabinet Office")
    assert edit("add", "Later", "--json").json["added"] == shown(run, "Later")["id"]


def test_a_leg_is_added_with_both_its_ends(run: Run, edit: Run) -> None:
    done = edit(
        "add-leg", "Night train", "--day", "2026-11-10", "--at", "22:10", "--arrive", "2026-11-11T06:40",
        "--from", "内閣府", "--json",
    )  # fmt: skip
    one = shown(run, "Night train")
    assert (one["id"], one["mode"], one["from"], one["to"]) == (
        done.json["added"],
        "train",
        "Cabinet Office",
        None,
    )
    assert (one["start"], one["end"], one["minutes"]) == ("2026-11-10T22:10", "2026-11-11T06:40", 510)
    taxi = ("add-leg", "Taxi", "--mode", "taxi", "--day", "2026-11-10", "--arrive", "09:20", "--at")
    for no_time in ("9:05", "09:05:30", "09:05+09:00", "09:25"):
        assert edit(*taxi, no_time).code == 2
    assert edit(*taxi, "09:05").code == 0
    assert shown(run, "Taxi")["minutes"] == 15
    assert edit("add-leg", "Later").code == 0
    assert shown(run, "Later")["date"] is None
    assert edit("add-leg", "Never", "--arrive", "09:20").code == 2


def test_an_item_moves_to_a_time_a_day_or_by_an_offset(run: Run, edit: Run) -> None:
    assert edit("move", "Courtesy call", "--at", "09:15").code == 0
    assert shown(run, "Courtesy call")["start"] == "2026-11-09T09:15"
    assert edit("move", "Courtesy call", "--day", "2026-11-10").code == 0
    assert shown(run, "Courtesy call")["start"] == "2026-11-10T09:15"
    assert edit("move", "Courtesy call", "昼食", "--days", "1", "--by", "-15").code == 0
    assert shown(run, "Courtesy call")["start"] == "2026-11-11T09:00"
    assert shown(run, "昼食")["start"] == "2026-11-10T10:15"
    assert edit("move", "Noh theatre", "--day", "2026-11-12", "--at", "19:00").code == 0
    assert shown(run, "Noh theatre")["start"] == "2026-11-12T19:00"


def test_a_ripple_is_looked_at_first_and_then_done(run: Run, edit: Run, filled: dict[str, str]) -> None:
    assert edit("lock", "Karaoke").code == 0
    looked = edit("ripple", "Courtesy call", "--at", "22:30", "--dry-run")
    assert looked.lines == [
        "Not done, only looked at: Move “Courtesy call” and what follows",
        "  “Courtesy call”  Mon 9 Nov 10:00–11:00  →  Mon 9 Nov 22:30–23:30",
        "  “昼食”           Mon 9 Nov 10:30–11:45  →  Mon 9 Nov 23:00–00:15",
        "Anchored, stays: “Karaoke”",
        "45 min short between “昼食” and “Karaoke”",
    ]
    assert shown(run, "Courtesy call")["start"] == "2026-11-09T10:00"
    plan = edit("ripple", "Courtesy call", "--at", "22:30", "--dry-run", "--json").json
    assert (plan["done"], plan["stayed"]) == (False, [filled["late"]])
    assert plan["gaps"] == [{"before": filled["lunch"], "after": filled["late"], "minutes": -45, "was": 705}]
    assert edit("ripple", "Courtesy call", "--at", "22:30").lines[1:] == looked.lines[1:]
    assert shown(run, "昼食")["end"] == "2026-11-10T00:15"


def test_an_item_gets_longer_alone_or_with_what_follows(run: Run, edit: Run) -> None:
    assert edit("resize", "Courtesy call", "45").code == 0
    assert (shown(run, "Courtesy call")["minutes"], shown(run, "昼食")["start"]) == (45, "2026-11-09T10:30")
    assert edit("resize", "Courtesy call", "60", "--ripple").code == 0
    assert (shown(run, "Courtesy call")["minutes"], shown(run, "昼食")["start"]) == (60, "2026-11-09T10:45")
    assert edit("resize", "Home", "700").code == 0
    assert shown(run, "Home")["minutes"] == 700
    assert edit("resize", "Home", "0").code == 2


def test_what_is_anchored_is_refused_until_it_is_released(run: Run, edit: Run) -> None:
    assert edit("lock", "Courtesy call", "昼食").lines == ["Done: Anchor 2 items"]
    for command in (
        ("move", "昼食", "--by", "5"), ("move", "昼食", "--at", "9:00"), ("ripple", "昼食", "--at", "09:00"),
        ("resize", "昼食", "30"), ("tray", "昼食"),
    ):  # fmt: skip
        outcome = edit(*command)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert edit("unlock", "昼食").code == 0
    assert edit("tray", "昼食").code == 0
    assert shown(run, "昼食")["start"] is None


def test_a_status_is_set_and_undone_and_done_again(run: Run, edit: Run) -> None:
    assert edit("status", "Karaoke", "cancelled").lines == ["Done: Change “Karaoke”"]
    assert edit("undo").lines == ["Undone: Change “Karaoke”"]
    assert shown(run, "Karaoke")["status"] == "idea"
    assert edit("redo", "--json").json == {
        "gesture": "redo", "done": True, "label": "Change “Karaoke”", "left": 0
    }  # fmt: skip
    assert shown(run, "Karaoke")["status"] == "cancelled"


@pytest.mark.parametrize(
    ("how", "call", "lunch"),
    [
        ("shift-all", "2027-04-05T10:00", "2027-04-05T10:30"),
        ("keep-anchored", "2026-11-09T10:00", "2027-04-05T10:30"),
        ("to-tray", "2026-11-09T10:00", None),
    ],
)
def test_new_dates_do_with_the_programme_what_is_asked(
    run: Run, edit: Run, how: str, call: str, lunch: str | None
) -> None:
    edit("lock", "Courtesy call")
    command = ("dates", "2027-04-04", "2027-04-09", "--how", how)
    before = run("show", VISIT).out
    looked = edit(*command, "--dry-run")
    assert (looked.code, looked.lines[1]) == (0, "4–9 April 2027")
    assert run("show", VISIT).out == before
    assert edit(*command).lines[1:] == looked.lines[1:]
    assert (shown(run, "Courtesy call")["start"], shown(run, "昼食")["start"]) == (call, lunch)


def test_days_are_inserted_removed_swapped_and_moved(run: Run, edit: Run) -> None:
    edit("insert-day", "2026-11-09")
    assert shown(run, "Courtesy call")["start"] == "2026-11-10T10:00"
    assert "10" in next(line for line in run("show", VISIT).lines if line.endswith("First talks"))
    edit("swap-days", "2026-11-10", "2026-11-11")
    assert shown(run, "Courtesy call")["start"] == "2026-11-11T10:00"
    edit("move-day", "2026-11-11", "2026-11-09")
    assert shown(run, "Courtesy call")["start"] == "2026-11-09T10:00"
    edit("remove-day", "2026-11-09")
    assert shown(run, "Courtesy call")["start"] is None
    assert run("show", VISIT, "--json").json["end"] == "2026-11-13"


def test_a_postponed_visit_is_planned_again_with_new_dates(run: Run, edit: Run) -> None:
    assert edit("postpone").code == 0
    assert run("show", VISIT, "--json").json["state"] == "postponed"
    edit("dates", "2027-04-04", "2027-04-09")
    assert run("show", VISIT, "--json").json["state"] == "planned"


def test_an_item_is_named_by_id_its_beginning_or_a_title_in_any_language(
    run: Run, edit: Run, filled: dict[str, str]
) -> None:
    for name in (filled["call"], filled["call"][:12], "Courtesy call", "表敬訪問"):
        assert edit("status", name, "requested").code == 0
    edit("add", "Karaoke", "--day", "2026-11-12")
    twice = edit("status", "Karaoke", "confirmed")
    assert twice.code == 2
    assert filled["late"] in twice.err
    assert "is no" not in twice.err
    for wrong in ("", "nothing", "karaoke", "%"):
        assert edit("status", wrong, "confirmed").code == 2


NONSENSE = [
    ("move", "Courtesy call", "--day", "1700-01-01", "--dry-run"),
    ("move", "Courtesy call"), ("move", "Courtesy call", "--at", "10:00", "--by", "5"),
    ("move", "Courtesy call", "Karaoke", "--at", "10:00"), ("move", "Courtesy call", "--at", "25:00"),
    ("move", "Courtesy call", "--day", "monday"), ("move", "Noh theatre", "--at", "10:00"),
    ("move", "Courtesy call", "--days", "99999999"), ("move", "Courtesy call", "--days", "99999"),
    ("move", "Courtesy call", "--by", "soon"), ("ripple", "Courtesy call"), ("add", " ", "--at", "10:00"),
    ("add", "X", "--kind", "party"), ("add", "X", "--place", "Nowhere"), ("add", "X", "--minutes", "0"),
    ("dates", "2026-11-09", "2026-11-08"), ("dates", "2026-11-09", "2029-11-08"), ("insert-day", "2027-01-01"),
    ("remove-day", "0001-01-01"), ("swap-days", "2026-11-09", "2027-01-01"), ("fly", "x"), (), ("redo",),
]  # fmt: skip


def test_what_makes_no_sense_is_refused_and_changes_nothing(run: Run, edit: Run) -> None:
    before = run("show", VISIT, "--json").out
    for command in NONSENSE:
        outcome = edit(*command)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1), command
    assert run("show", VISIT, "--json").out == before


def test_every_gesture_has_its_help_in_every_language(run: Run) -> None:
    for code in LANGUAGES:
        listed = run("edit", VISIT, "--help", "--ui-language", code)
        gestures = re.findall(r"^    ([a-z-]+) ", listed.out, re.MULTILINE)
        assert len(gestures) == 17
        for gesture in gestures:
            assert run("edit", VISIT, gesture, "--help", "--ui-language", code).code == 0


@pytest.mark.parametrize("seed", range(2))
def test_board_show_and_pack_have_one_order_whatever_was_done(
    run: Run, folder: Path, filled: dict[str, str], seed: int
) -> None:
    library = Library.open(folder, identity=Identity("r" * 32, "Mario Rossi"), now=NOW)
    try:
        workspace = Workspace(library)
        workspace.visit = filled["visit"]
        play(workspace, random.Random(seed), 30)
        agree(run, workspace.snapshot)
    finally:
        library.close(now=NOW)


def agree(run: Run, snapshot: Snapshot) -> None:
    """The visit's items stand in one order everywhere."""
    expected = [one.id for one in programme.slots(snapshot)]
    assert [entry.id for entry in entries(snapshot, language("en"))] == expected
    assert [one["id"] for one in run("show", VISIT, "--json").json["items"]] == expected
    text, place = dense(text_of(printed(snapshot, "en", sections=(Section.DAYS,)))), 0
    for one in programme.slots(snapshot):
        beginning = one.item.title.pick("en", "en").text[:7]
        found = text.find(dense(beginning), place)
        assert found >= place, beginning
        place = found + 1
