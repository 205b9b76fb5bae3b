"""Photos: small, upright, in sRGB, without what the camera wrote beside them; damaged ones say so."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw

from tests.pack.paper import BODY, pack, text_of
from tests.pack.structure import check
from visitplanner.pack.photos import Broken, Photo, Scaled, scaled


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def scale(path: Path, cache: Path, width: float = 144, height: float = 72, dpi: int = 150) -> Scaled | Broken:
    return scaled(path, digest(path) if path.exists() else "0", width, height, dpi, cache)


def opened(photo: Scaled | Broken) -> Image.Image:
    assert isinstance(photo, Scaled)
    return Image.open(BytesIO(photo.data))


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def two_halves(size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Red on top, blue below."""
    image = Image.new("RGB", size, "red")
    ImageDraw.Draw(image).rectangle((0, size[1] // 2, *size), fill="blue")
    return image


def test_a_photo_fills_its_frame_at_the_resolution_asked(tmp_path: Path) -> None:
    path = saved(two_halves((4000, 3000)), tmp_path / "a.jpg")
    assert opened(scale(path, tmp_path)).size == (300, 150)
    assert opened(scale(path, tmp_path, dpi=220)).size == (440, 220)


def test_a_small_photo_is_not_enlarged(tmp_path: Path) -> None:
    assert opened(scale(saved(two_halves((100, 100)), tmp_path / "a.png"), tmp_path)).size == (100, 50)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_upright(orientation: int, tmp_path: Path) -> None:
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes each orientation: Image.Transpose values
    image = two_halves((1200, 1200))
    if orientation > 1:
        image = image.transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(image, tmp_path / "a.jpg", exif=exif)
    upright = opened(scale(path, tmp_path, 72, 72))
    assert upright.getpixel((75, 10))[0] > 200  # type: ignore[index]
    assert upright.getpixel((75, 140))[2] > 200  # type: ignore[index]


def test_the_place_the_camera_noted_stays_out(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    path = saved(two_halves(), tmp_path / "a.jpg", exif=exif)
    assert b"Exif" in path.read_bytes()
    photo = scale(path, tmp_path)
    assert isinstance(photo, Scaled)
    assert b"Exif" not in photo.data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_rgb_or_grey(mode: str, tmp_path: Path) -> None:
    image = Image.new("L", (60, 40), 128)
    image = Image.new("I;16", (60, 40)) if mode == "I;16" else image.convert("RGBA").convert(mode)
    path = saved(image, tmp_path / ("a.jpg" if mode == "CMYK" else "a.png"))
    assert opened(scale(path, tmp_path)).mode in ("RGB", "L")


def test_transparency_becomes_white(tmp_path: Path) -> None:
    path = saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), tmp_path / "a.png")
    assert opened(scale(path, tmp_path)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_other_colour_spaces_are_converted(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    broken = saved(two_halves(), tmp_path / "a.jpg", icc_profile=b"no profile")
    foreign = saved(two_halves(), tmp_path / "b.jpg", icc_profile=profile.tobytes())
    assert opened(scale(broken, tmp_path)).mode == "RGB"
    assert opened(scale(foreign, tmp_path)).mode == "RGB"


def test_the_cache_is_used_and_mended(tmp_path: Path) -> None:
    path, cache = saved(two_halves(), tmp_path / "a.jpg"), tmp_path / "cache"
    key = digest(path)
    first = scaled(path, key, 144, 72, 150, cache)
    path.unlink()
    assert scaled(path, key, 144, 72, 150, cache) == first
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:100])
    assert isinstance(scaled(path, key, 144, 72, 150, cache), Broken)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert isinstance(scale(saved(two_halves(), tmp_path / "a.jpg"), tmp_path / "cache"), Scaled)


def huge_png() -> bytes:
    """A PNG of 30,000 × 30,000 pixels in a few bytes."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def test_damaged_photos_say_so(tmp_path: Path) -> None:
    whole = saved(two_halves(), tmp_path / "whole.jpg").read_bytes()
    cases = {
        "empty": b"",
        "text": b"hello",
        "cut": whole[:3000],
        "huge": huge_png(),
        "head": whole[:200],
        "none": None,
    }
    for name, data in cases.items():
        path = tmp_path / f"{name}.jpg"
        if data is not None:
            path.write_bytes(data)
        made = scale(path, tmp_path / "cache")
        assert isinstance(made, Broken), name
    assert "large" in scale(tmp_path / "huge.jpg", tmp_path).reason.msgid  # type: ignore[union-attr]
    assert "not on this computer" in scale(tmp_path / "none.jpg", tmp_path).reason.msgid  # type: ignore[union-attr]


def test_flipped_bytes_never_raise(tmp_path: Path) -> None:
    for kind in ("jpg", "png", "gif", "webp", "tiff", "bmp"):
        whole = saved(two_halves((64, 48)), tmp_path / f"whole.{kind}").read_bytes()
        for at in range(0, min(len(whole), 600), 7):
            path = tmp_path / "flipped"
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
            assert scale(path, tmp_path / "cache") is not None


def test_a_photo_is_in_the_pack_once_and_a_broken_one_tells_why(tmp_path: Path) -> None:
    good = scale(saved(two_halves(), tmp_path / "a.jpg"), tmp_path)
    bad = scale(tmp_path / "none.jpg", tmp_path)
    story = [Photo(photo, 144, 72, alt, BODY, lambda phrase: phrase.msgid)
             for photo, alt in ((good, "Municipio"), (good, "Ancora"), (bad, "Parco"))]  # fmt: skip
    data = pack(story)
    assert check(data) == []
    assert "not on this computer" in " ".join(text_of(data).split())
    with pikepdf.open(BytesIO(data)) as pdf:
        images = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert len(images) == 1


def test_the_pack_does_not_depend_on_where_the_cache_lies(tmp_path: Path) -> None:
    path = saved(two_halves(), tmp_path / "a.jpg")
    packs = {pack([Photo(scale(path, tmp_path / name), 144, 72, "x", BODY, str)]) for name in ("one", "two")}
    assert len(packs) == 1
