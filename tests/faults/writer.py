"""A person who writes without a pause, for tests that interrupt: every save that was shown as saved is acknowledged.

Run as a child: `writer.py FOLDER ACKNOWLEDGED ROUNDS`. Words are numbered from the last one acknowledged.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Observation, Visit
from visitplanner.domain.wording import wording
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

NOW = datetime(2026, 11, 9, 10, 57, tzinfo=UTC)
ANA = Identity("a" * 32, "Ana Ribeiro")
VISIT = "f" * 32
OTHER = "e" * 32
"""A second visit: what is being typed there is not touched by undo on the first."""


def body(number: int) -> str:
    """What is saved under a number: short and long texts by turns."""
    return f"word{number} " + "öü資料館。" * (1 + number * 37 % 160)


def photo(number: int) -> bytes:
    """A file that is no picture, so that taking it in is quick."""
    return f"file {number} ".encode() * (1_000 + number * 97 % 3_000)


def row(number: int) -> str:
    """The id of the observation of that number."""
    return f"{number:032x}"


def write(folder: Path, acknowledged: Path, rounds: int) -> None:
    """Save one thing after another; each number goes to `acknowledged` once its save has returned."""
    done = [int(line) for line in acknowledged.read_text().split()] if acknowledged.exists() else []
    sign = os.open(acknowledged, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    library = Library.open(folder, identity=ANA, now=NOW)
    begin(library)
    print("ready", flush=True)
    for number in range(max(done, default=0) + 1, max(done, default=0) + 1 + rounds):
        save(library, number)
        os.write(sign, f"{number}\n".encode())
    library.close(now=NOW)
    os.close(sign)


def begin(library: Library) -> None:
    """Make the visit that is written about, unless it is there."""
    with library.edit(Phrase("Begin"), now=NOW) as edit:
        if not edit.find(Visit, id=VISIT):
            for visit in (VISIT, OTHER):
                edit.add(Visit, space=visit, id=visit, title=wording("en", en="Hamamatsu"))


def save(library: Library, number: int) -> None:
    """One save: an observation; by turns a change of it, a draft over it, an undo of something else, a file."""
    now = NOW + timedelta(seconds=number)
    visit = VISIT if number % 3 else OTHER
    with library.edit(Phrase("Add {number}", {"number": number}), now=now, visit=visit) as edit:
        if not edit.find(Observation, id=row(number)):
            edit.add(Observation, space=visit, id=row(number), visit=visit)
        edit.write(Observation, row(number), "text", "en", body(number))
    if number % 3 == 0:
        library.save_draft("observation", row(number), "text", "en", body(number) + " draft", now=now)
    if number % 4 == 0:
        with library.edit(Phrase("Change"), now=now, visit=VISIT) as edit:
            edit.set(Visit, VISIT, code=f"C{number}")
        library.undo(VISIT, now=now)
    if number % 5 == 0:
        library.add_photo(photo(number), now=now)


def missing(library: Library, numbers: set[int]) -> set[int]:
    """Which of these saves are not there as they were."""
    with library._readers.connect() as reader:
        texts = {int(id, 16): text for id, text in reader.exec_driver_sql(
            "SELECT \"row\", text FROM text WHERE kind = 'observation'")}  # fmt: skip
        files = set(reader.exec_driver_sql("SELECT sha FROM blob").scalars())
    drafts = {int(draft.id, 16): draft.text for draft in library.drafts()}
    return {
        number
        for number in numbers
        if texts.get(number) != body(number)
        or (number % 3 == 0 and drafts.get(number) != body(number) + " draft")
        or (number % 5 == 0 and _sha(number) not in files)
    }


def _sha(number: int) -> str:
    return sha256(photo(number)).hexdigest()


def main() -> None:
    """Write until done, stopped, or in trouble, which is said."""
    folder, acknowledged, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    try:
        write(folder, acknowledged, rounds)
    except Trouble as trouble:
        print(trouble.kind, flush=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
