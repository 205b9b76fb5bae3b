"""What tests of the window share: a dressed application, an inline twin of the jobs, a small visit built by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.made_once import lay
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.settings import Settings
from visitplanner.domain.kinds import Mode, Priority, SessionKind, SessionStatus, Side
from visitplanner.domain.records import (
    City,
    Day,
    Leg,
    Objective,
    Participation,
    Person,
    Place,
    PracticeNote,
    Question,
    Session,
    SessionPractice,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY, When
from visitplanner.domain.wording import Wording, wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.jobs import Cancelled, Job, Jobs
from visitplanner.gui.sweeping import Sweeper
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

VISIT = "v" * 32
MONDAY = date(2026, 11, 9)


NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
"""10:57 on the first Monday, in Hamamatsu."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty real library; it is `NOW` there."""
    found = Desk(lay(tmp_path / "library"), tmp_path / "config", clock=lambda: NOW)
    found.open()
    qtbot.waitSignal(found.opened).wait()
    yield found
    spare_the_backup(found)
    found.close()


def spare_the_backup(desk: Desk) -> None:
    """Let `desk` close as if nothing had been changed: a backup takes longer than most tests."""
    assert desk.settle()
    if desk._shelf._library is not None:
        desk._shelf._library._changed = False


@pytest.fixture
def library_window(qtbot: QtBot, sample_library: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over the sample visits, none of them open."""
    desk = Desk(sample_library, tmp_path / "config", clock=lambda: NOW)
    found = MainWindow(desk, Settings(tmp_path / "config"), None)
    found.resize(1440, 900)
    with qtbot.waitExposed(found):
        found.show()
    with qtbot.waitSignal(desk.library_changed):
        desk.open()
    yield found
    spare_the_backup(desk)
    found.close()
    found.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, library_window: MainWindow) -> MainWindow:
    """The same with the Japanese visit open."""
    with qtbot.waitSignal(library_window.desk.visit_changed):
        library_window.open_visit(
            next(line.id for line in library_window.library.lines if line.code == "JP-2026-11")
        )
    return library_window


@pytest.fixture(autouse=True, scope="session")
def swept(qapp: Any) -> Iterator[None]:
    """Garbage is collected as in the program: a widget that another thread destroyed brought whole runs down."""
    sweeper = Sweeper(qapp)
    theme.use("light")
    tongue.set("en")
    yield
    sweeper.stop()


@pytest.fixture(autouse=True)
def dressed(qapp: Any) -> Iterator[None]:
    """Light theme, English, 100 %: before and after every test; what has gone by then is not dressed again."""
    _dress()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _dress()


def _dress() -> None:
    if (theme.current.name, theme.scale) != ("light", 1):
        theme.use("light")
    if tongue.language.code != "en":
        tongue.set("en")


class InlineJobs(Jobs):
    """Does the work at once, on the calling thread."""

    def start(
        self, work: Callable[..., Any], *, then: Callable[[Any], None],
        failed: Callable[[Refusal | Trouble], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:  # fmt: skip
        """Run `work` now and hand its result on before returning."""
        try:
            result = work(progress or (lambda done, total: None))
        except Cancelled:
            return Job()
        except (Refusal, Trouble) as error:
            if failed is None:
                raise
            failed(error)
        else:
            then(result)
        return Job()


@pytest.fixture
def inline_jobs(qtbot: QtBot) -> InlineJobs:
    """Jobs that are done before `start` returns."""
    return InlineJobs()


def session(
    id: str,
    day: int | None,
    start: str,
    minutes: int,
    title: str,
    kind: SessionKind = SessionKind.MEETING,
    **more: Any,
) -> Session:
    """A session on the `day`-th day of the sample week (None: in the tray)."""
    when = TRAY if day is None else When(date(2026, 11, 9 + day), time.fromisoformat(start))
    more.setdefault("status", SessionStatus.CONFIRMED)
    more.setdefault("place", "city-hall")
    return Session(
        id=id, space=VISIT, visit=VISIT, kind=kind, when=when, minutes=minutes, zone="Asia/Tokyo",
        title=_titled(title, id), **more,
    )  # fmt: skip


def _titled(title: str, id: str) -> Wording:
    return wording("en", en=title, ja=f"予定{id}", it=f"{title} (it)")


@pytest.fixture
def sample_snapshot() -> Snapshot:
    """Five days in Japan: every kind of session, an overlap, legs, a tray, people and questions."""
    sessions = (
        session("s1", 0, "09:00", 75, "Courtesy call on the mayor", SessionKind.RECEPTION),
        session("s2", 0, "10:35", 85, "Open data platform demonstration", SessionKind.TALK),
        session("s3", 0, "12:15", 60, "Lunch with the host team", SessionKind.MEAL),
        session("s4", 0, "14:00", 105, "Tenryū forest co-operative", SessionKind.SITE, place="forest"),
        session("s5", 1, "09:15", 90, "MaaS desk in the station", SessionKind.SITE, anchored=True),
        session(
            "s6",
            1,
            "14:00",
            90,
            "Data governance workshop",
            SessionKind.WORKSHOP,
            status=SessionStatus.REQUESTED,
        ),
        session("s7", 1, "14:45", 75, "Press briefing", status=SessionStatus.IDEA),
        session("s8", 2, "11:00", 90, "Meeting & “questions” <b>", status=SessionStatus.CANCELLED),
        session("s9", 3, "17:30", 45, "Debrief of the day", SessionKind.DEBRIEF, internal=True),
        session("t1", None, "", 60, "Noh theatre", SessionKind.FREE, status=SessionStatus.IDEA),
        session("t2", None, "", 45, "Archive", SessionKind.SITE, status=SessionStatus.IDEA),
    )
    leg = Leg(
        id="l1", space=VISIT, visit=VISIT, mode=Mode.TRAIN, status=SessionStatus.CONFIRMED,
        when=When(date(2026, 11, 11), time(8, 20)), zone="Asia/Tokyo", origin="station",
        arrival=When(date(2026, 11, 11), time(9, 30)), arrival_zone="Asia/Tokyo", destination="city-hall",
        title=wording("en", en="Train to Kamakura", ja="鎌倉へ移動"),
    )  # fmt: skip
    flight = Leg(
        id="l2", space=VISIT, visit=VISIT, mode=Mode.FLIGHT, status=SessionStatus.CONFIRMED,
        when=When(date(2026, 11, 13), time(12, 0)), zone="Asia/Tokyo", origin="station",
        arrival=When(date(2026, 11, 13), time(17, 30)), arrival_zone="Europe/Rome", destination="home",
        title=wording("en", en="Flight home", ja="帰国便"),
    )  # fmt: skip
    return Snapshot(
        visit=Visit(
            id=VISIT, space=VISIT, code="JP-2026-11", start=MONDAY, end=date(2026, 11, 13), zone="Asia/Tokyo",
            home_zone="Europe/Rome", working_language="en", pack_languages=("it", "ja"), sample=True,
            cities=("hamamatsu",), title=wording("en", en="Hamamatsu, Kamakura, Tamana", ja="浜松・鎌倉・玉名"),
        ),
        days=(Day(id="d1", space=VISIT, visit=VISIT, date=MONDAY, city="hamamatsu", hotel="Hotel"),),
        sessions=sessions,
        legs=(leg, flight),
        session_practices=(SessionPractice(id="sp1", space=VISIT, session="s2", practice="p1"),),
        participations=(
            Participation(id="pa1", space=VISIT, visit=VISIT, person="rossi", rank=1, head=True,
                          role=wording("en", en="Head of delegation", ja="団長")),
            Participation(id="pa2", space=VISIT, visit=VISIT, person="mihon", side=Side.COUNTERPART, rank=1,
                          role=wording("en", en="Host", ja="受入担当")),
        ),
        objectives=(Objective(id="o1", space=VISIT, visit=VISIT, number=1,
                              text=wording("en", en="Learn how open data is paid for", ja="オープンデータの財源")),),
        questions=(
            Question(id="q1", space=VISIT, visit=VISIT, number=1, objective="o1", session="s2", priority=Priority.MUST,
                     text=wording("en", en="Who pays after the grant?", ja="補助金の後は誰が負担するか")),
            Question(id="q2", space=VISIT, visit=VISIT, number=2, objective="o1",
                     text=wording("en", en="Which data do residents use?", ja="住民が使うデータは")),
        ),
        places={
            "city-hall": Place(id="city-hall", space="city-hall", city="hamamatsu", zone="Asia/Tokyo",
                               name=wording("ja", ja="浜松市役所", en="Hamamatsu City Hall"),
                               address=wording("ja", ja="浜松市中央区元城町103-2")),
            "forest": Place(id="forest", space="forest", city="hamamatsu", zone="Asia/Tokyo",
                            name=wording("ja", ja="天竜区", en="Tenryū Ward")),
            "station": Place(id="station", space="station", zone="Asia/Tokyo",
                             name=wording("en", en="Station", ja="駅")),
            "home": Place(id="home", space="home", zone="Europe/Rome", name=wording("en", en="Home", ja="自宅")),
        },
        cities={"hamamatsu": City(id="hamamatsu", space="hamamatsu", country="JP", zone="Asia/Tokyo",
                                  name=wording("ja", ja="浜松", en="Hamamatsu"))},
        people={
            "rossi": Person(id="rossi", space="rossi", family_native="Rossi", given_native="Mario",
                            family_kana="ロッシ", given_kana="マリオ", family_latin="Rossi", given_latin="Mario",
                            languages=("it", "en"),
                            title=wording("en", en="Head of mobility", ja="モビリティ課長")),
            "mihon": Person(id="mihon", space="mihon", family_native="見本", given_native="太郎", family_kana="みほん",
                            given_kana="たろう", family_latin="Mihon", given_latin="Tarō", name_order="family_first",
                            languages=("ja",), title=wording("ja", ja="課長", en="Section chief")),
        },
        practices={"p1": PracticeNote(id="p1", space="p1", code="PN-JP-2026-001", city="hamamatsu",
                                      title=wording("en", en="Open data as a public utility",
                                                    ja="公共インフラとしてのオープンデータ"))},
    )  # fmt: skip
