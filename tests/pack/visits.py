"""Visits to print: a small one with every kind of item, and pieces to make hostile or large ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from visitplanner.domain import kinds as k
from visitplanner.domain.records import (
    Attendance,
    City,
    Day,
    Evidence,
    Leg,
    Organisation,
    Participation,
    Person,
    Place,
    PracticeNote,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY, When
from visitplanner.domain.wording import Wording, wording
from visitplanner.pack.edition import Edition
from visitplanner.pack.press import press
from visitplanner.pack.prints import Prints

VISIT = "v" * 32
NOW = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
NO_PRINTS = Prints(lambda _sha: Path("/nonexistent"), Path("/nonexistent/cache"), 150)


def words(text: str, **others: str) -> Wording:
    return wording("en", en=text, **(others or {"it": f"it {text}", "ja": f"日本語{text}"}))


def session(id: str, day: int, start: str, minutes: int = 60, **values: Any) -> Session:
    """A session on `day` November 2026 at `start` (HH:MM; "" is the tray)."""
    when = When(date(2026, 11, day), time.fromisoformat(start)) if start else TRAY
    facts = {"title": words(f"Session {id}"), "kind": k.SessionKind.MEETING, "zone": "Asia/Tokyo", **values}
    return Session(id=id, space=VISIT, visit=VISIT, when=when, minutes=minutes, **facts)


def leg(id: str, day: int, start: str, end: str, **values: Any) -> Leg:
    facts = {"title": words(f"Leg {id}"), "zone": "Asia/Tokyo", "arrival_zone": "Asia/Tokyo", **values}
    arrival = When(date(2026, 11, day), time.fromisoformat(end)) if end else TRAY
    departure = When(date(2026, 11, day), time.fromisoformat(start))
    return Leg(id=id, space=VISIT, visit=VISIT, when=departure, arrival=arrival, **facts)


def every_kind() -> Snapshot:
    """Every kind of session and means of travel once, statuses, the tray, people, a practice note."""
    kinds = list(k.SessionKind)
    sessions = [
        session(
            f"s{kind.value}",
            9 + n % 3,
            f"{9 + n:02d}:05",
            40,
            kind=kind,
            place="hall",
            status=list(k.SessionStatus)[n % 4],
        )
        for n, kind in enumerate(kinds)
    ]
    legs = [
        leg(f"l{mode.value}", 12, f"{6 + n:02d}:15", f"{6 + n:02d}:55", mode=mode)
        for n, mode in enumerate(k.Mode)
    ]
    abroad = leg("labroad", 13, "10:15", "14:05", arrival_zone="Europe/Rome", mode=k.Mode.FLIGHT)
    return snapshot([*sessions, session("waiting", 9, "")], [*legs, abroad])


def snapshot(sessions: list[Session], legs: list[Leg] = [], **values: Any) -> Snapshot:  # noqa: B006 - never changed
    """A visit of five days in November 2026 around `sessions` and `legs`."""
    note = PracticeNote(
        id="note",
        space="note",
        code="N1",
        city="hamamatsu",
        theme=k.Theme.ENERGY,
        stage=k.Stage.OPERATING,
        title=words("Local power"),
        summary=words("Power from the city's roofs."),
        problem=words("**Price** risk."),
        solution=words("- buys\n- sells"),
        sdgs=(7, 11),
        start="2015",
        ongoing=True,
    )
    facts: dict[str, Any] = {
        "visit": Visit(
            id=VISIT,
            space=VISIT,
            code="JP-2026-11",
            start=date(2026, 11, 9),
            end=date(2026, 11, 13),
            zone="Asia/Tokyo",
            title=words("Study visit"),
            summary=words("Data and energy"),
            hosts=("city",),
        ),
        "days": (
            Day(
                id="d",
                space=VISIT,
                visit=VISIT,
                date=date(2026, 11, 9),
                city="hamamatsu",
                hotel="hall",
                note=words("Bring cards"),
            ),
        ),
        "places": {"hall": Place(id="hall", space="hall", city="hamamatsu", name=words("City hall"))},
        "cities": {"hamamatsu": City(id="hamamatsu", space="c", name=words("Hamamatsu"))},
        "organisations": {"city": Organisation(id="city", space="o", name=words("City of Hamamatsu"))},
        "people": {
            "anna": Person(
                id="anna",
                space="p",
                family_latin="Rossi",
                given_latin="Anna",
                family_kana="ロッシ",
                given_kana="アンナ",
                title=words("Officer"),
            ),
            "taro": Person(
                id="taro",
                space="p",
                family_native="見本",
                given_native="太郎",
                family_kana="みほん",
                given_kana="たろう",
                family_latin="Mihon",
                given_latin="Tarō",
                name_order=k.NameOrder.FAMILY_FIRST,
                title=words("Director"),
            ),
        },
        "participations": (
            Participation(id="a", space=VISIT, visit=VISIT, person="anna", rank=1, head=True),
            Participation(id="b", space=VISIT, visit=VISIT, person="taro", side=k.Side.COUNTERPART, rank=1),
        ),
        "practices": {"note": note},
        "session_practices": tuple(
            SessionPractice(id=f"p{one.id}", space=VISIT, session=one.id, practice="note")
            for one in sessions[:1]
        ),
        "attendances": tuple(
            Attendance(id=f"t{one.id}", space=VISIT, session=one.id, person="taro", part=k.Part.HOSTS)
            for one in sessions[:1]
        ),
        "evidence": (
            Evidence(
                id="e", space="note", practice="note", value="39", year=2016, indicator=words("Facilities")
            ),
        ),
    }
    return Snapshot(sessions=tuple(sessions), legs=tuple(legs), **{**facts, **values})


def printed(visit: Snapshot, language: str = "en", **values: Any) -> bytes:
    """The pack of `visit` in `language`."""
    return press(visit, Edition(language=language, now=NOW, **values), NO_PRINTS)
