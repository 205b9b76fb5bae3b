"""What gestures are called, in history and after "Undo". The phrases are kept untranslated with their facts."""

from __future__ import annotations

from typing import Any

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_, Phrase, Quoted
from visitplanner.domain.field_words import field_word
from visitplanner.domain.records import Person
from visitplanner.domain.wording import Wording

ADD_VISIT = N_("Add the visit “{title}”")
DUPLICATE_VISIT = N_("Duplicate the visit “{title}”")
DELETE_VISIT = N_("Delete the visit “{title}”")
CHANGE_VISIT = N_("Change the visit “{title}”")
SET_DATES = N_("Change the dates of “{title}”")

ADD = N_("Add “{title}”")
DUPLICATE = N_("Duplicate “{title}”")
DELETE = N_("Delete “{title}”")
RESTORE = N_("Restore “{title}”")
MOVE = N_("Move “{title}”")
TO_TRAY = N_("Unschedule “{title}”")
SET_TIMES = N_("Change the times of “{title}”")
RENAME = N_("Rename “{title}”")
CHANGE = N_("Change “{title}”")
WRITE_FIELD = N_("Write “{field}”")
TRANSLATE = N_("Translate “{field}”")
CHANGE_DAY = N_("Change a day")
ANCHOR = N_("Anchor “{title}”")
RELEASE = N_("Release “{title}”")

MOVE_ITEMS = N_("Move {n} items")
RIPPLE = N_("Move “{title}” and what follows")
RIPPLE_TIMES = N_("Change the times of “{title}” and what follows")
UNSCHEDULE_ITEMS = N_("Unschedule {n} items")
DUPLICATE_ITEMS = N_("Duplicate {n} items")
DELETE_ITEMS = N_("Delete {n} items")
CHANGE_ITEMS = N_("Change {n} items")
ANCHOR_ITEMS = N_("Anchor {n} items")
RELEASE_ITEMS = N_("Release {n} items")
PASTE_ITEMS = N_("Paste {n} items")
INSERT_DAY = N_("Insert a day")
REMOVE_DAY = N_("Remove a day")
SWAP_DAYS = N_("Swap two days")
MOVE_DAY = N_("Move a day")
COPY_DAY = N_("Copy a day")
POSTPONE = N_("Postpone “{title}”")

ADD_PERSON = N_("Add “{title}” to the people")
LEAVE = N_("Take “{title}” out of the visit")
SET_ORDER = N_("Change the order of precedence")
SET_PRIVATE = N_("Change the private facts of “{title}”")
MERGE = N_("Merge “{title}” with another record")
PART = N_("Separate “{title}” again")
TELL_APART = N_("Mark “{title}” as a different person")
CONNECT = N_("Set the minutes to “{title}”")
APPLY_FIX = N_("Apply “{fix}”")
ACCEPT_RISK = N_("Accept the risk “{finding}”")
WITHDRAW_RISK = N_("Take back the accepted risk “{finding}”")
SET_NUMBER = N_("Change the rule “{rule}”")
RESET_NUMBERS = N_("Reset the rules")

ADD_PRACTICE = N_("Add the practice note “{title}”")
LINK_PRACTICE = N_("Link the practice note “{title}”")
UNLINK_PRACTICE = N_("Unlink the practice note “{title}”")
ADD_PHOTO = N_("Add a photo to “{title}”")
ADD_PHOTOS = N_("Add photos to “{title}”")
ADD_FILES = N_("Add files: {n}")
SET_NOTE_STATUS = N_("Change the status of “{title}”")
TAKE_EVIDENCE = N_("Turn an observation into evidence for “{title}”")
TAKE_LESSON = N_("Turn an observation into a lesson of “{title}”")
TAKE_TEXT = N_("Add an observation to a text of “{title}”")
TAKE_NOTE = N_("Make a practice note from “{title}”")
NOTE = N_("Note “{title}”")
ANSWER = N_("Answer a question")
UNANSWER = N_("Take back an answer")
TAKE_QUESTIONS = N_("Take questions from the bank: {n}")
KEEP_QUESTION = N_("Keep “{title}” in the bank of questions")
PLACE_QUESTION = N_("Place “{title}”")
PLACE_QUESTIONS = N_("Place questions: {n}")

ADD_RUN_ROW = N_("Add a row to the run-of-show of “{title}”")
CHANGE_RUN = N_("Change the run-of-show of “{title}”")
PASTE_RUN = N_("Paste into the run-of-show of “{title}”")
DELETE_RUN_ROWS = N_("Delete rows from the run-of-show of “{title}”")
ATTEND = N_("Change who takes part in “{title}”")
FIT_TALK = N_("Make room for interpretation in “{title}”")
TICK = N_("Tick off “{title}”")
UNTICK = N_("Open “{title}” again")
FILL_CHECKLIST = N_("Fill the checklist")
SCORE = N_("Score “{title}”")
ADD_ACTION = N_("Make an action from “{title}”")
ADD_MILESTONE = N_("Make a milestone from “{title}”")
SEAT = N_("Assign seats in “{title}”")
IMPORT_NOTES = N_("Take in practice notes from files: {n}")
IMPORT_TEXTS = N_("Take in translations into {language}")
SAVE_TEMPLATE = N_("Save “{title}” as a template")

BRING_ZONES = N_("Plan what happens at “{title}” in its time zone")
MERGE_PLACES = N_("Merge with “{title}”")
TELL_PLACES_APART = N_("Mark “{title}” as a different place")

LONGEST = 60
"""How much of a title a label quotes."""


def titled(message: str, subject: Any = "", *, working: str = "") -> Phrase:
    """`message` about a record, a wording or a text: its title, name or text in its own language, shortened.

    Labels are kept in the log, so they hold plain words and not the record.
    """
    return Phrase(message, {"title": quoted(subject, working)})


def of_field(message: str, kind: str, field: str) -> Phrase:
    """`message` (`WRITE_FIELD`) about one field of a kind of record."""
    return Phrase(message, {"field": Phrase(field_word(kind, field))})


def told(*subjects: Any, more: bool = False) -> Quoted:
    """The titles of subjects, for what is said at once and not kept: whoever reads it finds them in their language."""

    def listed(language: str) -> str:
        titles = [quoted(one, language) for one in subjects]
        return " · ".join([*titles, *(["…"] if more else [])])

    return Quoted(listed(""), {code: listed(code) for code in LANGUAGES})


def quoted(subject: Any, working: str = "") -> str:
    """The first line of a subject's title, name or text, shortened; "…" where it has none. A person has a name.

    In the language `working` where it is written in that, else in its own.
    """
    words = subject.name.shown(working) if isinstance(subject, Person) else subject
    for field in ("title", "name", "text", "caption", "indicator", "what"):
        if not isinstance(words, str | Wording):
            words = getattr(subject, field, words)
    if isinstance(words, Wording):
        words = words.pick(working or words.original, working).text
    line = " ".join(words.split()) if isinstance(words, str) else ""
    return f"{line[: LONGEST - 1]}…" if len(line) > LONGEST else line or "…"
