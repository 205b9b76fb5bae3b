"""A point on the earth as people write it: two numbers in one line, as maps give them to be copied."""

from __future__ import annotations

import re

_NUMBER = r"[-−+]?\d{1,3}(?:[.,]\d+)?"
_DEGREES = re.compile(
    r"(?P<d>\d{1,3})\s*°\s*(?:(?P<m>\d{1,2})\s*[′'’]\s*)?(?:(?P<s>\d{1,2}(?:[.,]\d+)?)\s*(?:[″\"”]|''))?\s*(?P<way>[NSEWnsew])"
)
_PAIR = re.compile(rf"\(?\s*({_NUMBER})\s*°?\s*(?:[;,、，/]\s*|\s)\s*({_NUMBER})\s*°?\s*\)?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－；", "0123456789.,-;")
LONGEST = 80


def parse(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84), north and east positive; None for what is no such pair.

    `34.7108, 137.7262`, `34,7108; 137,7262` and `34°42'39"N 137°43'34"E` are understood.
    """
    plain = text.translate(_FULL_WIDTH).strip()
    if len(plain) > LONGEST:
        return None
    found = _turned(plain) or _decimal(plain)
    return found if found and abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def shown(latitude: float, longitude: float) -> str:
    """The pair as maps take it: `34.7108, 137.7262`."""
    return f"{latitude:.6g}, {longitude:.7g}"


def _decimal(text: str) -> tuple[float, float] | None:
    found = _PAIR.fullmatch(text)
    if found is None:
        return None
    north, east = (float(part.replace(",", ".").replace("−", "-")) for part in found.groups())
    return north, east


def _turned(text: str) -> tuple[float, float] | None:
    """Degrees, minutes and seconds, each with where it points."""
    parts = list(_DEGREES.finditer(text))
    if len(parts) != 2 or _DEGREES.sub("", text).strip(" ,;"):
        return None
    found: dict[str, float] = {}
    for part in parts:
        value = int(part["d"]) + int(part["m"] or 0) / 60 + float((part["s"] or "0").replace(",", ".")) / 3600
        way = part["way"].upper()
        found["north" if way in "NS" else "east"] = -value if way in "SW" else value
    return (found["north"], found["east"]) if len(found) == 2 else None
