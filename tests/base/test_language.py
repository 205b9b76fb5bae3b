"""One language: forms of dates and durations in all seven, phrases said late, and which language the system speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from visitplanner.base.forms import FORMS
from visitplanner.base.language import LANGUAGES, Language, language, system_language
from visitplanner.base.phrases import Phrase, phrase

MONDAY = date(2026, 11, 9)
NINE = time(9, 30)


@pytest.mark.parametrize(
    ("code", "day", "short", "column", "month"),
    [
        ("en", "Monday 9 November 2026", "Mon 9 Nov", "Mon 9", "November 2026"),
        ("it", "lunedì 9 novembre 2026", "lun 9 nov", "lun 9", "novembre 2026"),
        ("ja", "2026年11月9日(月)", "11月9日(月)", "9日(月)", "2026年11月"),
        ("nl", "maandag 9 november 2026", "ma 9 nov", "ma 9", "november 2026"),
        ("sv", "måndag 9 november 2026", "mån 9 nov.", "mån 9", "november 2026"),
        ("pl", "poniedziałek, 9 listopada 2026", "pon. 9 lis", "pon. 9", "listopad 2026"),
        ("cs", "pondělí 9. listopadu 2026", "po 9. 11.", "po 9.", "listopad 2026"),
    ],
)
def test_dates(code: str, day: str, short: str, column: str, month: str) -> None:
    spoken = language(code)
    found = [spoken.date(MONDAY, form) for form in ("day", "short", "column", "month")]
    assert found == [day, short, column, month]


@pytest.mark.parametrize(
    ("code", "same_month", "same_year", "two_years"),
    [
        ("en", "8–13 November 2026", "30 October – 2 November 2026", "30 December 2026 – 2 January 2027"),
        ("it", "8–13 novembre 2026", "30 ottobre – 2 novembre 2026", "30 dicembre 2026 – 2 gennaio 2027"),
        ("ja", "2026年11月8日～13日", "2026年10月30日～11月2日", "2026年12月30日～2027年1月2日"),
        ("cs", "8.–13. listopadu 2026", "30. října – 2. listopadu 2026", "30. prosince 2026 – 2. ledna 2027"),
        ("pl", "8–13 listopada 2026", "30 października – 2 listopada 2026", "30 grudnia 2026 – 2 stycznia 2027"),
    ],
)
def test_ranges_are_shortened(code: str, same_month: str, same_year: str, two_years: str) -> None:
    spoken = language(code)
    assert spoken.dates(date(2026, 11, 8), date(2026, 11, 13)) == same_month
    assert spoken.dates(date(2026, 10, 30), date(2026, 11, 2)) == same_year
    assert spoken.dates(date(2026, 12, 30), date(2027, 1, 2)) == two_years
    assert spoken.dates(MONDAY, MONDAY) == spoken.date(MONDAY)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_forms_a_name_and_says_something(code: str) -> None:
    spoken = language(code)
    assert FORMS[code].locale.startswith(code)
    assert spoken.language_name(code).casefold() == LANGUAGES[code].casefold()
    assert spoken.times(NINE, time(10, 45)) in ("09:30–10:45", "09:30～10:45")
    assert spoken.listing(["A", "B", "C"]).startswith("A")
    assert spoken.gettext("") == ""


def test_what_is_listed_takes_the_comma_of_the_language() -> None:
    assert language("nl").series(["A", "", "B", "C"]) == "A, B, C"
    assert language("ja").series(["A", "", "B", "C"]) == "A、B、C"
    assert language("ja").series([]) == ""
    told = Phrase("{days}: {names}", {"days": (MONDAY,), "names": ["A", Phrase("“{title}”", {"title": "B"})]})
    assert language("en").say(told) == "Mon 9 Nov: A, “B”"
    assert language("ja").say(told).startswith("11月9日(月): A、")


def test_names_of_languages_and_countries_fall_back_to_the_code() -> None:
    italian = language("it")
    assert italian.language_name("ja") == "giapponese"
    assert italian.language_name("ja-JP") == "giapponese"
    assert italian.language_title("ja") == "Giapponese"
    assert italian.language_name("xx") == "xx"
    assert italian.country_name("JP") == "Giappone"
    assert italian.country_name("??") == "??"


@pytest.mark.parametrize(
    ("code", "total", "expected"),
    [
        ("en", 50, "50 min"), ("en", 60, "1 h"), ("en", 95, "1 h 35 min"), ("en", 0, "0 min"), ("en", -15, "−15 min"),
        ("ja", 95, "1時間35分"), ("ja", 120, "2時間"), ("nl", 95, "1 u 35 min"), ("pl", 95, "1 godz. 35 min"),
        ("sv", 60, "1 tim"),
    ],
)  # fmt: skip
def test_durations(code: str, total: int, expected: str) -> None:
    assert language(code).minutes(total) == expected


def test_numbers_and_open_ends() -> None:
    assert language("it").number(1560.5) == "1.560,5"
    assert language("en").times(NINE, None) == "09:30–"
    assert language("ja").times(NINE, None) == "09:30～"


def test_a_phrase_is_said_in_the_readers_language() -> None:
    inner = phrase("{day} at {time}", day=MONDAY, time=NINE)
    told = phrase("{what}, {moment}, {n}", what=inner, moment=datetime(2026, 11, 9, 9, 30, tzinfo=UTC), n=3)
    assert language("en").say(told) == "Mon 9 Nov at 09:30, Mon 9 Nov 09:30, 3"
    assert language("ja").say(told) == "11月9日(月) at 09:30, 11月9日(月) 09:30, 3"


@pytest.mark.parametrize(
    ("msgid", "expected"),
    [
        ("{missing}", "{missing}"), ("{title.__class__}", "{title.__class__}"), ("{title:>999999999}",) * 2,
        ("{", "{"), ("{0}", "{0}"), ("{title} {title}", "{x} {x}"),
    ],
)  # fmt: skip
def test_a_phrase_from_elsewhere_does_no_harm(msgid: str, expected: str) -> None:
    assert language("en").say(Phrase(msgid, {"title": "{x}"})) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "it_IT.UTF-8", "LC_ALL": ""}, "it"),
        ({"LANG": "cs_CZ", "LC_MESSAGES": "pl_PL@euro"}, "pl"),
        ({"LANGUAGE": "de:ja:en", "LANG": "it_IT"}, "ja"),
        ({"LANGUAGE": "de:fr", "LANG": "nl_NL"}, "nl"),
        ({"LANGUAGE": "sv"}, "sv"),
    ],
)
def test_the_systems_language(environment: dict[str, str], expected: str) -> None:
    assert system_language(environment) == expected


def test_languages_are_shared_and_unknown_ones_are_english() -> None:
    assert language("ja-JP") is language("ja_JP.UTF-8") is language("JA")
    assert language("tlh").code == language("").code == "en"
    assert isinstance(language("en"), Language)
