"""Pictures made to do harm, or to tell where somebody was: a clear reason, the original kept, nothing else happens."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from PIL import Image

from tests.store import photographs
from tests.store.photographs import SECRET
from visitplanner.base.errors import Refusal
from visitplanner.store import media, pictures
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

NOW = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)


def gif(frames: int) -> bytes:
    """An animated GIF."""
    output = BytesIO()
    frames_made = [Image.new("P", (9, 9), n) for n in range(frames)]
    frames_made[0].save(output, "GIF", save_all=True, append_images=frames_made[1:])
    return output.getvalue()


def tiff() -> bytes:
    """A TIFF that says it is far larger than it is."""
    output = BytesIO()
    Image.new("1", (8, 8)).save(output, "TIFF")
    return output.getvalue().replace(
        struct.pack("<HHII", 256, 4, 1, 8), struct.pack("<HHII", 256, 4, 1, 2**31)
    )


def scans(count: int) -> bytes:
    """A progressive JPEG whose last pass is repeated: small to store, slow to show."""
    output = BytesIO()
    Image.new("L", (600, 400), 128).save(output, "JPEG", progressive=True)
    data = output.getvalue()
    start, end = [(at, stop) for marker, at, stop in pictures._jpeg_segments(data) if marker == 0xDA][-1]
    return data[:end] + data[start:end] * count + data[end:]


def profile_bomb() -> bytes:
    """A PNG whose colour profile unpacks to 200 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * 10_000_000) for _ in range(20)) + packer.flush()
    data = photographs.png()
    return data[:33] + photographs.chunk(b"iCCP", b"sRGB\0\0" + packed) + data[33:]


AS_FILES = {
    "svg with a script": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://a.b")</script></svg>',
                          pictures.NOT_A_PICTURE),
    "svg that names a file": (b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
                              pictures.NOT_A_PICTURE),
    "page that says it is a jpeg": (b"<html><img src=http://a.b/c.jpg></html>", pictures.NOT_A_PICTURE),
    "animated gif": (gif(40), pictures.NOT_A_PICTURE),
    "gif that is a script": (b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", pictures.NOT_A_PICTURE),
    "tiff of two thousand million pixels": (tiff(), pictures.NOT_A_PICTURE),
    "heic without a decoder": (photographs.heic(), pictures.HEIC),
    "heic called jpg": (photographs.heic() + b"\xff\xd8\xff", pictures.HEIC),
    "png bomb": (photographs.bomb(), pictures.TOO_LARGE),
    "jpeg of ten thousand passes": (scans(10_000), pictures.TOO_SLOW),
    "jpeg cut in its header": (photographs.jpeg()[:700], pictures.DAMAGED),
    "png without an end": (photographs.png()[:-40].split(b"IEND")[0], pictures.DAMAGED),
    "webp shorter than it says": (photographs.webp()[:200], pictures.DAMAGED),
    "nothing but zeros": (b"\0" * 5_000, pictures.NOT_A_PICTURE),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), AS_FILES.values(), ids=AS_FILES)
def test_it_is_kept_as_it_came_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    begun = perf_counter()
    intake = media.take_in(tmp_path, data, name="../../holiday.jpg")
    assert perf_counter() - begun < 5
    assert intake.blob.reason is not None
    assert intake.blob.reason.msgid == reason
    assert media.path_of(tmp_path, intake.blob.sha).read_bytes() == data
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [intake.blob.sha], (
        "no name becomes a path"
    )


POLYGLOTS = {
    "jpeg and archive": photographs.jpeg() + b"PK\x03\x04" + SECRET,
    "jpeg with a page in its comment": photographs.jpeg(comment=b"<script>" + SECRET + b"</script>"),
    "png and page": photographs.png() + b"<html><script>" + SECRET,
    "png with a script in its text": photographs.png()[:33]
    + photographs.chunk(b"tEXt", b"x\0<?php " + SECRET) + photographs.png()[33:],
    "webp and document": photographs.webp() + b"%PDF-1.7 " + SECRET,
}  # fmt: skip


@pytest.mark.parametrize("data", POLYGLOTS.values(), ids=POLYGLOTS)
def test_of_two_files_in_one_the_picture_alone_is_kept(tmp_path: Path, data: bytes) -> None:
    intake = media.take_in(tmp_path, data, name="x.html")
    kept = media.path_of(tmp_path, intake.blob.sha).read_bytes()
    assert intake.blob.is_picture
    assert not any(sign in kept for sign in (SECRET, b"PK\x03\x04", b"<html", b"<?php", b"%PDF"))


def test_a_colour_profile_that_unpacks_to_much_is_not_unpacked(tmp_path: Path) -> None:
    begun = perf_counter()
    intake = media.take_in(tmp_path, profile_bomb())
    assert perf_counter() - begun < 5
    assert media.is_whole(tmp_path, intake.blob.sha)


def test_as_many_passes_as_pictures_have_are_shown(tmp_path: Path) -> None:
    assert media.take_in(tmp_path, scans(20)).blob.is_picture


def test_a_file_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        media.take_in(tmp_path, b"", name="x.jpg")


def test_where_a_photo_was_taken_is_nowhere_in_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = Library.open(folder, identity=Identity("r" * 32), now=NOW)
    for data in (
        photographs.jpeg(orientation=6),
        photographs.png(orientation=3),
        photographs.webp(orientation=8),
    ):
        assert SECRET in data
        blob = library.add_photo(data, now=NOW, name="IMG_1.JPG")
        assert blob.taken_at is not None
        assert blob.is_picture
    library.close(now=NOW)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert not [path for path in files if SECRET in path.read_bytes()]
