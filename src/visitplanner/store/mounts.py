"""Whether a folder lies where a database in use can be damaged: on a network drive, or on a stick."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mounts")
_NETWORK: Final = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse",
})  # fmt: skip
_STICK: Final = frozenset({"vfat", "exfat", "msdos", "fuseblk", "ntfs", "ntfs3"})
_PLUGGED_IN: Final = ("/media/", "/run/media/")
_REMOTE_DRIVE, _REMOVABLE_DRIVE = 4, 2


def is_unsafe(folder: Path) -> bool:
    """True where the system says so. What it does not tell (macOS, unusual systems) counts as safe."""
    if sys.platform == "win32":
        import ctypes  # optional dependency  # noqa: PLC0415

        if str(folder.absolute()).startswith("\\\\"):
            return True
        drive = ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor)
        return drive in (_REMOTE_DRIVE, _REMOVABLE_DRIVE)
    try:
        return on_unsafe_mount(folder.resolve(), _MOUNTS.read_text("utf-8", errors="replace"))
    except OSError:
        return False


def on_unsafe_mount(folder: Path, mounts: str) -> bool:
    """The same from the text of `/proc/self/mounts`: the longest mount point above the folder decides."""
    best, kind = Path(), ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), parts[1]))
        if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, parts[2]
    return kind in _NETWORK or (kind in _STICK and f"{best}/".startswith(_PLUGGED_IN))
