"""Photos are taken in whole, lose what must not travel, and never get lost because they are broken."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.store import libraries, photographs
from tests.store.photographs import SECRET
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.store import disk, layout, media, opening, pictures
from visitplanner.store.exif import Facts, facts, orientation_only
from visitplanner.store.schema import METADATA, row_sum

NOW = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)
MAKERS = {
    "jpeg": photographs.jpeg,
    "progressive": lambda **more: photographs.jpeg(progressive=True, **more),
    "grey": lambda **more: photographs.jpeg(photographs.pixels(mode="L"), **more),
    "png": photographs.png,
    "png-alpha": lambda **more: photographs.png(photographs.pixels(mode="RGBA"), **more),
    "webp": photographs.webp,
    "webp-lossless": lambda **more: photographs.webp(lossless=True, **more),
    "webp-alpha": lambda **more: photographs.webp(photographs.pixels(mode="RGBA"), **more),
}


def shown(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_nothing_but_the_picture_is_kept(tmp_path: Path, maker) -> None:
    data = maker(orientation=6)
    intake = media.take_in(tmp_path, data, name="IMG_1.JPG")
    kept = media.path_of(tmp_path, intake.blob.sha).read_bytes()
    assert SECRET in data
    assert SECRET not in kept
    assert SECRET not in intake.thumbnail
    before, after = shown(data.replace(b"MPF\0", b"MPX\0")), shown(kept)
    assert before.tobytes() == after.tobytes(), "the pixels are the same bytes"
    assert dict(after.getexif()) == {0x0112: 6}
    assert intake.blob.is_picture
    assert (intake.blob.width, intake.blob.height) == (240, 320), "as it is shown, upright"
    assert intake.blob.taken_at == datetime(2026, 11, 10, 10, 48, 3, tzinfo=timezone(timedelta(hours=9)))
    assert intake.blob.sha == sha256(kept).hexdigest()
    assert intake.blob.size == len(kept)


def test_an_upright_picture_keeps_no_exif_at_all(tmp_path: Path) -> None:
    for maker in (photographs.jpeg, photographs.png, photographs.webp):
        intake = media.take_in(tmp_path, maker())
        assert not shown(media.path_of(tmp_path, intake.blob.sha).read_bytes()).getexif()


def test_the_colour_profile_stays(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    intake = media.take_in(tmp_path, photographs.jpeg(icc_profile=profile))
    assert shown(media.path_of(tmp_path, intake.blob.sha).read_bytes()).info["icc_profile"] == profile


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_thumbnail_is_the_right_way_up(tmp_path: Path, orientation: int) -> None:
    intake = media.take_in(tmp_path, photographs.jpeg(orientation=orientation))
    thumbnail = shown(intake.thumbnail)
    assert thumbnail.format == "JPEG"
    assert thumbnail.size == (intake.blob.width, intake.blob.height)
    # The white block lies in the corner that the orientation brings the stored top left to.
    right, bottom = orientation in (2, 3, 6, 7), orientation in (3, 4, 7, 8)
    corner = thumbnail.convert("L").getpixel(
        (thumbnail.width - 9 if right else 8, thumbnail.height - 9 if bottom else 8)
    )
    assert corner > 240


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "LA", "1", "I;16", "CMYK"])
def test_every_kind_of_pixel_gets_a_small_thumbnail(tmp_path: Path, mode: str) -> None:
    noise = Image.effect_noise((1600, 1200), 90)
    image = noise.convert("I").convert("I;16") if mode == "I;16" else noise.convert(mode)
    output = BytesIO()
    image.save(output, "JPEG" if mode == "CMYK" else "PNG")
    intake = media.take_in(tmp_path, output.getvalue())
    assert intake.blob.is_picture
    assert 0 < len(intake.thumbnail) <= media.THUMBNAIL_BYTES
    assert max(shown(intake.thumbnail).size) <= media.THUMBNAIL_SIDE


def test_a_wrong_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(photographs.png())
    intake = media.take_in(tmp_path, path)
    assert intake.blob.media_type == "image/png"
    assert intake.blob.name == "holiday.jpg"


KEPT_AS_FILE = {
    "half a jpeg": (photographs.jpeg()[:9_000], "image/jpeg", pictures.DAMAGED),
    "half a png": (photographs.png()[:9_000], "image/png", pictures.DAMAGED),
    "half a webp": (photographs.webp()[:3_000], "image/webp", pictures.DAMAGED),
    "a wrong checksum": (photographs.png().replace(b"IDAT", b"IDAT\x01", 1), "image/png", pictures.DAMAGED),
    "only a header": (b"\xff\xd8\xff\xe0", "image/jpeg", pictures.DAMAGED),
    "heic": (photographs.heic(), "image/heic", pictures.HEIC),
    "png bomb": (photographs.bomb(), "image/png", pictures.TOO_LARGE),
    "png of no size": (photographs.bomb(0, 9), "image/png", pictures.DAMAGED),
    "a text": ("覚書".encode(), "application/octet-stream", pictures.NOT_A_PICTURE),
    "a document": (b"%PDF-1.7\n", "application/pdf", pictures.NOT_A_PICTURE),
    "a library": (b"SQLite format 3\0" * 9, "application/octet-stream", pictures.NOT_A_PICTURE),
}


@pytest.mark.parametrize(("data", "kind", "reason"), KEPT_AS_FILE.values(), ids=KEPT_AS_FILE)
def test_what_cannot_be_shown_is_kept_with_the_reason(
    tmp_path: Path, data: bytes, kind: str, reason: str
) -> None:
    intake = media.take_in(tmp_path, data, name="brought.jpg")
    assert not intake.blob.is_picture
    assert intake.blob.reason is not None
    assert intake.blob.reason.msgid == reason
    assert intake.blob.media_type == kind
    assert intake.thumbnail == b""
    assert media.path_of(tmp_path, intake.blob.sha).read_bytes() == data, "not a byte is lost"


def test_a_jpeg_that_claims_to_be_huge_is_not_decoded(tmp_path: Path) -> None:
    data = bytearray(photographs.jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    intake = media.take_in(tmp_path, bytes(data))
    assert intake.blob.reason is not None
    assert intake.blob.reason.msgid == pictures.TOO_LARGE


def test_empty_huge_or_missing_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal):
        media.take_in(tmp_path, b"")
    for missing in (tmp_path / "nothing.jpg", tmp_path):
        with pytest.raises(Trouble) as raised:
            media.take_in(tmp_path, missing)
        assert raised.value.kind == "source"
    monkeypatch.setattr(media, "MOST_BYTES", 10)
    path = tmp_path / "film.mp4"
    path.write_bytes(b"x" * 11)
    for source in (path, path.read_bytes()):
        with pytest.raises(Refusal):
            media.take_in(tmp_path, source)
    assert not layout.blobs(tmp_path).exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(Trouble):
        media.take_in(tmp_path, tmp_path / "pipe.jpg")


@pytest.mark.parametrize("kind", ["jpeg", "progressive", "png", "webp", "webp-alpha"])
def test_random_damage_never_breaks_the_intake(tmp_path: Path, kind: str) -> None:
    chance, good = random.Random(5), MAKERS[kind](orientation=6)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        if data:
            intake = media.take_in(tmp_path, bytes(data))
            assert media.is_whole(tmp_path, intake.blob.sha)
            assert intake.blob.is_picture == bool(intake.thumbnail)


def test_the_same_photo_is_stored_once_and_heals_a_damaged_copy(tmp_path: Path) -> None:
    data = photographs.jpeg()
    sha = media.take_in(tmp_path, data).blob.sha
    assert media.take_in(tmp_path, data + b"another tail").blob.sha == sha
    path = media.path_of(tmp_path, sha)
    path.write_bytes(path.read_bytes()[:-7])
    assert not media.is_whole(tmp_path, sha)
    media.take_in(tmp_path, data)
    assert media.is_whole(tmp_path, sha)
    assert [found.name for found in path.parent.iterdir()] == [sha], "nothing half-written is left"


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 63 + "/"])
def test_only_a_hash_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="names no content"):
        media.path_of(tmp_path, name)


def test_rows_say_what_was_taken_in(tmp_path: Path) -> None:
    engine = opening.writer(layout.database(tmp_path))
    with opening.writing(engine, "media") as connection:
        METADATA.create_all(connection, [media.BLOB, media.THUMBNAIL])
        photo, text = (media.take_in(tmp_path, data, name="n") for data in (photographs.jpeg(), b"text"))
        blob = media.record(connection, photo, now=NOW)
        assert blob == photo.blob == media.find(connection, photo.blob.sha)
        assert media.record(connection, photo, now=NOW + timedelta(days=1)) == blob
        assert media.record(connection, text, now=NOW).reason == text.blob.reason
        assert media.thumbnail(connection, photo.blob.sha) == photo.thumbnail
        assert media.thumbnail(connection, text.blob.sha) == b""
        row = connection.execute(media.BLOB.select()).mappings().first()
        assert row is not None
        assert row["sum"] == row_sum(row)
    engine.dispose()


def test_only_old_files_that_nothing_names_are_swept(tmp_path: Path) -> None:
    library = libraries.filled(tmp_path)
    kept = library.add_photo(b"kept", now=NOW).sha
    library.close(now=NOW)
    dropped, orphan, young = (
        media.take_in(tmp_path, name).blob.sha for name in (b"dropped", b"orphan", b"young")
    )
    # One that only a copy names: its row came after the restored copy was made, or went with a restore.
    (layout.backups(tmp_path) / "2020-01-01T000000Z.db").write_bytes(b"..." + dropped.encode() + b"...")
    waste = disk.part_of(media.path_of(tmp_path, kept))
    waste.write_bytes(b"half")
    old = (NOW - timedelta(days=8)).timestamp()
    for path in (waste, *(media.path_of(tmp_path, sha) for sha in (kept, dropped, orphan))):
        os.utime(path, (old, old))
    os.utime(media.path_of(tmp_path, young), (NOW.timestamp(), NOW.timestamp()))
    libraries.opened(tmp_path, write=False).close(now=NOW)
    assert waste.exists(), "a reader sweeps nothing"
    libraries.opened(tmp_path).close(now=NOW)
    left = {path.name for path in layout.blobs(tmp_path).rglob("*") if path.is_file()}
    assert left == {kept, dropped, young}


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2026:11:10 10:48:03", "", "2026-11-10T10:48:03"),
        ("2026:11:10 10:48:03", "-03:30", "2026-11-10T10:48:03-03:30"),
        ("2026:11:10 10:48:03", "Z", "2026-11-10T10:48:03"),
        ("2026-11-10 10:48:03", "+09:00", "2026-11-10T10:48:03+09:00"),
        ("0000:00:00 00:00:00", "", None), ("2026:02:30 10:00:00", "", None), ("yesterday", "", None),
    ],
)  # fmt: skip
def test_the_time_is_read_as_the_camera_wrote_it(taken: str, offset: str, expected: str | None) -> None:
    raw = photographs.exif(taken=taken, offset=offset).removeprefix(b"Exif\0\0")
    found = facts(raw).taken
    assert (found.isoformat() if found else None) == expected


@given(st.binary(max_size=400), st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b""]))
def test_no_exif_breaks_the_reader(noise: bytes, start: bytes) -> None:
    assert 1 <= facts(start + noise).orientation <= 8


@given(st.data())
def test_damaged_exif_breaks_nothing(data: st.DataObject) -> None:
    raw = bytearray(photographs.exif(6).removeprefix(b"Exif\0\0"))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    assert 1 <= facts(bytes(raw)).orientation <= 8


def test_the_orientation_survives_its_own_writing() -> None:
    assert [facts(orientation_only(Facts(turn))).orientation for turn in range(1, 9)] == list(range(1, 9))
