"""What a disk may hold after the power was cut, rebuilt from a recording of everything a process asked it to do.

The model: what was synced is kept. Later writes are kept, lost, kept at random or torn at 512 bytes. Names (made,
renamed, removed) are kept in order up to some point, at least up to the last sync of a folder or of the file itself.
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import struct
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest

from tests.store.children import ROOT

SECTOR = 512


class Op(NamedTuple):
    """One call: its letter as in `recorder.c`, its paths, and what it wrote where."""

    sort: str
    path: str
    other: str
    offset: int
    data: bytes


class Write(NamedTuple):
    """A write, or a truncation where `data` is None, and when it happened."""

    moment: int
    offset: int
    data: bytes | None


@cache
def recorder() -> Path:
    """The compiled recorder. Skips the test where there is no C compiler or no preloading."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs a C compiler on Linux")
    place = Path(mkdtemp(prefix="visitplanner-recorder-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    built = place / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", built, source, "-ldl", "-lpthread"], check=True
    )
    return built


def record(script: str, place: Path, *arguments: object) -> list[Op]:
    """Run `script` with everything it does below `place` recorded."""
    log = place.with_suffix(".log")
    environment = {
        **os.environ,
        "LD_PRELOAD": str(recorder()),
        "RECORD_ROOT": str(place),
        "RECORD_LOG": str(log),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    return list(_read(log.read_bytes()))


def _read(raw: bytes) -> Iterator[Op]:
    at = 0

    def part() -> bytes:
        nonlocal at
        (size,) = struct.unpack_from("<I", raw, at)
        at += 4 + size
        return raw[at - size : at]

    while at < len(raw):
        sort = chr(raw[at])
        at += 1
        path, other = part().decode(), part().decode()
        (offset,) = struct.unpack_from("<q", raw, at)
        at += 8
        yield Op(sort, path, other, offset, part())


@dataclass
class Disk:
    """The disk as the process saw it up to a moment: which file each name means, and what was done to each."""

    names: dict[str, int]
    writes: dict[int, list[Write]]
    synced: dict[int, int]
    naming: list[tuple[int, Op, int]]
    names_synced: int

    @classmethod
    def after(cls, ops: Iterable[Op]) -> Disk:
        """Follow the calls."""
        disk = cls({}, defaultdict(list), defaultdict(lambda: -1), [], -1)
        for moment, op in enumerate(ops):
            disk._follow(moment, op)
        return disk

    def _follow(self, moment: int, op: Op) -> None:
        file = self.names.get(op.path)
        if op.sort in "cm":
            file = self.names[op.path] = moment
        elif op.sort in "wt" and file is not None:
            self.writes[file].append(Write(moment, op.offset, op.data if op.sort == "w" else None))
        elif op.sort == "s" and file is not None and not self._is_folder(file):
            self.synced[file] = moment
            made = (when for when, named, number in self.naming if named.sort == "c" and number == file)
            self.names_synced = max(self.names_synced, *made, -1)
        elif op.sort == "s":
            self.names_synced = moment
        elif op.sort == "r" and file is not None:
            self.names[op.other] = self.names.pop(op.path)
        elif op.sort == "u":
            self.names.pop(op.path, None)
        if op.sort in "cmru" and file is not None:
            self.naming.append((moment, op, file))

    def _is_folder(self, file: int) -> bool:
        return any(named.sort == "m" and number == file for _, named, number in self.naming)

    def left(self, chance: random.Random) -> dict[str, bytes]:
        """Name → content of the files that may be there after a cut now."""
        must = sum(moment <= self.names_synced for moment, _, _ in self.naming)
        names: dict[str, int] = {}
        for _, op, file in self.naming[: chance.randint(must, len(self.naming))]:
            if op.sort == "c":
                names[op.path] = file
            elif op.sort == "r" and op.path in names:
                names[op.other] = names.pop(op.path)
            elif op.sort == "u":
                names.pop(op.path, None)
        mode = chance.choice(["all", "none", "some", "torn"])
        return {
            name: self._content(file, mode, chance)
            for name, file in names.items()
            if not name.endswith("-shm")
        }

    def _content(self, file: int, mode: str, chance: random.Random) -> bytes:
        content = bytearray()
        for write in self.writes[file]:
            if write.moment > self.synced[file]:
                write = _survives(write, mode, chance)
            if write.data is None:
                content[write.offset :] = bytes(max(0, write.offset - len(content)))
                continue
            content.extend(bytes(max(0, write.offset - len(content))))
            content[write.offset : write.offset + len(write.data)] = write.data
        return bytes(content)


def _survives(write: Write, mode: str, chance: random.Random) -> Write:
    if mode == "none" or (mode == "some" and chance.random() < 0.5):
        return write._replace(data=b"", offset=0)
    if mode == "torn" and write.data and chance.random() < 0.7:
        keep = chance.randrange(len(write.data) // SECTOR + 1) * SECTOR
        if chance.random() < 0.5:
            return write._replace(data=write.data[:keep])
        return write._replace(data=write.data[keep:], offset=write.offset + keep)
    return write


def lay_out(files: dict[str, bytes], old: Path, new: Path) -> None:
    """Write files recorded below `old` below `new`."""
    shutil.rmtree(new, ignore_errors=True)
    for name, content in files.items():
        path = new / Path(name).relative_to(old)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
