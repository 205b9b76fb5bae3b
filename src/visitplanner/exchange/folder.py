"""Names and contents of exchanged files: no name leads outside, no link is followed, nothing is too large."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from pathlib import Path

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_

LONGEST = 80
"""Characters of a file name that is made from a title."""
MOST_NAME_BYTES = 180
"""Bytes of it: file systems take 255, and endings and numbers want some."""
MOST_BYTES = 255

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\s]+')
_OUTSIDE = re.compile(r'[/\\:*?"<>|]')
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def mended(text: str) -> str:
    """As the store keeps a text: no half of a character, no NUL, one kind of line end."""
    return text.translate(_SURROGATES).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def safe_name(text: str) -> str:
    """A file name from any text, good on every system; "" when nothing of it is left."""
    kept = "".join(
        ch for ch in unicodedata.normalize("NFC", text) if unicodedata.category(ch)[0] != "C" or ch in "\t\n"
    )
    name = _FORBIDDEN.sub("-", kept)[:LONGEST]
    while len(name.encode()) > MOST_NAME_BYTES:
        name = name[:-1]
    name = name.strip(" .-")
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def is_safe(name: str) -> bool:
    """Whether `name` is the plain name of a file, wherever it comes from."""
    return (
        bool(name)
        and name == name.strip(" .")
        and len(name.encode("utf-8", "replace")) <= MOST_BYTES
        and not _OUTSIDE.search(name)
        and not _RESERVED.fullmatch(name)
        and all(unicodedata.category(ch)[0] != "C" for ch in name)
    )


def unreadable(error: OSError, path: Path) -> Trouble:
    """What to say about `error`, met while reading at `path`."""
    return Trouble("source", path=path, detail=error.strerror or str(error))


def content(path: Path, most: int) -> bytes:
    """What is in the file at `path`. Refuses links, folders, devices, and more than `most` bytes.

    Raises `Trouble("source")` when it cannot be read.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if path.is_dir():
            raise Refusal(N_("{file} is no file."), file=path.name)
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Refusal(N_("{file} is no file."), file=path.name)
            data = file.read(most + 1) if found.st_size <= most else b""
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refusal(N_("{file} is a link. Links are not followed."), file=path.name) from error
        raise unreadable(error, path) from error
    if found.st_size > most or len(data) > most:
        raise Refusal(
            N_("{file} is larger than {megabytes} MB."), file=path.name, megabytes=most // 1_000_000
        )
    return data
