"""One process writes; reading and the next start are never in the way."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.store.children import child, read_only
from visitplanner.base.errors import Trouble
from visitplanner.store import layout, locking

HOLDER = """
import sys
from pathlib import Path
from visitplanner.store import locking
held = locking.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""
CONTENDER = """
import sys
from pathlib import Path
from visitplanner.base.errors import Trouble
from visitplanner.store import locking
try:
    held = locking.hold(Path(sys.argv[1]))
    print("held", flush=True)
except Trouble as trouble:
    print(trouble.kind, flush=True)
sys.stdin.readline()
"""


def test_the_second_is_told_who_writes(tmp_path: Path) -> None:
    with locking.hold(tmp_path / "library"), pytest.raises(Trouble) as raised:
        locking.hold(tmp_path / "library")
    assert raised.value.kind == "locked"
    assert str(os.getpid()) in raised.value.phrase.facts["owner"]


def test_the_next_may_write_after_the_end(tmp_path: Path) -> None:
    held = locking.hold(tmp_path)
    held.release()
    held.release()
    assert not layout.owner(tmp_path).exists()
    locking.hold(tmp_path).release()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with child(HOLDER, tmp_path) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Trouble) as raised:
            locking.hold(tmp_path)
        assert str(process.pid) in raised.value.phrase.facts["owner"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    locking.hold(tmp_path).release()


def test_of_many_at_once_one_wins(tmp_path: Path) -> None:
    with ExitStack() as stack:
        children = [stack.enter_context(child(CONTENDER, tmp_path)) for _ in range(5)]
        assert sorted(process.stdout.readline() for process in children) == ["held\n", *["locked\n"] * 4]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with read_only(tmp_path) as folder, pytest.raises(Trouble) as raised:
        locking.hold(folder)
    assert raised.value.kind == "read_only"
