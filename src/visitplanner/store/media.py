"""Photos and files: their content as files named by SHA-256, what is known of them and thumbnails as rows.

The file is there, whole and synced, before its row: a row never points to nothing.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_, Phrase
from visitplanner.store import backups, disk, layout, pictures
from visitplanner.store.schema import binary, number, row_sum, table, text

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

MOST_BYTES: Final = 256_000_000
THUMBNAIL_SIDE: Final = 512
THUMBNAIL_BYTES: Final = 50_000
ORPHAN_DAYS: Final = 7

_TRIES: Final = ((THUMBNAIL_SIDE, 82), (THUMBNAIL_SIDE, 65), (THUMBNAIL_SIDE, 45), (256, 60), (128, 60))
# What a broken picture makes the decoders raise is written nowhere: these were met.
_DECODER_ERRORS: Final = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


BLOB = table(
    "blob", text("sha", key=True), number("size"), text("media_type"), text("name"), number("width", null=True),
    number("height", null=True), text("taken_at", null=True), text("added"), text("reason"), text("sum"),
)  # fmt: skip
"""A content that was taken in. `reason`: why it is a file and not a picture (a phrase), else empty."""

THUMBNAIL = table(
    "thumbnail", text("sha", key=True), binary("jpeg"),
)  # fmt: skip
"""A JPEG of at most 512 pixels and 50 kB, the right way up; it can be made again."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A photo or file of the library. `taken_at` has an offset only where the camera knew it; `name` is as brought."""

    sha: str
    size: int
    media_type: str
    name: str
    width: int | None
    height: int | None
    taken_at: datetime | None
    reason: Phrase | None

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown and printed."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Intake:
    """A content whose file is in its place, and whose rows are still to be written."""

    blob: Blob
    thumbnail: bytes


def take_in(folder: Path, source: Path | bytes, *, name: str = "") -> Intake:
    """Copy a photo or file into the library at `folder`. Needs no database, and may run in any thread.

    JPEG, PNG and WebP are recognised by content and lose every metadata losslessly, after time and orientation were
    read. Anything else is kept as it is, as a file, with the reason. Raises `Refusal` for an empty or huge file,
    `Trouble` ("source", "full", "read_only", "io") when it cannot be read or kept.
    """
    data = source if isinstance(source, bytes) else _read(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if not data:
        raise Refusal(N_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        picture = pictures.clean(data)
        thumbnail = _thumbnail(picture)
    except pictures.UnreadableError as error:
        sha = _keep(folder, data)
        kind = pictures.media_type(data)
        return Intake(Blob(sha, len(data), kind, name, None, None, None, Phrase(error.reason)), b"")
    sha = _keep(folder, picture.data)
    size = len(picture.data)
    shape = picture.width, picture.height
    return Intake(Blob(sha, size, picture.media_type, name, *shape, picture.taken, None), thumbnail)


def record(connection: Connection, intake: Intake, *, now: datetime) -> Blob:
    """Write the rows of a content taken in; one that is known already stays as it was. Gives the row that stands."""
    blob = intake.blob
    values = {
        "sha": blob.sha, "size": blob.size, "media_type": blob.media_type, "name": blob.name,
        "width": blob.width, "height": blob.height,
        "taken_at": blob.taken_at.isoformat() if blob.taken_at else None,
        "added": now.isoformat(), "reason": blob.reason.msgid if blob.reason else "",
    }  # fmt: skip
    connection.execute(insert(BLOB).on_conflict_do_nothing(), values | {"sum": row_sum(values)})
    if intake.thumbnail:
        rows = {"sha": blob.sha, "jpeg": intake.thumbnail}
        connection.execute(insert(THUMBNAIL).on_conflict_do_nothing(), rows)
    return find(connection, blob.sha) or blob


def find(connection: Connection, sha: str) -> Blob | None:
    """What is known of a content; None when it never came here."""
    row = connection.execute(select(BLOB).where(BLOB.c.sha == sha)).one_or_none()
    if row is None:
        return None
    return Blob(
        row.sha, row.size, row.media_type, row.name, row.width, row.height,
        datetime.fromisoformat(row.taken_at) if row.taken_at else None, Phrase(row.reason) if row.reason else None,
    )  # fmt: skip


def thumbnail(connection: Connection, sha: str) -> bytes:
    """The JPEG thumbnail; empty for what is not a picture, or not here."""
    return connection.execute(select(THUMBNAIL.c.jpeg).where(THUMBNAIL.c.sha == sha)).scalar() or b""


def path_of(folder: Path, sha: str) -> Path:
    """Where the content lies. Only names that are a SHA-256 become a path."""
    if len(sha) != 64 or not set(sha) <= set("0123456789abcdef"):
        raise ValueError(f"{sha!r} names no content")
    return layout.blobs(folder) / sha[:2] / sha


def is_whole(folder: Path, sha: str) -> bool:
    """Whether the content is there and is what its name says."""
    try:
        with path_of(folder, sha).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == sha
    except OSError:
        return False


def sweep(folder: Path, known: Collection[str], *, now: datetime) -> tuple[Path, ...]:
    """Delete files older than a week that no row of `known` names, and no backup or database set aside.

    They were left by a process that ended between the file and its row.
    """
    before = (now - timedelta(days=ORPHAN_DAYS)).timestamp()
    orphans = [
        path
        for path in _files(layout.blobs(folder))
        if path.name not in known and path.stat().st_mtime < before
    ]
    named = backups.known_blobs(folder) if orphans else set()
    swept = tuple(path for path in orphans if path.name not in named)
    for path in swept:
        path.unlink(missing_ok=True)
    return swept


def every(connection: Connection) -> set[str]:
    """The names of all contents that were taken in."""
    return set(connection.execute(select(BLOB.c.sha)).scalars())


def _files(folder: Path) -> Iterator[Path]:
    for directory, _, names in os.walk(folder):
        yield from (Path(directory, name) for name in names)


def _read(source: Path) -> bytes:
    try:
        if not source.is_file():
            raise Trouble("source", path=source, detail=os.strerror(errno.ENOENT))
        if source.stat().st_size > MOST_BYTES:
            raise _too_large()
        return source.read_bytes()
    except OSError as error:
        raise Trouble("source", path=source, detail=error.strerror or str(error)) from error


def _too_large() -> Refusal:
    return Refusal(N_("The file is larger than {megabytes} MB."), megabytes=MOST_BYTES // 1_000_000)


def _keep(folder: Path, data: bytes) -> str:
    sha = sha256(data).hexdigest()
    if not is_whole(folder, sha):
        target = path_of(folder, sha)
        try:
            disk.make_folder(target.parent)
            disk.write(target, data)
        except OSError as error:
            raise disk.trouble(error, folder) from error
    return sha


def _thumbnail(picture: pictures.Picture) -> bytes:
    from PIL import Image, ImageOps  # slow import  # noqa: PLC0415

    try:
        with Image.open(BytesIO(picture.data), formats=("JPEG", "PNG", "WEBP")) as image:
            image.draft("RGB", (2 * THUMBNAIL_SIDE, 2 * THUMBNAIL_SIDE))
            image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), reducing_gap=2.0)
            upright = ImageOps.exif_transpose(image)
            return _small(_on_white(upright))
    except _DECODER_ERRORS as error:
        raise pictures.UnreadableError(pictures.DAMAGED) from error


def _on_white(image: PillowImage) -> PillowImage:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    from PIL import Image  # slow import  # noqa: PLC0415

    layer = image.convert("RGBA")
    base = Image.new("RGB", image.size, "white")
    base.paste(layer, mask=layer.getchannel("A"))
    return base


def _small(image: PillowImage) -> bytes:
    for side, quality in _TRIES:
        image.thumbnail((side, side))
        output = BytesIO()
        image.save(output, "JPEG", quality=quality, optimize=True)
        if output.tell() <= THUMBNAIL_BYTES:
            break
    return output.getvalue()
