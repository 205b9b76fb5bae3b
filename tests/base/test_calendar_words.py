"""The words of the calendar are those of the locale data."""

from __future__ import annotations

import subprocess
import sys

import pytest

from visitplanner.base.calendar_words import CALENDAR_WORDS
from visitplanner.base.forms import FORMS
from visitplanner.base.language import LANGUAGES

# A process per language: Babel's aliases are shared, and one language's words leak into another's.
ASK = """
import sys
from babel import Locale
locale = Locale.parse(sys.argv[1])
months, days = locale.months, locale.days
for words in (months["format"]["wide"], months["stand-alone"]["wide"], months["format"]["abbreviated"],
              days["format"]["wide"], days["format"]["abbreviated"]):
    sys.stdout.buffer.write((" ".join(word for _number, word in sorted(words.items())) + "\\n").encode())
"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_those_of_the_locale_data(code: str) -> None:
    asked = subprocess.run([sys.executable, "-c", ASK, FORMS[code].locale], capture_output=True, check=True)
    words = CALENDAR_WORDS[code]
    ours = (words.months, words.months_alone, words.short_months, words.days, words.short_days)
    assert [" ".join(text) for text in ours] == asked.stdout.decode().splitlines()
