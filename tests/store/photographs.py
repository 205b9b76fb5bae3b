"""Photos as cameras make them, with everything in them that must not leave: for the tests of media."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

SECRET = b"SECRET-PLACE"


def pixels(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """A picture with a white block in its top left corner, so that turning shows."""
    image = Image.effect_noise((width, height), 40).convert(mode)
    image.paste("white" if mode != "L" else 255, (0, 0, width // 4, height // 4))
    return image


def exif(orientation: int = 1, taken: str = "2026:11:10 10:48:03", offset: str = "+09:00") -> bytes:
    """EXIF with a place, a camera, an orientation and a time."""
    tags = Image.Exif()
    tags[0x0112], tags[0x010F], tags[0x013B] = orientation, SECRET.decode(), SECRET.decode()
    places = tags.get_ifd(0x8825)
    places.update({1: "N", 2: (34.0, 42.0, 11.0), 3: "E", 4: (137.0, 43.0, 30.0), 29: SECRET.decode()})
    times = tags.get_ifd(0x8769)
    times[0x9003], times[0x927C] = taken, SECRET
    if offset:
        times[0x9011] = offset
    return tags.tobytes()


def jpeg(image: Image.Image | None = None, *, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with EXIF, XMP, IPTC, a comment, a second picture and a film behind its end."""
    output = BytesIO()
    options = {"quality": 88, "exif": exif(orientation), "comment": SECRET} | options
    (image or pixels()).save(output, "JPEG", **options)
    data = output.getvalue()
    extra = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET) + segment(
        0xED, b"Photoshop 3.0\0" + SECRET
    )
    extra += segment(0xE2, b"MPF\0" + SECRET) + segment(0xE0, b"JFXX\0\x10" + SECRET)
    hidden = BytesIO()
    pixels(16, 16).save(hidden, "JPEG", comment=SECRET)
    return data[:2] + extra + data[2:] + hidden.getvalue() + b"ftypmp42" + SECRET + b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    """One JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def png(image: Image.Image | None = None, *, orientation: int = 1) -> bytes:
    """A PNG with EXIF, texts of all three kinds and something behind its end."""
    output = BytesIO()
    (image or pixels()).save(output, "PNG", exif=exif(orientation))
    data = output.getvalue()
    texts = chunk(b"tEXt", b"Comment\0" + SECRET) + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET)
    texts += chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(SECRET)) + chunk(b"prVt", SECRET)
    return data[:33] + texts + data[33:] + SECRET


def chunk(name: bytes, body: bytes) -> bytes:
    """One PNG chunk."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def webp(image: Image.Image | None = None, *, orientation: int = 1, **options: Any) -> bytes:
    """A WebP with EXIF and XMP, and something behind its end."""
    output = BytesIO()
    (image or pixels()).save(output, "WEBP", exif=exif(orientation), xmp=b"<x:xmpmeta>" + SECRET, **options)
    return output.getvalue() + SECRET


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small PNG that unpacks to `width` × `height` pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * (width // 8 + 1) * 100)
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def heic() -> bytes:
    """What a phone's HEIC begins with."""
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + b"\0" * 400
