"""A library on disk and the command line over it, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.domain.examples import LONDON, MONDAY, ROME, TOKYO, TUESDAY, at
from tests.made_once import let_go, opened
from tests.operations.conftest import Workspace
from visitplanner.cli import main as cli
from visitplanner.domain.kinds import Mode, SessionKind, SessionStatus
from visitplanner.operations import days, fields, items, legs, places, sessions

WEDNESDAY = date(2026, 11, 11)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Standard output by line."""
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """Standard output, read."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the library is, or will be."""
    return tmp_path / "data"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("show", "2026-11")` over the library in `folder`, at ten past ten on Monday in Japan."""

    def command(*arguments: str, now: str = "2026-11-09T10:10+09:00") -> Outcome:
        def window(_options: object) -> int:
            raise AssertionError("no command of these opens the window")

        capsys.readouterr()
        code = cli.run(["--data-dir", str(folder), "--now", now, *arguments], window)
        return Outcome(code, *capsys.readouterr())

    return command


@pytest.fixture
def filled(folder: Path) -> dict[str, str]:
    """A visit with one of each item in the library; ids by name."""
    library = opened(folder)
    try:
        return _fill(Workspace(library))
    finally:
        let_go(library)


def _fill(workspace: Workspace) -> dict[str, str]:
    visit, do = workspace.visit, workspace.do
    hall = do(places.create, name="Cabinet Office", language="en", zone=TOKYO)
    do(fields.write_text, "place", hall, "name", "ja", "内閣府")
    station = do(places.create, name="Tokyo Station", language="en", zone=TOKYO)
    airport = do(places.create, name="Fiumicino", language="it", zone=ROME)
    city = do(places.city_named, name="Tokyo", language="en", zone=TOKYO)
    do(days.set_value, visit, MONDAY, "city", city)
    do(fields.write_text, "day", do(days.ensure, visit, MONDAY), "title", "en", "First talks")
    call = do(sessions.add, visit, title="Courtesy call", language="en", when=at(MONDAY, "10"), place=hall)
    do(fields.write_text, "session", call, "title", "ja", "表敬訪問")
    do(items.set_status, call, SessionStatus.CONFIRMED)
    lunch = do(
        sessions.add, visit, title="昼食", language="ja", when=at(MONDAY, "10:30"), minutes=75, kind=SessionKind.MEAL
    )
    late = do(sessions.add, visit, title="Karaoke", language="en", when=at(MONDAY, "23:30"), kind=SessionKind.FREE)
    glasgow = do(
        sessions.add, visit, title="Glasgow\x1b[31m\n& <b>", language="en", when=at(WEDNESDAY, "08:15"),
        kind=SessionKind.VIRTUAL,
    )  # fmt: skip
    do(sessions.set_zone, glasgow, LONDON)
    someday = do(sessions.add, visit, title="To be fixed", language="en", when=at(TUESDAY))
    flight = do(
        legs.add, visit, title="Home", language="en", origin=station, destination=airport, mode=Mode.FLIGHT,
        departure=at(TUESDAY, "12:00"), arrival=at(TUESDAY, "18:00"),
    )  # fmt: skip
    tray = do(sessions.add, visit, title="Noh theatre", language="en", minutes=90)
    return {
        "visit": visit, "call": call, "lunch": lunch, "late": late, "glasgow": glasgow, "someday": someday,
        "flight": flight, "tray": tray,
    }  # fmt: skip
