"""The twelve photos as files: JPEG at twelve megapixels with the time and the way the camera was held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

from PIL import ExifTags, Image

from visitplanner.operations.samples.pictures import cities, country, grounds, interiors
from visitplanner.operations.samples.pictures.canvas import Canvas

QUALITY: Final = 80

_UPRIGHT, _UPSIDE_DOWN, _ON_ITS_SIDE = 1, 3, 6
_STORED: Final = {_UPSIDE_DOWN: Image.Transpose.ROTATE_180, _ON_ITS_SIDE: Image.Transpose.ROTATE_90}
"""EXIF orientation → how the sensor saw what is upright in the scene."""


class Scene(NamedTuple):
    """What is painted, and how the camera was held (EXIF orientation)."""

    paint: Callable[[], Canvas]
    held: int = _UPRIGHT


SCENES: Final = {
    "lake-solar.jpg": Scene(country.lake_solar),
    "express-train.jpg": Scene(country.train),
    "school-roof.jpg": Scene(grounds.school),
    "solar-canopy.jpg": Scene(grounds.solar_canopy, _UPSIDE_DOWN),
    "shrine-approach.jpg": Scene(grounds.approach, _ON_ITS_SIDE),
    "winter-station.jpg": Scene(cities.winter_station),
    "harbour-bridge.jpg": Scene(cities.harbour_bridge),
    "city-hall.jpg": Scene(cities.city_hall),
    "evening-square.jpg": Scene(cities.square),
    "graphic-recording.jpg": Scene(interiors.graphic_recording),
    "message-account.jpg": Scene(interiors.phone, _ON_ITS_SIDE),
    "heat-pump-room.jpg": Scene(interiors.heat_pump_room),
}
"""File name → scene."""


def made(name: str, taken_at: datetime) -> bytes:
    """The photo called `name`, taken at an aware local time. The same arguments give the same picture."""
    scene = SCENES[name]
    image = scene.paint().developed()
    if turn := _STORED.get(scene.held):
        image = image.transpose(turn)
    output = BytesIO()
    image.save(output, "JPEG", quality=QUALITY, exif=_exif(scene.held, taken_at))
    return output.getvalue()


def _exif(held: int, taken_at: datetime) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "visitplanner"
    exif[ExifTags.Base.Model] = "Sample camera"
    exif[ExifTags.Base.Orientation] = held
    exif[ExifTags.Base.DateTime] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
    offset = f"{taken_at:%z}"
    inner[ExifTags.Base.OffsetTimeOriginal] = f"{offset[:3]}:{offset[3:]}"
    return exif
