"""People on the command line: merged records read as one, and private facts are in nothing that goes out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run
from tests.operations.conftest import NOW
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Participation
from visitplanner.operations import attendances, people
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

SECRETS = ("peanuts", "wheelchair", "+39 000 0000000", "Carla", "YA0000000")


@pytest.fixture
def visit(filled: dict[str, str], folder: Path) -> str:
    """A visit with Mario Rossi, entered twice and merged, whose private facts are all known."""

    def fill(edit: Edit) -> None:
        visit = filled["visit"]
        for name in ("Mario Rossi", "Rossi, Mario A."):
            part = people.add(edit, visit, name=name, language="it", side=Side.DELEGATION)
            person = edit.get(Participation, part).person
            attendances.set_part(edit, filled["call"], person, Part.SPEAKS)
        others = [one.person for one in edit.find(Participation, visit=visit) if one.person != person]
        people.merge(edit, person, others[0])
        facts = dict(
            zip(("diet", "access_needs", "mobile", "emergency_contact", "passport"), SECRETS, strict=True)
        )
        people.set_private(edit, others[0], **facts)

    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    with library.edit(phrase("Test"), now=NOW) as edit:
        fill(edit)
    library.close(now=NOW)
    return filled["visit"]


def test_no_command_that_shows_a_visit_tells_private_facts(run: Run, visit: str) -> None:
    for command in (("show", visit), ("show", visit, "--json"), ("check", visit), ("check", visit, "--json")):
        outcome = run(*command)
        assert not any(secret in outcome.out + outcome.err for secret in SECRETS)


def test_no_pack_prints_private_facts_and_a_merged_person_once(run: Run, visit: str, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    assert run("pack", visit, "--language", "it", "-o", str(target)).code == 0
    with pypdfium2.PdfDocument(target) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert not any(secret in text for secret in SECRETS)
    assert "Mario Rossi" in text
    assert "Mario A." not in text
