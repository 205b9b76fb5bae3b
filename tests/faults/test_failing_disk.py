"""Every single call to the disk fails once: work goes on, and nothing reported as saved is missing in the end.

The child makes the library ready, then forks once per failing call: in each fork the n-th write, sync, truncation or
rename fails, or five in a row, with "no space left" or "input/output error". A save that fails is tried again, as the
program's database thread does; the library is opened anew after every fifth try.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import disks
from tests.store.children import child

SCRIPT = """
import ctypes, os, shutil, sys
from pathlib import Path
from tests.faults import writer
from visitplanner.base.errors import Trouble
from visitplanner.store.library import Library

place, step = Path(sys.argv[1]), int(sys.argv[2])
recorder = ctypes.CDLL(None)
SAVES = range(1, 13)


def session():
    library, saved, met = None, set(), 0
    for number in SAVES:
        for attempt in range(1, 41):
            try:
                library = library or begin()
                writer.save(library, number)
                saved.add(number)
                break
            except Trouble as trouble:
                met += 1
                last = trouble
                if attempt % 5 == 0 and library:
                    library = end(library)
        else:
            raise AssertionError(f"gave up on {number}: {last!r} from {last.__cause__!r}")
    end(library)
    recorder.fail_from(0, 0, 0)
    library = begin()
    assert writer.missing(library, saved) == set(), "lost"
    assert library.verify() == (), library.verify()
    library.close(now=writer.NOW)
    return met


def begin():
    library = Library.open(place / "library", identity=writer.ANA, now=writer.NOW)
    try:
        writer.begin(library)
    except Trouble:
        end(library)
        raise
    return library


def end(library):
    try:
        library.close(now=writer.NOW)
    except Trouble:
        pass


def forked(number, count, error):
    shutil.rmtree(place / "library", ignore_errors=True)
    pid = os.fork()
    if pid == 0:
        recorder.fail_from(number, count, error)
        try:
            met = session()
        except BaseException as wrong:
            print("call", number, "count", count, "errno", error, ":", repr(wrong), flush=True)
            os._exit(2)
        os._exit(1 if met else 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


for count in (1, 5):
    for error in (28, 5):
        for number in range(1, 500, step):
            ended = forked(number, count, error)
            print(["unnoticed", "met", "wrong"][ended], flush=True)
"""


@pytest.mark.parametrize("step", [97, pytest.param(3, marks=pytest.mark.long)])
def test_every_call_may_fail(tmp_path: Path, step: int) -> None:
    place = tmp_path / "recorded"
    place.mkdir()
    environment = {"LD_PRELOAD": disks.recorder(), "RECORD_ROOT": place, "RECORD_LOG": os.devnull}
    with child(SCRIPT, place, step, **{name: str(value) for name, value in environment.items()}) as process:
        said = process.communicate()[0].splitlines()
    assert [line for line in said if line not in ("unnoticed", "met")] == []
    assert process.returncode == 0
    assert said.count("met") > len(said) // 4
