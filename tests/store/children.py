"""Other processes and other users, for tests of what one process alone cannot show."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


@contextmanager
def child(script: str, *arguments: object, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process that runs `script`, with pipes; killed and reaped at the end of the block."""
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def read_only(source: Path) -> Iterator[Path]:
    """A copy of the folder `source` that this process may read and cannot write to, though it be root's."""
    place = Path(tempfile.mkdtemp(prefix="visitplanner-read-only-"))
    folder = place / source.name
    shutil.copytree(source, folder)
    place.chmod(0o755)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(place)
