"""What is typed into a single-value field, understood: numbers, years, dates."""

from __future__ import annotations

import re
from datetime import date

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.gui.tongue import tongue


def number_of(text: str) -> float | None:
    """A number as the window's language writes it; None for nothing."""
    from babel.numbers import NumberFormatError, parse_decimal  # slow import  # noqa: PLC0415

    bare = "".join(text.split())
    if not bare:
        return None
    try:
        return float(parse_decimal(bare, locale=tongue.language.locale, strict=True))
    except NumberFormatError:
        raise Refusal(N_("“{text}” is not a number."), text=text.strip()) from None


def year_of(text: str) -> int | None:
    """A year in four digits; None for nothing."""
    bare = text.strip()
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{4}", bare):
        raise Refusal(N_("Write a year in four digits."))
    return int(bare)


def date_of(text: str) -> date | None:
    """A date as 2026-11-09; None for nothing."""
    bare = text.strip()
    if not bare:
        return None
    try:
        return date.fromisoformat(bare)
    except ValueError:
        raise Refusal(N_("Write the date as 2026-11-09.")) from None


def shown_number(value: float) -> str:
    """A number as the window's language writes it, whole where it is whole."""
    return tongue.language.number(value)
