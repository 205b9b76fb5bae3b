"""What an observation becomes in a practice note: a row of evidence, a lesson, a piece of text, a note of its own."""

from __future__ import annotations

from visitplanner.base.language import language as spoken
from visitplanner.domain import codec
from visitplanner.domain.kinds import Certainty, Confidence
from visitplanner.domain.records import City, Evidence, Observation, Place, PracticeNote
from visitplanner.domain.when import zone
from visitplanner.domain.wording import Wording
from visitplanner.operations import observations, practices, rules
from visitplanner.store.editing import Edit

LESSONS = "difficulties"
"""The field of a note that lessons go to."""

_SURE = {
    Certainty.MEASURED: Confidence.HIGH,
    Certainty.SHOWN: Confidence.MEDIUM,
    Certainty.SAID_BY_HOST: Confidence.MEDIUM,
    Certainty.OUR_INFERENCE: Confidence.LOW,
}
_LONGEST_TITLE = 90


def evidence_from(edit: Edit, practice: str, observation: str) -> str:
    """A row of evidence with the observation's figure, and its words as the indicator; its id.

    The source is who said it and when. The row refers to the observation, and the observation to the note.
    """
    heard = _about(edit, practice, observation)
    rows = edit.find(Evidence, practice=practice)
    known = [row.id for row in rows if row.observation == observation]
    if known:
        return known[0]
    return edit.add(
        Evidence, space=edit.get(PracticeNote, practice).space, practice=practice,
        order=1 + max((row.order for row in rows), default=0), observation=observation, indicator=_bare(heard.text),
        value=heard.value, unit=heard.unit, year=heard.year or (heard.taken_at.year if heard.taken_at else None),
        source=_source(heard), confidence=_SURE[heard.certainty] if heard.certainty else Confidence.NOT_VERIFIED,
    )  # fmt: skip


def lesson_from(edit: Edit, practice: str, observation: str) -> None:
    """Add the observation's words to the note's difficulties and lessons."""
    text_from(edit, practice, observation, LESSONS)


def text_from(edit: Edit, practice: str, observation: str, field: str) -> None:
    """Add the observation's words to a text of the note, as an item at its end, in every language they are written in.

    A text that has them already stays as it is.
    """
    if field not in codec.wordings(PracticeNote):
        raise ValueError(f"{field} is no text of a practice note")
    heard = _about(edit, practice, observation)
    words = heard.text
    first = [words.original] if words[words.original] else []
    for code in (*first, *(code for code in words if code not in first)):
        before: str = getattr(edit.get(PracticeNote, practice), field)[code]
        entry = "- " + words[code].strip().replace("\n", "\n  ")
        if entry not in before:
            between = "\n" if before.rstrip().rpartition("\n")[2].startswith("- ") else "\n\n"
            after = f"{before.rstrip()}{between}{entry}" if before.strip() else entry
            edit.write(PracticeNote, practice, field, code, after)


def note_from(edit: Edit, observation: str) -> str:
    """A new practice note about what was observed, and its id: a title of its first words, the rest as the summary."""
    heard = observations.shared(edit, observation)
    code = heard.text.original or next(iter(heard.text), "en")
    words = rules.title(heard.text[code], "text")
    city = edit.get(Place, heard.place).city if heard.place else ""
    known = city if any(one.id == city for one in edit.find(City)) else ""
    id = practices.create(edit, title=_title(words), language=code, city=known)
    edit.set(PracticeNote, id, site=heard.place)
    edit.write(PracticeNote, id, "summary", code, words)
    edit.set(Observation, observation, practice=id)
    if heard.session:
        practices.attach(edit, heard.session, id)
    return id


def _about(edit: Edit, practice: str, observation: str) -> Observation:
    """The observation, which is about the note from now on."""
    edit.get(PracticeNote, practice)
    heard = observations.shared(edit, observation)
    if heard.practice != practice:
        edit.set(Observation, observation, practice=practice)
    return heard


def _bare(words: Wording) -> Wording:
    """The same words as the text of another record."""
    return Wording(dict(words.texts), dict(words.states), words.original)


def _source(heard: Observation) -> str:
    """Who said it, by role where it is known, and when."""
    language = spoken(heard.text.original or "en")
    said = [heard.speaker_role or heard.author]
    if heard.taken_at is not None:
        moment = heard.taken_at.astimezone(zone(heard.zone)) if heard.zone else heard.taken_at
        said.append(language.date(moment.date()))
    return language.series(said)


def _title(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"
