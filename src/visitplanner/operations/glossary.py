"""The glossary and the phrase sheet: terms, names and phrases that the whole library shares."""

from __future__ import annotations

from visitplanner.domain import ids
from visitplanner.domain.kinds import TermSort, Theme
from visitplanner.domain.records import Term
from visitplanner.operations import programme
from visitplanner.store.editing import Edit


def add(
    edit: Edit, *, name: str, language: str, sort: TermSort = TermSort.TERM, theme: Theme | None = None
) -> str:
    """A new entry and its id; its name may be typed afterwards."""
    id = ids.new()
    words = programme.titled(name, language)
    return edit.add(Term, space=id, id=id, name=words, sort=sort, theme=theme)


def delete(edit: Edit, id: str) -> None:
    """To the bin, with all its languages."""
    edit.get(Term, id)
    edit.delete(Term, id)
