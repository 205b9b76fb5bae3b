"""A canvas for painted photos: gradients, soft light, ridges, clouds, water, grain. Nothing random but a seed.

Painted at half the size of the photo, in the canvas's own pixels, and enlarged at the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = Sequence[tuple[float, Colour]]

_LARGE = 700_000
"""Pixels of a shape from which its edge is not smoothed any more: there it costs time and shows nothing."""


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour `share` of the way from `one` to `other`."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def gradient(size: tuple[int, int], stops: Stops, *, across: bool = False) -> Image.Image:
    """A picture that runs through `stops` (place from 0 to 1, colour), from top to bottom or from left to right."""
    length = min(64, max(2, size[0] if across else size[1]))
    pixels = bytearray()
    for step in range(length):
        pixels += bytes(_at(stops, step / (length - 1)))
    strip = Image.frombytes("RGB", (length, 1) if across else (1, length), bytes(pixels))
    return strip.resize(size, Image.Resampling.BILINEAR)


def _at(stops: Stops, place: float) -> Colour:
    for (low, one), (high, other) in pairwise(stops):
        if place <= high:
            return mix(one, other, max(0.0, place - low) / max(high - low, 1e-6))
    return stops[-1][1]


class Canvas:
    """A picture being painted, `width` × `height` pixels; every method paints over what is there."""

    def __init__(self, width: int, height: int, sky: Stops, seed: int) -> None:
        self.width, self.height = width, height
        self.image = gradient((width, height), sky)
        self.random = Random(seed)

    # ------------------------------------------------------------------ shapes
    def fill(
        self, points: Sequence[Point], top: Colour, bottom: Colour | None = None, *, soft: float = 0
    ) -> None:
        """A polygon running from `top` down to `bottom`; `soft` blurs its edge."""
        self._through(points, lambda draw, at: draw.polygon(at, fill=255), top, bottom, soft)

    def disc(self, x: float, y: float, rx: float, ry: float | None = None, *, top: Colour, bottom: Colour | None = None,
             soft: float = 0) -> None:  # fmt: skip
        """An ellipse around (x, y)."""
        ry = rx if ry is None else ry
        corners = [(x - rx, y - ry), (x + rx, y + ry)]
        self._through(corners, lambda draw, at: draw.ellipse(at, fill=255), top, bottom, soft)

    def box(self, x0: float, y0: float, x1: float, y1: float, top: Colour, bottom: Colour | None = None, *,
            round_: float = 0, soft: float = 0) -> None:  # fmt: skip
        """A rectangle, its corners rounded by `round_` pixels."""
        self._through(
            [(x0, y0), (x1, y1)],
            lambda draw, at: draw.rounded_rectangle(at, radius=round_ * 2, fill=255),
            top, bottom, soft,
        )  # fmt: skip

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """A line through `points`, its joints rounded; cheap, without soft edges."""
        draw = ImageDraw.Draw(self.image)
        draw.line(list(points), fill=colour, width=max(1, round(width)), joint="curve")

    def _through(
        self,
        points: Sequence[Point],
        paint: Callable[[ImageDraw.ImageDraw, list[Point]], None],
        top: Colour,
        bottom: Colour | None,
        soft: float,
    ) -> None:
        edge = math.ceil(soft * 2.5) + 1
        x0 = max(0, math.floor(min(x for x, _ in points)) - edge)
        y0 = max(0, math.floor(min(y for _, y in points)) - edge)
        x1 = min(self.width, math.ceil(max(x for x, _ in points)) + edge)
        y1 = min(self.height, math.ceil(max(y for _, y in points)) + edge)
        if x1 <= x0 or y1 <= y0:
            return
        size = (x1 - x0, y1 - y0)
        finer = 1 if size[0] * size[1] > _LARGE else 2
        mask = Image.new("L", (size[0] * finer, size[1] * finer))
        paint(ImageDraw.Draw(mask), [((x - x0) * finer, (y - y0) * finer) for x, y in points])
        mask = mask.reduce(finer)
        if soft:
            mask = mask.filter(ImageFilter.BoxBlur(soft))
        paint_in: Image.Image | Colour = top if bottom is None else gradient(size, ((0, top), (1, bottom)))
        self.image.paste(paint_in, (x0, y0, x1, y1), mask)

    # ------------------------------------------------------------------ light and air
    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0) -> None:
        """Light around a point, added to what is there."""
        size = round(radius * 2)
        light = _spot().resize((size, size)).point(lambda value: round(value * strength))
        layer = Image.composite(Image.new("RGB", light.size, colour), Image.new("RGB", light.size), light)
        corner = (round(x - radius), round(y - radius))
        region = (
            max(0, corner[0]),
            max(0, corner[1]),
            min(self.width, corner[0] + size),
            min(self.height, corner[1] + size),
        )
        if region[0] < region[2] and region[1] < region[3]:
            mine = (
                region[0] - corner[0],
                region[1] - corner[1],
                region[2] - corner[0],
                region[3] - corner[1],
            )
            self.image.paste(ImageChops.screen(self.image.crop(region), layer.crop(mine)), region[:2])

    def haze(self, y: float, height: float, colour: Colour, strength: float = 0.6) -> None:
        """A band of mist around the height `y`."""
        band = gradient(
            (1, max(2, round(height))), ((0, (0, 0, 0)), (0.5, (255, 255, 255)), (1, (0, 0, 0)))
        ).convert("L")
        mask = band.point(lambda value: round(value * strength)).resize((self.width, round(height)))
        self.image.paste(colour, (0, round(y - height / 2)), mask)

    def clouds(self, y0: float, y1: float, colour: Colour, *, count: int = 9, strength: float = 0.7) -> None:
        """Flat soft clouds between two heights."""
        scale = 8
        mask = Image.new("L", (self.width // scale, max(2, round(y1 - y0) // scale)))
        draw = ImageDraw.Draw(mask)
        for _ in range(count):
            x, y = self.random.uniform(0, mask.width), self.random.uniform(0.2, 0.85) * mask.height
            long = self.random.uniform(0.05, 0.16) * mask.width
            for _ in range(9):
                dx, dy = self.random.uniform(-long, long), self.random.uniform(-1, 0.4) * long * 0.22
                r = self.random.uniform(0.16, 0.42) * long
                draw.ellipse(
                    (x + dx - r, y + dy - r * 0.42, x + dx + r, y + dy + r * 0.34),
                    fill=self.random.randint(90, 210),
                )
        mask = mask.filter(ImageFilter.BoxBlur(2.4)).filter(ImageFilter.BoxBlur(1.2))
        fade = gradient(
            mask.size, ((0, (0, 0, 0)), (0.3, (255, 255, 255)), (0.8, (255, 255, 255)), (1, (0, 0, 0)))
        )
        mask = ImageChops.multiply(mask, fade.convert("L")).point(lambda value: round(value * strength))
        mask = mask.resize((self.width, round(y1 - y0)), Image.Resampling.BICUBIC)
        self.image.paste(colour, (0, round(y0)), mask)

    # ------------------------------------------------------------------ land and water
    def ridge(
        self,
        y: float,
        rise: float,
        top: Colour,
        bottom: Colour,
        *,
        rough: float = 0.5,
        base: float | None = None,
    ) -> None:
        """Hills along the whole width: around height `y`, up to `rise` pixels high, down to `base`."""
        waves = [
            (self.random.uniform(0.6, 1.4) * 2**n, self.random.uniform(0, math.tau), rough**n)
            for n in range(7)
        ]
        total = sum(weight for *_, weight in waves)
        points: list[Point] = []
        for step in range(0, self.width + 8, 8):
            place = step / self.width * math.tau
            lift = sum(math.sin(place * rate + phase) * weight for rate, phase, weight in waves) / total
            points.append((step, y - rise * (lift + 1) / 2))
        foot = self.height if base is None else base
        self.fill(
            [
                (-8, foot),
                (-8, points[0][1]),
                *points,
                (self.width + 8, points[-1][1]),
                (self.width + 8, foot),
            ],
            top,
            bottom,
        )

    def mirror(
        self, y: float, bottom: float, tint: Colour, strength: float = 0.35, *, blur: float = 5
    ) -> None:
        """Water from height `y` down to `bottom`, in which what stands above is reflected."""
        depth = round(min(bottom - y, y))
        above = self.image.crop((0, round(y) - depth, self.width, round(y))).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        small = above.resize((self.width // 3, max(2, depth // 12)), Image.Resampling.BOX)
        seen = small.resize((self.width, round(bottom - y)), Image.Resampling.BICUBIC).filter(
            ImageFilter.BoxBlur(blur)
        )
        self.image.paste(Image.blend(seen, Image.new("RGB", seen.size, tint), strength), (0, round(y)))

    def ripples(
        self, y0: float, y1: float, colour: Colour, *, count: int = 220, centre: float | None = None
    ) -> None:
        """Short bright strokes on water, longer towards the viewer, gathered around `centre` if given."""
        draw = ImageDraw.Draw(self.image)
        for _ in range(count):
            near = self.random.random() ** 1.4
            y = y0 + (y1 - y0) * near
            spread = self.width * (0.06 + 0.2 * near)
            x = (
                self.random.gauss(centre, spread)
                if centre is not None
                else self.random.uniform(0, self.width)
            )
            long = (8 + 60 * near) * self.random.uniform(0.4, 1.2)
            under = self.image.getpixel(
                (min(max(0, round(x)), self.width - 1), min(round(y), self.height - 1))
            )
            assert isinstance(under, tuple)
            shade = mix(under[:3], colour, self.random.uniform(0.15, 0.55))  # type: ignore[arg-type]
            draw.line((x - long / 2, y, x + long / 2, y), fill=shade, width=1 + round(2 * near))

    def foliage(
        self, x: float, y: float, radius: float, dark: Colour, light: Colour, *, leaves: int = 150
    ) -> None:
        """The crown of a tree: dark below, light where the sky falls on it."""
        draw = ImageDraw.Draw(self.image)
        for step in range(leaves):
            share = step / leaves
            angle, far = self.random.uniform(0, math.tau), radius * math.sqrt(self.random.random())
            px, py = x + math.cos(angle) * far, y + math.sin(angle) * far * 0.8
            lit = min(1.0, max(0.0, (y - py) / radius * 0.55 + 0.5)) * (0.25 + 0.75 * share)
            r = radius * self.random.uniform(0.05, 0.26 - 0.16 * share)
            draw.ellipse((px - r, py - r * 0.85, px + r, py + r * 0.85), fill=mix(dark, light, lit))

    def grass(self, y: float, dark: Colour, light: Colour, *, count: int = 900, long: float = 46) -> None:
        """Blades along the lower edge, from height `y` down."""
        draw = ImageDraw.Draw(self.image)
        for _ in range(count):
            near = self.random.random()
            x, foot = self.random.uniform(0, self.width), y + (self.height - y) * near
            tall = long * (0.3 + near) * self.random.uniform(0.5, 1.2)
            lean = self.random.uniform(-0.35, 0.35) * tall
            draw.line(
                (x, foot, x + lean, foot - tall),
                fill=mix(dark, light, self.random.random()),
                width=1 + round(2.4 * near),
            )

    def person(
        self, x: float, foot: float, tall: float, coat: Colour, *, skin: Colour = (196, 158, 132)
    ) -> None:
        """Somebody seen from afar, standing; no face."""
        dark = mix(coat, (16, 18, 26), 0.45)
        head, wide = tall * 0.068, tall * 0.125
        self.disc(
            x,
            foot + tall * 0.008,
            wide * 1.5,
            tall * 0.022,
            top=mix(self._under(x, foot), (0, 0, 0), 0.35),
            soft=3,
        )
        for side in (-1, 1):
            self.box(
                x + side * wide * 0.42 - wide * 0.3,
                foot - tall * 0.48,
                x + side * wide * 0.42 + wide * 0.3,
                foot,
                dark,
                mix(dark, (0, 0, 0), 0.3),
                round_=4,
            )
        self.box(
            x - wide,
            foot - tall * 0.84,
            x + wide,
            foot - tall * 0.4,
            mix(coat, (255, 255, 255), 0.14),
            dark,
            round_=wide * 0.7,
        )
        self.disc(
            x,
            foot - tall * 0.915,
            head,
            head * 1.18,
            top=mix(skin, (40, 30, 28), 0.1),
            bottom=mix(skin, (40, 30, 28), 0.4),
        )
        self.disc(x, foot - tall * 0.945, head * 1.06, head * 0.86, top=mix((52, 42, 38), coat, 0.1))

    def _under(self, x: float, y: float) -> Colour:
        found = self.image.getpixel(
            (min(max(0, round(x)), self.width - 1), min(max(0, round(y)), self.height - 1))
        )
        assert isinstance(found, tuple)
        return int(found[0]), int(found[1]), int(found[2])

    # ------------------------------------------------------------------ the lens
    def blur(self, radius: float, box: tuple[int, int, int, int] | None = None) -> None:
        """Put what is painted so far out of focus, wholly or within `box`."""
        where = box or (0, 0, self.width, self.height)
        part = self.image.crop(where)
        small = part.reduce(2).filter(ImageFilter.BoxBlur(radius / 2)).filter(ImageFilter.BoxBlur(radius / 2))
        self.image.paste(small.resize(part.size, Image.Resampling.BILINEAR), where[:2])

    def developed(self, *, grain: int = 5, dim: float = 0.2) -> Image.Image:
        """The photo: corners a little darker, light grain, twice the size."""
        shade = _corners(dim).resize((self.width, self.height), Image.Resampling.BILINEAR)
        image = ImageChops.multiply(self.image, Image.merge("RGB", (shade, shade, shade)))
        noise = _noise(self.width, self.height, grain)
        image = ImageChops.add(image, noise, 1, -128)
        return image.resize((self.width * 2, self.height * 2), Image.Resampling.BICUBIC)


@cache
def _spot() -> Image.Image:
    """White in the middle and black at the edge of a circle, falling off as light does."""
    return _round(lambda far: (1 - far) ** 2 if far < 1 else 0)


@cache
def _corners(dim: float) -> Image.Image:
    """White, but for the corners, which are darker by `dim`."""
    return _round(lambda far: 1 - dim * (far / math.sqrt(2)) ** 2.6)


def _round(bright: Callable[[float], float]) -> Image.Image:
    """A square in which `bright` says how bright it is at a distance from the middle (1 is half its side)."""
    half = 64
    away = [(n + 0.5 - half) / half for n in range(2 * half)]
    pixels = bytes(round(255 * bright(math.hypot(x, y))) for y in away for x in away)
    return Image.frombytes("L", (2 * half, 2 * half), pixels)


@cache
def _noise(width: int, height: int, grain: int) -> Image.Image:
    """Grey around 128, `grain` deep."""
    random, side = Random(grain), 512
    tile = Image.frombytes("L", (side, side), random.randbytes(side * side)).filter(ImageFilter.BoxBlur(0.6))
    tile = tile.point(lambda value: 128 + round((value - 128) / 128 * grain * 1.6))
    sheet = Image.new("L", (width, height))
    for x in range(0, width, side):
        for y in range(0, height, side):
            sheet.paste(tile, (x, y))
    return Image.merge("RGB", (sheet, sheet, sheet))
