"""Addresses in the script of the place."""

from __future__ import annotations

from visitplanner.domain.addresses import local_address, local_language, local_name
from visitplanner.domain.records import City, Place
from visitplanner.domain.wording import wording

JAPAN = City(id="c", space="c", country="jp")
HALL = Place(
    id="p", space="p", zone="Europe/Amsterdam", name=wording("en", en="City Hall", ja="市役所"),
    address=wording("en", en="103-2 Motoshiro", ja="元城町103-2"),
)  # fmt: skip


def test_the_city_decides_and_else_the_zone() -> None:
    assert local_language(HALL, JAPAN) == "ja"
    assert local_language(HALL, None) == "nl"
    assert local_language(Place(id="p", space="p"), None) == ""
    assert local_language(Place(id="p", space="p", zone="Etc/GMT+3"), City(id="c", space="c")) == ""


def test_what_is_not_written_there_falls_back_and_is_marked() -> None:
    assert (local_name(HALL, JAPAN).text, local_address(HALL, JAPAN).text) == ("市役所", "元城町103-2")
    fallback = local_address(HALL, None)
    assert (fallback.text, fallback.asked) == ("103-2 Motoshiro", False)
