"""Photos for the page: turned upright, cut to their frame, scaled once and kept on disk for the next pack.

A pack of thirty camera photos shrinks from 107 MB to 2.5 MB. What the camera wrote beside the picture, the place
above all, does not go into the pack.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import Path
from tempfile import NamedTemporaryFile
from warnings import catch_warnings

from PIL import Image, ImageCms, ImageOps
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from visitplanner.base.phrases import N_, Phrase
from visitplanner.pack.flowables import Figure
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.tags import TaggedCanvas
from visitplanner.pack.text import Style, Text

LARGEST = 64_000_000  # pixels: more is a mistake or an attack, not a photo of a visit
_QUALITY = 82
_RECIPE = 1  # part of every cache name: raise it when photos are to be scaled anew
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    ArithmeticError,
    LookupError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A JPEG in sRGB or grey; `name` is the same for the same photo at the same size."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """Why there is no photo."""

    reason: Phrase


def scaled(source: Path, digest: str, width: float, height: float, dpi: int, cache: Path) -> Scaled | Broken:
    """The photo `source` (SHA-256 `digest`) cut and scaled to fill `width` × `height` points at `dpi`.

    `cache` keeps the result; a cache that cannot be written is done without. Never raises for a damaged photo.
    """
    target = (ceil(width / 72 * dpi), ceil(height / 72 * dpi))
    name = f"{digest}-{target[0]}x{target[1]}-{_RECIPE}"
    kept = cache / f"{name}.jpg"
    data = _kept(kept)
    if data is None:
        made = _made(source, target)
        if isinstance(made, Broken):
            return made
        data = made
        _keep(kept, data)
    return Scaled(name, data)


def _kept(path: Path) -> bytes | None:
    """The cached file, unless it is missing or cut short."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if data.startswith(b"\xff\xd8") and data.endswith(b"\xff\xd9") else None


def _keep(path: Path, data: bytes) -> None:
    """Write beside and rename, so that another window never reads half a photo."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return


def _made(source: Path, target: tuple[int, int]) -> bytes | Broken:
    try:
        # What the decoder merely warns of is either harmless or caught by the size below.
        with catch_warnings(action="ignore"), Image.open(source) as image:
            if image.width * image.height > LARGEST:
                return Broken(Phrase(N_("This photo is too large ({megapixels} megapixels)."), _size(image)))
            return _jpeg(_fitted(image, target))
    except FileNotFoundError:
        return Broken(Phrase(N_("This photo is not on this computer.")))
    except Image.DecompressionBombError:
        return Broken(Phrase(N_("This photo is too large.")))
    except _UNREADABLE:
        return Broken(Phrase(N_("This photo is damaged and cannot be shown.")))


def _size(image: Image.Image) -> dict[str, int]:
    return {"megapixels": image.width * image.height // 1_000_000}


def _fitted(image: Image.Image, target: tuple[int, int]) -> Image.Image:
    """Upright, cut to the frame's proportions around the middle, never enlarged, in sRGB on white."""
    turned = image.getexif().get(0x0112, 1) >= 5
    # The decoder itself halves large JPEGs: a quarter of the time for what is cut down anyway.
    image.draft("RGB", target[::-1] if turned else target)
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    proportion = target[0] / target[1]
    width = min(upright.width, round(upright.height * proportion))
    height = min(upright.height, round(width / proportion))
    left, top = (upright.width - width) // 2, (upright.height - height) // 2
    shrink = min(1.0, target[0] / max(width, 1))
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    flat = _on_white(upright)
    small = flat.resize(
        size, Image.Resampling.LANCZOS, (left, top, left + width, top + height), reducing_gap=2.0
    )
    return _in_srgb(small, profile)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L", "CMYK"):
        return image
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA"):
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode != "L":
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    return image if image.mode == "L" else image.convert("RGB")


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()


def draw_photo(canvas: TaggedCanvas, photo: Scaled, x: float, y: float, width: float, height: float) -> None:
    """Draw `photo` into the box; the file holds it once, however often it is drawn."""
    doc = canvas._doc
    registered = doc.getXObjectName(photo.name)
    if registered not in doc.idToObject:
        image = PDFImageXObject(photo.name)
        if not image.loadImageFromJPEG(BytesIO(photo.data)):
            raise ValueError(f"{photo.name} is no JPEG")
        doc.Reference(image, registered)
    canvas._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{registered} Do Q")
    canvas._formsinuse.append(photo.name)


class Photo(Figure):
    """A photo in its frame, or a quiet box that says why there is none. `alt` describes it for readers' ears.

    `say` puts the reason into the pack's language; `style` sets it.
    """

    def __init__(
        self,
        photo: Scaled | Broken,
        width: float,
        height: float,
        alt: str,
        style: Style,
        say: Callable[[Phrase], str],
        *,
        radius: float = 3.0,
    ) -> None:
        self.reason = say(photo.reason) if isinstance(photo, Broken) else ""
        super().__init__(width, height, " ".join(part for part in (alt, self.reason) if part), self._paint)
        self.photo, self.style, self.radius = photo, style, radius

    def _paint(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        canvas.saveState()
        frame = canvas.beginPath()
        frame.roundRect(0, 0, width, height, self.radius)
        canvas.clipPath(frame, stroke=0, fill=0)
        if isinstance(self.photo, Scaled):
            draw_photo(canvas, self.photo, 0, 0, width, height)
        else:
            self._paint_reason(canvas, width, height)
        canvas.restoreState()

    def _paint_reason(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        canvas.setFillColor("#eceef1")
        canvas.rect(0, 0, width, height, stroke=0, fill=1)
        text = Text(self.reason, self.style.but(align="centre", left=0, right=0))
        below = text.wrap(width * 0.86, height)[1]
        icon = min(22.0, height / 3)
        draw_icon(canvas, "image-off", (width - icon) / 2, height / 2 + 2, icon, "#5a6172", 1.6)
        text.drawOn(canvas, width * 0.07, height / 2 - 4 - below)
