"""The fields of a practice note in their printed order, with labels and what must be there before it may be printed.

The list follows Interreg Europe, URBACT, RUGGEDISED factsheets and Japan's smart-city guidebook; editor, pack and
exchange all read it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import NoteStatus
from visitplanner.domain.records import Evidence, PracticeNote, SourceLink


class Sort(StrEnum):
    """What kind of value a field holds, which decides its editor and its print."""

    LINE = "line"
    TEXT = "text"
    WORDS = "words"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    PERIOD = "period"
    COST = "cost"
    ROWS = "rows"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class NoteField:
    """One field: `key` is the record's field (or the name of its rows), `limit` an amber count of characters."""

    key: str
    label: str
    sort: Sort
    required: bool = False
    limit: int = 0
    hint: str = ""


FIELDS: tuple[NoteField, ...] = (
    NoteField("code", N_("Code"), Sort.LINE, True, 20),
    NoteField("title", N_("Title"), Sort.TEXT, True, 90),
    NoteField(
        "summary",
        N_("Summary"),
        Sort.TEXT,
        True,
        400,
        N_("What it is and why it matters, for somebody in a hurry"),
    ),
    NoteField("theme", N_("Theme"), Sort.CHOICE, True),
    NoteField("tags", N_("Tags"), Sort.WORDS),
    NoteField("city", N_("City"), Sort.REFERENCE, True),
    NoteField("site", N_("Where to see it"), Sort.REFERENCE),
    NoteField("owner_body", N_("Main institution"), Sort.TEXT, True, 120),
    NoteField("partners", N_("Partners"), Sort.WORDS),
    NoteField("contact_role", N_("Contact (role)"), Sort.TEXT, False, 120),
    NoteField("start", N_("Start / end"), Sort.PERIOD, True),
    NoteField("stage", N_("Stage"), Sort.CHOICE, True),
    NoteField(
        "problem",
        N_("Problem addressed"),
        Sort.TEXT,
        True,
        900,
        N_("Which problem of the city did it start from?"),
    ),
    NoteField(
        "objective", N_("Objective"), Sort.TEXT, False, 600, N_("What was it meant to change, by when?")
    ),
    NoteField("solution", N_("How it works"), Sort.TEXT, True, 1500, N_("What is done, by whom, with what?")),
    NoteField("layers", N_("Reference-architecture layer"), Sort.CHOICES),
    NoteField("wares", N_("Hardware / software / orgware"), Sort.CHOICES),
    NoteField(
        "participation",
        N_("Citizen participation"),
        Sort.TEXT,
        False,
        900,
        N_("How were residents heard, and what changed?"),
    ),
    NoteField(
        "beneficiaries", N_("Beneficiaries"), Sort.TEXT, False, 400, N_("Who is better off, and how many?")
    ),
    NoteField("resources", N_("Resources needed"), Sort.COST, False, 600, N_("Money, staff, time")),
    NoteField(
        "business_model",
        N_("Business model and finance"),
        Sort.TEXT,
        False,
        900,
        N_("Who pays, who earns, who bears the risk?"),
    ),
    NoteField(
        "governance", N_("Governance and rules"), Sort.TEXT, False, 900, N_("Who decides, under which rules?")
    ),
    NoteField(
        "data_use",
        N_("Data and interoperability"),
        Sort.TEXT,
        False,
        900,
        N_("Which data, in whose hands, by which standard?"),
    ),
    NoteField("evidence", N_("Evidence of success"), Sort.ROWS, True),
    NoteField(
        "difficulties",
        N_("Difficulties and lessons"),
        Sort.TEXT,
        True,
        900,
        N_("What did not work, and what would they not do again?"),
    ),
    NoteField(
        "transfer",
        N_("Potential for transfer"),
        Sort.TEXT,
        True,
        900,
        N_("What could another city take, and what not?"),
    ),
    NoteField("conditions", N_("Conditions, barriers, enablers"), Sort.ROWS),
    NoteField("sdgs", N_("SDGs"), Sort.CHOICES),
    NoteField("links", N_("Sources and links"), Sort.ROWS, True),
    NoteField("media", N_("Photos and files"), Sort.ROWS),
    NoteField("status", N_("Status"), Sort.CHOICE, True),
    NoteField("checked_by", N_("Checked by / on"), Sort.CHECKED),
)

BODY: tuple[str, ...] = (
    "problem", "objective", "solution", "participation", "beneficiaries", "resources", "business_model",
    "governance", "data_use", "difficulties", "transfer",
)  # fmt: skip
"""The long texts, in the order they are printed."""

STEPS: dict[NoteStatus, tuple[tuple[NoteStatus, str], ...]] = {
    NoteStatus.DRAFT: (
        (NoteStatus.CHECKED_BY_HOST, N_("Checked by the host…")),
        (NoteStatus.WITHDRAWN, N_("Withdraw")),
    ),
    NoteStatus.CHECKED_BY_HOST: (
        (NoteStatus.PUBLISHED, N_("Publish")),
        (NoteStatus.DRAFT, N_("Back to draft")),
        (NoteStatus.WITHDRAWN, N_("Withdraw")),
    ),
    NoteStatus.PUBLISHED: (
        (NoteStatus.WITHDRAWN, N_("Withdraw")),
        (NoteStatus.DRAFT, N_("Back to draft")),
    ),
    NoteStatus.WITHDRAWN: ((NoteStatus.DRAFT, N_("Back to draft")),),
}
"""From each status: where a note may go from there and what that step is called, the usual one first."""

FIELD: dict[str, NoteField] = {field.key: field for field in FIELDS}
_BETWEEN = re.compile(r"[,;，、；\n]")


def filled(note: PracticeNote, evidence: Sequence[Evidence], links: Sequence[SourceLink]) -> dict[str, bool]:
    """For every field but photos and translation state: whether something was entered, in any language."""
    rows = {
        "evidence": bool(evidence) or note.evidence_not_yet,
        "links": bool(links),
        "start": bool(note.start) and (note.ongoing or bool(note.end)),
        "resources": bool(note.resources) or note.amount is not None or note.staff_fte is not None,
    }
    keys = [field.key for field in FIELDS if field.key not in ("media", "conditions")]
    return {key: rows[key] if key in rows else bool(getattr(note, key)) for key in keys}


def missing(
    note: PracticeNote, evidence: Sequence[Evidence], links: Sequence[SourceLink]
) -> tuple[NoteField, ...]:
    """The required fields that are still empty; a note with any of them is printed as incomplete."""
    present = filled(note, evidence, links)
    return tuple(field for field in FIELDS if field.required and not present.get(field.key, True))


def words_of(text: str) -> tuple[str, ...]:
    """Words as they are typed in one line with commas between, each once, in their order."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))


def length(text: str, language: str) -> int:
    """How long a text is: characters in Japanese, words elsewhere."""
    return len("".join(text.split())) if counts_characters(language) else len(text.split())


def allowance(field: NoteField, language: str) -> int:
    """How long a text of `field` may get before it is said, in the unit of `length`; 0 where nothing is said.

    The limits are characters; an average word of a European language, with its space, takes six.
    """
    return field.limit if counts_characters(language) else field.limit // 6


def counts_characters(language: str) -> bool:
    """Whether a text's length is counted in characters: its script has no spaces."""
    return language.split("-")[0] == "ja"


def free_code(codes: Iterable[str]) -> str:
    """The next code of a practice note that none of `codes` is: `N10` after `N9`."""
    found = (re.fullmatch(r"N(\d{1,6})", code) for code in codes)
    return f"N{1 + max((int(match[1]) for match in found if match), default=0)}"
