"""Addresses as they are written where they are: what a driver can read."""

from __future__ import annotations

from visitplanner.domain.checks.journeys import country_of_zone
from visitplanner.domain.records import City, Place
from visitplanner.domain.wording import Picked

LOCAL = {
    "JP": "ja", "IT": "it", "NL": "nl", "SE": "sv", "PL": "pl", "CZ": "cs", "GB": "en", "IE": "en", "BE": "nl",
    "DE": "de", "AT": "de", "CH": "de", "FR": "fr", "ES": "es", "PT": "pt", "FI": "fi", "DK": "da", "NO": "no",
    "KR": "ko", "TW": "zh-TW", "CN": "zh", "US": "en",
}  # fmt: skip
"""Country → the language of its addresses."""


def local_language(place: Place, city: City | None) -> str:
    """The language in which the addresses of its city are written; "" where that is not known.

    Where nobody has said in which country it is, its zone tells.
    """
    country = city.country.upper() if city else ""
    return LOCAL.get(country or (country_of_zone(place.zone) if place.zone else ""), "")


def local_name(place: Place, city: City | None) -> Picked:
    """The name as it is written there, else in its original."""
    return place.name.pick(local_language(place, city) or place.name.original)


def local_address(place: Place, city: City | None) -> Picked:
    """The address as it is written there, else in its original; a fallback is marked as not asked for."""
    return place.address.pick(local_language(place, city) or place.address.original)
