"""Who writes here: a replica id per library on this computer, and the author's name. Kept outside the database.

Changes are numbered per replica, so an id must never be used by two copies of a library. It is therefore bound to
this computer, the library's folder and its incarnation: a copied, moved, restored or new library gets a new one.
"""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from visitplanner.store import disk, layout

FILE: Final = "identity.json"


@dataclass(frozen=True, slots=True)
class Identity:
    """The replica that numbers the changes, and the name that is shown with them (empty until it was asked)."""

    replica: str
    author: str = ""


def load(config_folder: Path, library: Path) -> Identity:
    """The identity under which this computer writes to `library`, made at the first use.

    Where it cannot be kept (a read-only folder), it holds for this run alone.
    """
    known = _read(config_folder)
    place = _place(library)
    replica = known["replicas"].get(place)
    if not replica:
        replica = known["replicas"][place] = uuid4().hex
        _keep(config_folder, known)
    return Identity(replica, known["author"])


def named(config_folder: Path, identity: Identity, author: str) -> Identity:
    """The same identity with the author's name, which is remembered for every library."""
    _keep(config_folder, _read(config_folder) | {"author": author.strip()})
    return replace(identity, author=author.strip())


def reincarnate(library: Path) -> None:
    """From now on this library's changes are numbered under a new replica id, whoever opens it. Raises OSError."""
    disk.make_folder(library)
    disk.write(layout.incarnation(library), uuid4().hex.encode())


def _place(library: Path) -> str:
    """Which copy of which library on which computer; only a digest of it is kept."""
    try:
        if not layout.database(library).exists():
            reincarnate(library)
        mark = layout.incarnation(library).read_text("ascii")
    except (OSError, UnicodeError):
        mark = ""
    return sha256("\n".join((_computer(), str(library.resolve()), mark)).encode(errors="replace")).hexdigest()


def _read(config_folder: Path) -> dict[str, Any]:
    try:
        known = json.loads((config_folder / FILE).read_text("utf-8"))
        return {"author": str(known["author"]), "replicas": dict(known["replicas"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"author": "", "replicas": {}}


def _keep(config_folder: Path, known: dict[str, Any]) -> None:
    try:
        disk.make_folder(config_folder)
        disk.write(config_folder / FILE, json.dumps(known, ensure_ascii=False, indent=1).encode())
    except OSError:
        return


def _computer() -> str:
    """What tells this computer from another one: the system's own mark, else its name."""
    if sys.platform == "win32":
        import winreg  # optional dependency  # noqa: PLC0415

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        if path.is_file():
            return path.read_text("ascii", errors="replace").strip()
    return platform.node()
