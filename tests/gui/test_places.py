"""The page of places over a real library: lists, forms, the driver's card, merging, cities, indicators, comparing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.conftest import MONDAY
from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import Phrase
from visitplanner.domain.checks.report import examine
from visitplanner.domain.records import City, Indicator, Organisation, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.places.driver_card import DriverCard
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.places.page import PlacesPage
from visitplanner.gui.places.sections import CITIES, COMPARE, ORGANISATIONS, PLACES
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue

HALL = "浜松市中央区元城町103-2"


def stocked(snapshot: Snapshot) -> Snapshot:
    """The small sample with an office, figures of two cities, and coordinates of two places."""
    places = dict(snapshot.places)
    places["city-hall"] = replace(
        places["city-hall"], latitude=34.7108, longitude=137.7262, organisation="office"
    )
    places["forest"] = replace(places["forest"], latitude=34.7158, longitude=137.7302, organisation="office")
    area = wording("en", en="Area", ja="面積")
    indicators = (
        Indicator(id="i1", space="hamamatsu", city="hamamatsu", order=1, value=1560.5, unit="km²", year=2023,
                  source="Hamamatsu City", name=area),
        Indicator(id="i2", space="parma", city="parma", order=1, value=26060, unit="ha", source="Comune\tdi Parma",
                  name=wording("it", it="Superficie", ja="面積 ")),
        Indicator(id="i3", space="parma", city="parma", order=2, value=80, name=wording("en", en="Bodies")),
    )  # fmt: skip
    cities = {**snapshot.cities, "parma": City(id="parma", space="parma", country="IT", zone="Europe/Rome",
                                               name=wording("it", it="Parma", ja="パルマ"))}  # fmt: skip
    office = Organisation(
        id="office", space="office", city="hamamatsu", name=wording("ja", ja="浜松市", en="Hamamatsu City")
    )
    people = {**snapshot.people, "mihon": replace(snapshot.people["mihon"], organisation="office")}
    return replace(snapshot, places=places, indicators=indicators, cities=cities, people=people,
                   organisations={"office": office})  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[PlacesPage]:
    stock(qtbot, desk, stocked(sample_snapshot))
    found = PlacesPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 900)
    found.show()
    settled(qtbot, found)
    yield found
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.close()
    desk.settle()


def settled(qtbot: QtBot, page: PlacesPage) -> Snapshot:
    """The snapshot once everything asked for has been done, read again and shown."""
    wait(qtbot, page.desk)
    with qtbot.waitSignal(page._reader.read_through):
        page._reader.read()
    return wait(qtbot, page.desk)


def turn(qtbot: QtBot, page: PlacesPage, key: str) -> None:
    page.segments._buttons[key].click()
    settled(qtbot, page)


def shown(page: PlacesPage) -> list[str]:
    return [str(row.title) for row in page.list.rows.rows]


def enter(editor: Any, text: str) -> None:
    """Type a value over what is there, as any keyboard or input method gives it, and press Return."""
    line = editor.lineEdit() if hasattr(editor, "lineEdit") else editor
    line.setFocus()
    line.selectAll()
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(line, commit)
    QTest.keyClick(line, Qt.Key.Key_Return)


def record(page: PlacesPage, id: str) -> Any:
    return page._gazetteer.find(id)


def elsewhere(qtbot: QtBot, page: PlacesPage, **names: str) -> str:
    """A place that the visit does not know."""
    made: list[str] = []

    def put(edit: Any) -> str:
        return str(edit.add(Place, space="far", id="far", name=wording(next(iter(names)), **names)))

    page.desk.do(Phrase("put"), put, then=made.append)
    settled(qtbot, page)
    return made[0]


# ---------------------------------------------------------------- lists
def test_the_visits_places_stand_by_city_and_the_librarys_after_them(qtbot: QtBot, page: PlacesPage) -> None:
    elsewhere(qtbot, page, en="Harbour")
    assert shown(page) == [
        "Hamamatsu · 浜松 · Japan", "Hamamatsu City Hall", "Tenryū Ward", "On the way", "Station", "Home",
        "Elsewhere in the library", "Harbour",
    ]  # fmt: skip
    turn(qtbot, page, CITIES)
    assert shown(page) == ["In this visit", "Hamamatsu", "Elsewhere in the library", "Parma"]
    turn(qtbot, page, ORGANISATIONS)
    assert shown(page) == ["In this visit", "Hamamatsu City"]


def test_the_filter_reads_every_language(qtbot: QtBot, page: PlacesPage) -> None:
    page.filter.setText("天竜")
    assert shown(page) == ["Hamamatsu · 浜松 · Japan", "Tenryū Ward"]
    page.filter.setText("nowhere")
    assert shown(page) == []
    assert page.current_record() is None
    page.choose("city-hall")
    settled(qtbot, page)
    assert page.current_record() == ("place", "city-hall")


def test_a_found_city_opens_its_list(qtbot: QtBot, page: PlacesPage) -> None:
    wanted = {"parma": CITIES, "i2": CITIES, "office": ORGANISATIONS, "forest": PLACES}
    for id, segment in wanted.items():
        page.choose(id)
        settled(qtbot, page)
        assert page.segments.key == segment
        current = page.current_record()
        assert current is not None
        assert current[1] == ("parma" if id == "i2" else id)


@pytest.mark.parametrize("segment", [PLACES, CITIES, ORGANISATIONS])
def test_a_new_one_waits_for_its_name(qtbot: QtBot, page: PlacesPage, segment: str) -> None:
    turn(qtbot, page, segment)
    press(page.list, "N")
    settled(qtbot, page)
    title = page.forms[segment].name.editor
    assert title.textCursor().selectedText() == title.toPlainText() != ""  # type: ignore[attr-defined]
    QTest.keyClicks(title, "Gamagori")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settled(qtbot, page)
    kind, id = page.current_record() or ("", "")
    assert record(page, id).name["en"] == "Gamagori"
    page.list.setFocus()
    page.delete()
    settled(qtbot, page)
    assert record(page, id) is None
    page.desk.undo()
    settled(qtbot, page)
    assert record(page, id).name["en"] == "Gamagori"
    assert kind in ("place", "city", "organisation")


def test_what_is_used_stays_and_says_how_often(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    with qtbot.waitSignal(page.desk.refused) as caught:
        page.delete()
    refusal = caught.args[0]
    assert isinstance(refusal, Refusal)
    assert refusal.phrase.facts["n"] == 11
    assert record(page, "city-hall") is not None


# ---------------------------------------------------------------- a place
def test_the_local_address_is_written_in_its_own_language(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    assert form.language == "en"
    assert form.local.toPlainText() == HALL
    assert form.local.accessibleName() == "Address as it is written there (Japanese)"
    form.local.setFocus()
    QTest.keyClick(form.local, Qt.Key.Key_End)
    QTest.keyClicks(form.local, "F")
    form.leave()
    settled(qtbot, page)
    assert dict(record(page, "city-hall").address.texts) == {"ja": HALL + "F"}
    assert form.address.isVisible()
    form.language_chosen.emit("ja")
    assert not form.address.isVisible()


def test_the_driver_reads_the_address_in_large_type(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    press(page, "M")
    assert QApplication.clipboard().text() == f"浜松市役所\n{HALL}"
    QApplication.clipboard().clear()
    press(page, "F11")
    (card,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, DriverCard) and one.isVisible()
    ]
    assert card.isFullScreen()
    assert card.text.accessibleName() == f"浜松市役所\n{HALL}"
    assert not nameless(card)
    QTest.keyClick(card.text, Qt.Key.Key_M)
    assert QApplication.clipboard().text() == f"浜松市役所\n{HALL}"
    QTest.keyClick(card.text, Qt.Key.Key_Escape)
    assert not card.isVisible()


@pytest.mark.parametrize(
    "address",
    ["x" * 10_000, "町 " * 5_000, "شارع الملك فهد 12\nالرياض", "<b>AT&T</b> 🏛️ 𠮷野家", "a\u202eb\u0000c", ""],
)
def test_any_address_can_be_held_up(qtbot: QtBot, address: str) -> None:
    card = DriverCard(None)
    qtbot.addWidget(card)
    card.resize(1280, 720)
    card.show_place(Place(id="p", space="p", phone="+81 53", address=wording("en", en=address)), None)
    card.show()
    qtbot.wait(1)
    assert not card.grab().isNull()
    assert address in card.text.accessibleName()
    sizes = [layout.font().pixelSize() for layout, _y in card.text._laid]
    assert min(sizes) >= 22
    assert max(layout.boundingRect().width() for layout, _y in card.text._laid) <= card.text.width() + 1
    assert (card.text.minimumHeight() > 720) is (len(address) >= 10_000)


def test_the_card_says_what_language_it_lacks(qtbot: QtBot) -> None:
    japan = City(id="c", space="c", country="JP")
    card = DriverCard(None)
    qtbot.addWidget(card)
    address = wording("en", en="103-2 Motoshiro")
    card.show_place(Place(id="p", space="p", name=wording("ja", ja="市役所"), address=address), japan)
    assert card._note.text() == "There is no address in Japanese yet."
    card.show_place(Place(id="p", space="p", address=replace(address, texts={"ja": HALL})), japan)
    assert card._note.text() == ""
    card.copy()
    assert card._note.text() == "Copied"


def test_a_short_address_is_larger_than_a_long_one(qtbot: QtBot) -> None:
    card = DriverCard(None)
    qtbot.addWidget(card)
    sizes = []
    for text in ("元城町103-2", "元城町103-2 " * 20):
        card.text.show_texts("", text, "")
        card.text.fit(QSize(1200, 600))
        sizes.append(card.text._laid[0][0].font().pixelSize())
    assert sizes[0] > 2 * sizes[1]


def test_coordinates_are_typed_in_one_field(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("station")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    enter(form.point.editor, "somewhere")
    assert form.point.refused
    enter(form.point.editor, "34.7037, 137.7351")
    settled(qtbot, page)
    assert not form.point.refused
    assert (record(page, "station").latitude, record(page, "station").longitude) == (34.7037, 137.7351)
    assert form.point.editor.text() == "34.7037, 137.7351"
    page.desk.undo()
    settled(qtbot, page)
    assert record(page, "station").latitude is None
    assert form.point.editor.text() == ""


def test_hours_are_read_while_they_are_typed(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    assert form.week.texts[0] == "Mon 9 –"
    enter(form.hours.editor, "Mo-Fr 09:00-12:00,13:00-17:00; Sa 24/7")
    settled(qtbot, page)
    assert form.week.texts[0] == "Mon 9 09:00–12:00\n13:00–17:00"
    assert form.week.texts[5:] == ("Sat 14 All day", "Sun 15 Closed")
    enter(form.hours.editor, "whenever")
    settled(qtbot, page)
    assert form.hours.refused
    assert record(page, "city-hall").opening_hours == "Mo-Fr 09:00-12:00,13:00-17:00; Sa 24/7"


def test_a_closed_date_is_a_problem_of_the_programme_at_once(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    seen = settled(qtbot, page)
    assert not [one for one in examine(seen, MONDAY).open if one.check == "closing"]
    form: Any = page.forms[PLACES]
    enter(form.closed.line, "2026-11-09 – 2026-11-10")
    seen = settled(qtbot, page)
    assert record(page, "city-hall").closed_dates == (date(2026, 11, 9), date(2026, 11, 10))
    assert {one.date for one in examine(seen, MONDAY).open if one.check == "closing"} == {
        date(2026, 11, 9), date(2026, 11, 10),
    }  # fmt: skip
    assert form.week.texts[:2] == ("Mon 9 Closed", "Tue 10 Closed")
    enter(form.closed.line, "soon")
    assert form.closed_dates.refused
    form.closed.removed.emit(date(2026, 11, 9))
    settled(qtbot, page)
    assert form.closed.items == ("Tue 10 Nov",)


def test_closing_days_and_their_custom_show_in_the_week(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    form.weekdays.editor._chips[0].click()
    settled(qtbot, page)
    assert form.week.texts[0] == "Mon 9 Closed"
    form.custom.editor.setCurrentIndex(1)
    form.custom.editor.activated.emit(1)
    settled(qtbot, page)
    assert record(page, "city-hall").closed_day_after is True


def test_a_new_zone_offers_to_take_the_sessions_along(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("forest")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    assert not form.offer.isVisible()
    enter(form.zone.editor, "seoul")
    seen = settled(qtbot, page)
    assert seen.session["s4"].zone == "Asia/Tokyo"
    assert form.offer.isVisible()
    form.offer.bring.click()
    seen = settled(qtbot, page)
    assert seen.session["s4"].zone == "Asia/Seoul"
    assert not form.offer.isVisible()
    page.desk.undo()
    assert settled(qtbot, page).session["s4"].zone == "Asia/Tokyo"
    assert form.offer.isVisible()


def test_what_happens_here_leads_there_and_says_how_far_it_is_on(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("city-hall")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    lines = [one for one in form.links._shown if one[1] in ("s3", "l1")]
    assert lines[0] == (
        "session",
        "s3",
        "Mon 9 Nov 12:15  Lunch with the host team",
        "then Tenryū Ward: 13 min on foot, est.",
    )
    assert lines[1][0] == "leg"
    followed: list[Any] = []
    page.followed.connect(lambda kind, id: followed.append((kind, id)))
    form.links.followed.emit("session", "s3")
    assert followed == [("session", "s3")]


def test_a_city_or_organisation_can_be_named_in_a_place(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("station")
    settled(qtbot, page)
    form: Any = page.forms[PLACES]
    fields = {one.accessibleName(): one for one in form.findChildren(type(page.compare.picks[0]))}
    enter(fields["City"], "Gamagori")
    settled(qtbot, page)
    enter(fields["Organisation"], "Harbour office")
    settled(qtbot, page)
    found = record(page, "station")
    assert record(page, found.city).name["en"] == "Gamagori"
    assert record(page, found.organisation).name["en"] == "Harbour office"


# ---------------------------------------------------------------- the same place
def test_two_records_of_one_place_become_one_and_come_apart(qtbot: QtBot, page: PlacesPage) -> None:
    assert not page.twins.isVisible()
    twin = elsewhere(qtbot, page, en="STATION")
    assert page.twins.isVisible()
    page.twins.open_sheet()
    sheet = page.twins._sheet
    assert sheet is not None
    assert not nameless(sheet)
    left = sheet._pair is not None and sheet._pair.one == "station"
    (sheet._left if left else sheet._right).click()
    settled(qtbot, page)
    assert not sheet.isVisible()
    assert not page.twins.isVisible()
    assert "STATION" not in shown(page)
    page.choose(twin)
    settled(qtbot, page)
    assert page.current_record() == ("place", "station")
    form: Any = page.forms[PLACES]
    assert form.merged.items == ("STATION",)
    form.merged.removed.emit(twin)
    settled(qtbot, page)
    assert "STATION" in shown(page)
    page.twins.open_sheet()
    sheet._apart.click()
    settled(qtbot, page)
    assert not page.twins.isVisible()
    page.desk.undo()
    settled(qtbot, page)
    assert page.twins.isVisible()


# ---------------------------------------------------------------- cities and organisations
def test_a_citys_country_region_and_holidays(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("parma")
    settled(qtbot, page)
    form: Any = page.forms[CITIES]
    enter(form.region.editor, "Emilia-Romagna (IT-45)")
    settled(qtbot, page)
    assert record(page, "parma").region == "IT-45"
    enter(form.region.editor, "Narnia")
    assert form.region.refused
    enter(form.holidays.line, "in January")
    settled(qtbot, page)
    assert page.forms[CITIES].findChild(QLabel) is not None
    assert record(page, "parma").local_holidays == ()
    enter(form.holidays.line, "11-10 San Leone")
    settled(qtbot, page)
    assert "In the visit: Tue 10 Nov, San Leone" in form._feasts.text()
    enter(form.country.editor, "Japan")
    settled(qtbot, page)
    assert (record(page, "parma").country, record(page, "parma").region) == ("JP", "")


def test_indicators_are_written_ordered_and_taken_away(qtbot: QtBot, page: PlacesPage) -> None:
    tongue.set("it")
    page.choose("hamamatsu")
    settled(qtbot, page)
    form: Any = page.forms[CITIES]
    cards = form.indicators.cards
    assert cards["i1"].fields["value"].editor.text() == "1.560,5"
    enter(cards["i1"].fields["value"].editor, "1.561,25")
    settled(qtbot, page)
    assert next(one for one in page._gazetteer.indicators if one.id == "i1").value == 1561.25
    enter(cards["i1"].fields["value"].editor, "many")
    assert cards["i1"].fields["value"].refused
    form.indicators.adder.click()
    settled(qtbot, page)
    new = list(form.indicators.cards)[-1]
    QTest.keyClicks(form.indicators.cards[new].name, "Trams")
    QTest.keyClick(form.indicators.cards[new].name, Qt.Key.Key_Return)
    settled(qtbot, page)
    form.indicators.cards[new].up.click()
    settled(qtbot, page)
    assert list(form.indicators.cards) == [new, "i1"]
    form.indicators.cards[new].remove.click()
    settled(qtbot, page)
    assert list(form.indicators.cards) == ["i1"]


def test_an_organisation_shows_its_people_and_places(qtbot: QtBot, page: PlacesPage) -> None:
    page.choose("office")
    settled(qtbot, page)
    form: Any = page.forms[ORGANISATIONS]
    assert [line[:2] for line in form.people._shown] == [("person", "mihon")]
    assert [line[1] for line in form.places._shown] == ["city-hall", "forest"]
    followed: list[Any] = []
    page.followed.connect(lambda kind, id: followed.append((kind, id)))
    form.people.followed.emit("person", "mihon")
    form.places.followed.emit("place", "forest")
    settled(qtbot, page)
    assert followed == [("person", "mihon")]
    assert page.current_record() == ("place", "forest")


# ---------------------------------------------------------------- comparing
def test_cities_stand_side_by_side(qtbot: QtBot, page: PlacesPage) -> None:
    turn(qtbot, page, COMPARE)
    table: Any = page.compare.table
    rows = [[table.item(n, m).text() for m in range(table.columnCount())] for n in range(table.rowCount())]
    assert rows == [
        [
            "Area\ndifferent units",
            "1,560.5 km²\n2023 · Hamamatsu City",
            "26,060 ha\nyear not given · Comune\tdi Parma",
        ],
        ["Bodies", "–", "80\nyear not given · no source"],
    ]
    QApplication.clipboard().clear()
    press(page.compare.table, "Ctrl+C")
    assert QApplication.clipboard().text() == (
        "Indicator\tHamamatsu\tUnit\tYear\tSource\tParma\tUnit\tYear\tSource\n"
        "Area\t1,560.5\tkm²\t2023\tHamamatsu City\t26,060\tha\t\tComune di Parma\n"
        "Bodies\t–\t\t\t\t80\t\t\t\n"
    )
    assert page.current_record() is None
    page.add()
    settled(qtbot, page)
    assert page.segments.key == CITIES
    turn(qtbot, page, COMPARE)
    page.compare._choose(1, "")
    assert not page.compare.table.isVisible()
    middle = page.compare._empty.mapTo(page.compare, page.compare._empty.rect().center()).y()
    assert abs(middle - page.compare.height() / 2) < page.compare.height() / 8, (
        "nothing takes the room above it"
    )


def test_cities_are_compared_as_soon_as_they_say_something(qtbot: QtBot, page: PlacesPage) -> None:
    turn(qtbot, page, COMPARE)
    compare, snapshot = page.compare, page.desk.snapshot
    both = list(compare._chosen)
    compare.show_cities(Gazetteer(), snapshot)
    assert compare._chosen == ["", "", ""]
    compare.show_cities(page._gazetteer, snapshot)
    assert compare._chosen == both
    compare.picks[1].entered.emit("")
    compare.show_cities(page._gazetteer, snapshot)
    assert compare._chosen == [both[0], "", ""]


def test_what_is_compared_speaks_the_windows_language(qtbot: QtBot, page: PlacesPage) -> None:
    tongue.set("ja")
    turn(qtbot, page, COMPARE)
    table: Any = page.compare.table
    assert table.item(0, 0).text().startswith("面積")
    assert table.horizontalHeaderItem(2).text() == "パルマ"


# ---------------------------------------------------------------- everybody
def test_every_list_and_form_speaks_and_is_named(qtbot: QtBot, page: PlacesPage) -> None:
    for code in LANGUAGES:
        tongue.set(code)
        theme.use("dark" if code == "ja" else "light")
        for segment in (PLACES, CITIES, ORGANISATIONS, COMPARE):
            turn(qtbot, page, segment)
            assert not nameless(page), (code, segment)
            assert not page.grab().isNull()


def test_hostile_texts_stay_text(qtbot: QtBot, page: PlacesPage) -> None:
    text = "<b>A&B</b> \u202e𠮷 🏛️ " + "long " * 2_000
    page.choose("station")
    settled(qtbot, page)
    for field in ("name", "address", "access", "photo_rule"):
        page.desk.write_text("place", "station", field, "en", text)
    settled(qtbot, page)
    assert record(page, "station").address["en"] == text
    assert not page.grab().isNull()
    press(page, "F11")
    (card,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, DriverCard) and one.isVisible()
    ]
    assert text in card.text.accessibleName()


def test_escape_goes_back_to_the_list(qtbot: QtBot, page: PlacesPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    form: Any = page.forms[PLACES]
    focused: list[bool] = []
    page.list.setFocus = lambda *_: focused.append(True)  # type: ignore[method-assign]
    form.hours.editor.setFocus()
    QTest.keyClicks(form.hours.editor, "x")
    QTest.keyClick(form.hours.editor, Qt.Key.Key_Escape)
    assert form.hours.editor.text() == ""
    assert not focused
    QTest.keyClick(form.hours.editor, Qt.Key.Key_Escape)
    assert focused
