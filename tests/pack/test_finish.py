"""The last pass: the same bytes for the same input, attachments."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from io import BytesIO

import pikepdf

from tests.pack.paper import BODY, NOW, draft, pack
from tests.pack.structure import check
from visitplanner.pack.finish import Attached, finish
from visitplanner.pack.text import Text

STORY = "Visita di studio a 浜松 «AT&T»"


def made(**options: object) -> bytes:
    return pack([Text(STORY, BODY)], **options)  # type: ignore[arg-type]


def test_the_same_input_gives_the_same_bytes() -> None:
    calendar = Attached("a.ics", b"BEGIN:VCALENDAR", "text/calendar", "Calendario 日程")
    assert made(attached=[calendar]) == made(attached=[calendar])


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.pack.test_finish import made; print(hashlib.sha256(made()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path for path in sys.path if path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_date_given_is_the_only_date() -> None:
    with pikepdf.open(BytesIO(made())) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20261109093000+00'00'"
        assert b"2026-11-09T09:30:00Z" in pdf.Root.Metadata.read_bytes()


def test_attachments_can_be_taken_out_again() -> None:
    file = Attached("予定.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar", "予定表")
    data = made(attached=[file])
    assert check(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.attachments["予定.ics"].get_file().read_bytes() == file.data


def test_a_title_of_any_signs_is_told_twice_alike() -> None:
    assert check(pack([Text("x", BODY)], title="R&D <b> 𠮷 \x07 \ud800 ]]> ( \\")) == []


def test_another_time_gives_another_file() -> None:
    data = draft([Text(STORY, BODY)])
    calendar = [Attached("a.ics", b"x", "text/calendar", "")]
    assert finish(data, NOW, calendar) != finish(data, NOW + timedelta(days=1), calendar)
