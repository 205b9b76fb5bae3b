"""The list of visits for the first paint: read without SQLAlchemy, which alone takes longer to load than a window.

The same lines as `snapshots.library` gives a moment later, but for what takes counting: readiness, overlaps, tasks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from visitplanner.domain.kinds import TextState, VisitState
from visitplanner.domain.visit_line import VisitLine, listed
from visitplanner.domain.wording import EMPTY, Wording
from visitplanner.store import driver, layout

_VISITS: Final = """
    SELECT v.id, v.code, v.state, v.start, v."end", v.sample, v.template, v.working_language, v.group_size, v.cities,
           (SELECT count(*) FROM participation p WHERE p.visit = v.id),
           (SELECT count(*) FROM session s WHERE s.visit = v.id),
           (SELECT count(*) FROM observation o WHERE o.visit = v.id),
           (SELECT count(*) FROM "action" a WHERE a.visit = v.id),
           (SELECT count(DISTINCT l.practice) FROM session s JOIN session_practice l ON l.session = s.id
             WHERE s.visit = v.id)
      FROM visit v"""
_COUNTS: Final = ("people", "sessions", "observations", "actions", "practices")
_WORDS: Final = """
    SELECT row, language, text, state, original, clashes FROM text
     WHERE (kind = 'visit' AND field = 'title') OR (kind = 'city' AND field = 'name')"""
_DRAFTS: Final = "SELECT row, language, text FROM draft WHERE kind = 'visit' AND field = 'title'"


def library_lines(folder: Path, today: date) -> tuple[VisitLine, ...]:
    """The visits in the library of `folder`, as they are listed on `today`.

    Nothing where there is no library yet, or where it cannot be read like this: opening it will say why.
    """
    path = layout.database(folder)
    if not path.is_file():
        return ()
    try:
        with closing(driver.reader(path)) as connection:
            # One moment of the library, whoever writes meanwhile.
            connection.execute("BEGIN")
            visits = connection.execute(_VISITS).fetchall()
            words = _wordings(connection)
            cities = {id: words.get(id, EMPTY) for (id,) in connection.execute("SELECT id FROM city")}
        return listed((_line(row, words, cities) for row in visits), today)
    except (driver.Error, ValueError):
        return ()


def _line(row: tuple[Any, ...], words: Mapping[str, Wording], cities: Mapping[str, Wording]) -> VisitLine:
    id, code, state, start, end, sample, template, language, size, visited, *counts = row
    given = {
        "code": code, "state": state and VisitState(state), "start": start and date.fromisoformat(start),
        "end": end and date.fromisoformat(end), "sample": bool(sample), "template": bool(template),
        "working_language": language, "group_size": size,
    }  # fmt: skip
    return VisitLine(
        id=id,
        title=words.get(id, EMPTY),
        cities=tuple(cities[city] for city in json.loads(visited or "[]") if city in cities),
        **{name: value for name, value in given.items() if value is not None},
        **dict(zip(_COUNTS, counts, strict=True)),
    )


def _wordings(connection: driver.Connection) -> dict[str, Wording]:
    """Row → wording, with drafts in the place of the versions they are typed over."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row, *rest in connection.execute(_WORDS):
        found[row].append(tuple(rest))
    words = {row: _wording(texts) for row, texts in found.items()}
    for row, language, text in connection.execute(_DRAFTS):
        old = words.get(row, EMPTY)
        texts = {**old.texts, language: text}
        words[row] = replace(old, texts={one: text for one, text in texts.items() if text})
    return words


def _wording(texts: Iterable[tuple[Any, ...]]) -> Wording:
    texts = tuple(texts)
    return Wording(
        {language: text for language, text, *_ in texts},
        {language: TextState(state) for language, _, state, *_ in texts if state},
        next((language for language, _, _, original, _ in texts if original), ""),
        frozenset(language for language, *_, clashes in texts if clashes),
    )
