"""The short fields of a practice note in words: what screen and paper print beside its long texts."""

from __future__ import annotations

from collections.abc import Callable

from visitplanner.base.language import Language
from visitplanner.domain import practice_form
from visitplanner.domain.labels import label
from visitplanner.domain.records import Evidence, PracticeNote
from visitplanner.domain.wording import Wording


def short(
    note: PracticeNote, language: Language, pick: Callable[[Wording], str], site: str
) -> list[tuple[str, str]]:
    """Key and value of the short fields that are filled, in their order; `site` is the name of where to see it."""
    _ = language.gettext
    values = {
        "owner_body": pick(note.owner_body),
        "partners": language.listing(note.partners),
        "contact_role": pick(note.contact_role),
        "site": site,
        "start": period(note, language),
        "layers": language.listing(_(label(one)) for one in note.layers),
        "wares": language.listing(_(label(one)) for one in note.wares),
        "sdgs": language.series(map(str, note.sdgs)),
        "tags": language.series(note.tags),
        "checked_by": checked(note, language),
    }
    return [(key, value) for key, value in values.items() if value]


def tagline(note: PracticeNote, language: Language, city: str) -> str:
    """Code, city, theme, stage and status in one line."""
    words = [language.gettext(label(member)) for member in (note.theme, note.stage, note.status) if member]
    return " · ".join(part for part in (note.code, city, *words) if part)


def field_label(key: str) -> str:
    """The msgid that heads a field."""
    return practice_form.FIELD[key].label


def period(note: PracticeNote, language: Language) -> str:
    """From when to when it ran, as it was entered."""
    end = language.gettext("ongoing") if note.ongoing else note.end
    return " – ".join(part for part in (note.start, end) if part)


def checked(note: PracticeNote, language: Language) -> str:
    """Who checked it, by role, and when."""
    day = language.date(note.checked_on) if note.checked_on else ""
    return language.series((note.checked_by, day))


def cost(note: PracticeNote, language: Language) -> str:
    """Money and staff, where something is known."""
    _ = language.gettext
    parts = []
    if note.amount is not None:
        year = f" ({note.amount_year})" if note.amount_year else ""
        parts.append(f"{language.number(note.amount)} {note.currency}{year}".strip())
    if note.staff_fte is not None:
        parts.append(_("{n} full-time staff").format(n=language.number(note.staff_fte)))
    return " · ".join(parts)


def measured(row: Evidence) -> str:
    """The figure of a row of evidence, with what it was before and its unit."""
    value = f"{row.baseline} → {row.value}" if row.baseline else row.value
    return f"{value} {row.unit}".strip()
