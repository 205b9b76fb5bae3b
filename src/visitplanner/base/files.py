"""Files for people: written whole or not at all. What the library keeps is written by the store, and more durably."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from visitplanner.base.errors import Trouble


def write_file(data: bytes, target: Path) -> None:
    """Put `data` at `target` in one step: a reader sees the old file or the new one, never half of it.

    Raises `Trouble("target")` when it cannot be written; the old file is then untouched.
    """
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:40]}-", delete=False) as file:
            draft = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                draft.chmod(0o644)
                draft.replace(target)
            except BaseException:
                with contextlib.suppress(OSError):
                    draft.unlink()
                raise
    except OSError as error:
        raise Trouble("target", path=str(target), detail=error.strerror or str(error)) from error
