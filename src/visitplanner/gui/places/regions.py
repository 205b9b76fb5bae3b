"""Countries and their regions to choose from. The names of regions are authored data, as ISO 3166-2 has them."""

from __future__ import annotations

import tomllib
from functools import cache

from visitplanner.base import paths
from visitplanner.base.collation import sort_key
from visitplanner.base.language import Language
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.tongue import tongue


def countries() -> Options:
    """Every country, in words, and none."""
    return _countries(tongue.language)


def regions(country: str) -> Options:
    """The regions of a country that are known here, in words with their codes, and none."""
    names = _names().get(country, {})
    return [("", ""), *((code, f"{_said(name)} ({code})") for code, name in names.items())]


@cache
def _countries(language: Language) -> Options:
    known = ((code, str(name)) for code, name in language.locale.territories.items() if _is_country(code))
    return [("", ""), *sorted(known, key=lambda pair: sort_key(pair[1], language.code))]


def _said(name: str) -> str:
    """A Japanese name is written `静岡県 | Shizuoka`: each reader gets their half."""
    native, _space, latin = name.partition(" | ")
    return native if not latin or tongue.language.code == "ja" else latin


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")


@cache
def _names() -> dict[str, dict[str, str]]:
    return tomllib.loads((paths.resources() / "regions.toml").read_text("utf-8"))
