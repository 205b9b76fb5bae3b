"""One language: its gettext catalogue and its forms of dates, times, numbers and lists.

The screen's, the pack's and a text's own language are three different things: nothing here is process-wide.
"""

from __future__ import annotations

import datetime as dt
import gettext
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from visitplanner.base import forms, paths
from visitplanner.base.phrases import Phrase, Quoted

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES: dict[str, str] = {
    "en": "English", "it": "Italiano", "ja": "日本語", "nl": "Nederlands",
    "sv": "Svenska", "pl": "Polski", "cs": "Čeština",
}  # fmt: skip
"""The interface and pack languages, by their own names."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Language:
    """Speaks one of `LANGUAGES`. Get one with `language(code)`; instances are cached and immutable."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = _catalogue(code)

    def gettext(self, message: str) -> str:
        """The translation of `message` ("" stays "")."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The plural form for `n`, by the language's own rules; the caller formats `{n}`."""
        return self._catalogue.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        """The translation of `message` in `context`."""
        return self._catalogue.pgettext(context, message)

    def say(self, phrase: Phrase) -> str:
        """A stored phrase as text; dates, times, lists and nested phrases among its facts take this language's forms.

        Phrases also arrive from other laptops: only plain `{name}` is filled, and what is unknown stays as it is.
        """
        said = {key: str(self._fact(value)) for key, value in phrase.facts.items()}
        return _PLACEHOLDER.sub(lambda found: said.get(found[1], found[0]), self.gettext(phrase.msgid))

    def _fact(self, value: Any) -> Any:
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, Quoted):
            return value.others.get(self.code, value)
        if isinstance(value, dt.datetime):
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value, "short")
        if isinstance(value, dt.time):
            return self.time(value)
        if isinstance(value, tuple | list):
            return self.series(str(self._fact(one)) for one in value)
        return value

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale of this language."""
        from babel import Locale  # slow import  # noqa: PLC0415

        return Locale.parse(forms.FORMS[self.code].locale)

    def date(self, day: dt.date, form: forms.DateForm = "date") -> str:
        """`day` in one of the house forms: "day" has weekday and year, "short" weekday only, "column" is shortest."""
        return forms.date(self.code, day, form)

    def dates(self, first: dt.date, last: dt.date) -> str:
        """A range of dates, shortened where month or year are the same."""
        return forms.dates(self.code, first, last)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """HH:mm, everywhere."""
        return f"{moment:%H:%M}"

    def moment(self, moment: dt.datetime) -> str:
        """Short date and time of `moment`, in the zone it carries."""
        return f"{self.date(moment.date(), 'short')} {moment:%H:%M}"

    def times(self, start: dt.time | dt.datetime, end: dt.time | dt.datetime | None) -> str:
        """A span of time, `09:30–10:45`; Japanese uses the wave dash."""
        if end is None:
            return f"{start:%H:%M}{forms.FORMS[self.code].dash}"
        return f"{start:%H:%M}{forms.FORMS[self.code].dash}{end:%H:%M}"

    def minutes(self, minutes: int) -> str:
        """A duration: `50 min`, `1 h 35 min`, `1時間35分`."""
        return forms.minutes(self.code, minutes)

    def number(self, value: float) -> str:
        """A number with the language's separators, at most three decimals."""
        from babel.numbers import format_decimal  # slow import  # noqa: PLC0415

        return str(format_decimal(value, locale=self.locale))

    def listing(self, items: Iterable[str]) -> str:
        """`A, B and C` in the language's own way."""
        from babel.lists import format_list  # slow import  # noqa: PLC0415

        return str(format_list(list(items), locale=self.locale))

    def series(self, items: Iterable[str]) -> str:
        """`A, B, C` with the language's own comma; what is empty is left out."""
        return forms.FORMS[self.code].comma.join(filter(None, items))

    def language_name(self, code: str) -> str:
        """The name of language `code` in this language; the code itself where it is unknown."""
        return str(self.locale.languages.get(code.split("-")[0], code))

    def language_title(self, code: str) -> str:
        """The name of language `code` as it begins a line: many languages write it small within a sentence."""
        name = self.language_name(code)
        return name[:1].upper() + name[1:]

    def country_name(self, code: str) -> str:
        """The name of an ISO 3166 country in this language; the code itself where it is unknown."""
        return str(self.locale.territories.get(code, code))


def language(code: str) -> Language:
    """The `Language` for `code` (any BCP-47 tag); what we do not speak becomes English."""
    base = _base(code)
    return _language(base if base in LANGUAGES else "en")


def _base(code: str) -> str:
    return re.split(r"[-_.@]", code, maxsplit=1)[0].lower()


@cache
def _language(code: str) -> Language:
    return Language(code)


def system_language(environment: Mapping[str, str]) -> str:
    """What the environment asks for: the first in `LANGUAGE` that we speak, else the locale; else English.

    The locale is the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set, as everywhere on POSIX.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    for wanted in (*environment.get("LANGUAGE", "").split(":"), locale):
        base = _base(wanted)
        if base in LANGUAGES:
            return base
    return "en"


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("visitplanner", paths.translations(), [code], fallback=True)
