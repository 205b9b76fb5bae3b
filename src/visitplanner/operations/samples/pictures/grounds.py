"""Scenes by day in town: a school with a solar roof, cars charging under one, the way to a shrine."""

from __future__ import annotations

import math
from collections.abc import Iterable

from visitplanner.operations.samples.pictures.canvas import Canvas, Colour, Point, mix
from visitplanner.operations.samples.pictures.country import panel

LANDSCAPE = (2000, 1500)
PORTRAIT = (1500, 2000)
WHITE = (255, 255, 255)

Shape = tuple[Point, ...]


def school() -> Canvas:
    """A school with solar cells on its roof, trees in autumn, a yard."""
    sky = ((0, (88, 150, 208)), (0.5, (206, 226, 238)), (0.62, (244, 240, 228)), (1, (244, 240, 228)))
    canvas = Canvas(*LANDSCAPE, sky, 37)
    canvas.glow(240, 250, 620, (255, 244, 206), 0.75)
    canvas.clouds(60, 460, WHITE, count=9)
    canvas.ridge(820, 120, (118, 146, 128), (150, 168, 138), rough=0.6, base=1014)
    for n in range(7):
        canvas.foliage(
            1650 + n * 62, 800 + (n % 3) * 26, 96, (74, 60, 34), mix((214, 138, 52), (228, 186, 84), n / 7)
        )
    canvas.fill([(0, 1010), (2000, 1000), (2000, 1500), (0, 1500)], (212, 190, 154), (176, 150, 112))
    _school_house(canvas)
    canvas.fill([(0, 1092), (2000, 1084), (2000, 1112), (0, 1122)], (160, 138, 106), soft=10)
    for radius in (330, 270):
        canvas.line(
            [
                (
                    1000 + math.cos(a / 30 * math.tau) * radius * 2.6,
                    1330 + math.sin(a / 30 * math.tau) * radius * 0.42,
                )
                for a in range(31)
            ],
            (238, 226, 204),
            7,
        )
    canvas.box(1776, 924, 1886, 1082, (234, 238, 240), (196, 204, 210), round_=8)
    canvas.box(1796, 950, 1866, 990, (46, 128, 92), (38, 104, 78), round_=6)
    for n in range(4):
        canvas.line([(1796, 1012 + n * 16), (1866, 1012 + n * 16)], (158, 168, 176), 4)
    for x, size in ((120, 190), (330, 140)):
        canvas.box(x - 15, 900, x + 15, 1130, (96, 74, 56), (58, 44, 34))
        canvas.foliage(x, 800, size, (84, 66, 26), (236, 178, 62), leaves=420)
    return canvas


def _school_house(canvas: Canvas) -> None:
    left, right, top, foot = 420, 1720, 560, 1092
    canvas.box(left, top, right, foot, (246, 238, 222), (222, 208, 186))
    canvas.box(right - 260, top - 96, right, foot, (250, 244, 230), (226, 214, 194))
    canvas.disc(right - 130, top - 6, 46, top=(252, 252, 250), bottom=(232, 232, 228))
    canvas.line([(right - 130, top - 6), (right - 130, top - 38)], (40, 48, 60), 6)
    canvas.line([(right - 130, top - 6), (right - 106, top + 6)], (40, 48, 60), 6)
    for floor in range(3):
        y = top + 56 + floor * 158
        canvas.box(left, y + 118, right - 262, y + 130, (206, 190, 164), (186, 170, 146))
        for n in range(8):
            x = left + 34 + n * 124
            canvas.box(x, y, x + 100, y + 100, (132, 172, 200), (70, 104, 132))
            canvas.fill(
                [(x, y + 100), (x + 44, y), (x + 72, y), (x + 28, y + 100)], (176, 206, 224), (110, 144, 170)
            )
            canvas.line([(x + 50, y), (x + 50, y + 100)], (240, 238, 230), 6)
            canvas.line([(x, y + 40), (x + 100, y + 40)], (240, 238, 230), 4)
    canvas.box(right - 196, foot - 150, right - 64, foot, (92, 116, 132), (52, 66, 78))
    canvas.line([(right - 130, foot - 150), (right - 130, foot)], (222, 226, 228), 6)
    canvas.box(left - 24, top - 22, right - 258, top + 8, (190, 178, 158), (156, 144, 126))
    for n in range(5):
        x = left + 6 + n * 202
        canvas.fill([(x + 150, top - 22), (x + 184, top - 22), (x + 196, top - 104)], (122, 126, 132))
        panel(
            canvas,
            ((x, top - 22), (x + 172, top - 22)),
            ((x + 28, top - 112), (x + 196, top - 112)),
            9,
            4,
            shine=0.4,
        )


def solar_canopy() -> Canvas:
    """Electric cars charging under a roof of solar cells, a city behind, a bright grey sky."""
    sky = ((0, (150, 168, 186)), (0.45, (208, 216, 222)), (0.62, (232, 232, 226)), (1, (232, 232, 226)))
    canvas = Canvas(*LANDSCAPE, sky, 53)
    canvas.clouds(0, 520, (246, 248, 250), count=16, strength=0.8)
    canvas.glow(620, 330, 620, (255, 250, 236), 0.5)
    for n in range(15):
        x, tall = n * 142 - 30, canvas.random.uniform(90, 330)
        shade = mix((146, 158, 172), (178, 186, 194), canvas.random.random())
        canvas.box(
            x, 870 - tall, x + canvas.random.uniform(90, 150), 900, shade, mix(shade, (206, 210, 212), 0.6)
        )
    canvas.blur(6, (0, 430, 2000, 910))
    canvas.fill([(0, 894), (2000, 894), (2000, 1500), (0, 1500)], (128, 130, 134), (84, 86, 92))
    for n in range(-1, 8):
        canvas.fill(
            [(n * 320 + 40, 1500), (n * 320 + 58, 1500), (n * 230 + 356, 1010), (n * 230 + 346, 1010)],
            (226, 226, 220),
        )
    for n in range(5):
        _charging_car(canvas, n)
    for x in (150, 760, 1370, 1940):
        canvas.box(x - 17, 470, x + 17, 1240, (238, 240, 242), (168, 174, 182))
        canvas.fill(
            [(x, 560), (x + 150, 424), (x + 168, 424), (x + 10, 606)], (214, 218, 222), (180, 186, 192)
        )
        canvas.disc(x, 1244, 44, 12, top=(66, 68, 74), soft=6)
    canvas.fill([(-20, 470), (2020, 394), (2020, 430), (-20, 520)], (214, 220, 226), (150, 158, 168))
    panel(canvas, ((-40, 474), (2060, 396)), ((120, 250), (2090, 216)), 40, 5, shine=0.62)
    return canvas


_PAINTS: tuple[Colour, ...] = ((196, 60, 58), (232, 236, 240), (44, 92, 150), (66, 74, 84), (58, 128, 106))
_BODY = (
    (0, -62), (12, -112), (64, -126), (124, -184), (226, -186), (284, -124), (330, -108), (338, -40), (326, -16),
    (6, -16),
)  # fmt: skip
_FRONT_WINDOW = (78, -124), (130, -172), (172, -173), (172, -122)
_REAR_WINDOW = (184, -122), (184, -173), (220, -173), (264, -122)


def _charging_car(canvas: Canvas, n: int) -> None:
    paint, x, y = _PAINTS[n], 70 + n * 392, 1190

    def there(shape: Iterable[Point]) -> list[Point]:
        return [(x + dx, y + dy) for dx, dy in shape]

    canvas.disc(x + 166, y + 8, 196, 22, top=(54, 56, 62), soft=9)
    canvas.fill(there(_BODY), mix(paint, WHITE, 0.28), mix(paint, (0, 0, 0), 0.32))
    for window in (_FRONT_WINDOW, _REAR_WINDOW):
        canvas.fill(there(window), (44, 56, 70), (112, 130, 146))
    for wheel in (70, 268):
        canvas.disc(x + wheel, y - 16, 40, top=(34, 36, 40), bottom=(14, 15, 18))
        canvas.disc(x + wheel, y - 16, 22, top=(188, 194, 200), bottom=(120, 126, 134))
    canvas.disc(x + 14, y - 88, 16, 9, top=(255, 250, 222))
    canvas.line([(x + 176, y - 112), (x + 176, y - 26)], mix(paint, (0, 0, 0), 0.4), 3)
    canvas.box(x + 366, y - 224, x + 414, y + 4, (246, 248, 250), (196, 204, 212), round_=12)
    canvas.box(x + 374, y - 208, x + 406, y - 164, (34, 48, 60), (58, 96, 104), round_=5)
    canvas.disc(x + 390, y - 142, 8, top=(74, 208, 120))
    canvas.glow(x + 390, y - 142, 44, (60, 220, 120), 0.5)
    canvas.line(there(((392, -120), (372, -50), (346, -44), (328, -84))), (38, 42, 48), 7)


def approach() -> Canvas:
    """An avenue towards a red gate: stone lanterns, pines, people, afternoon light."""
    sky = ((0, (118, 166, 206)), (0.4, (222, 226, 216)), (0.52, (250, 236, 206)), (1, (250, 236, 206)))
    canvas = Canvas(*PORTRAIT, sky, 71)
    canvas.glow(750, 860, 760, (255, 232, 178), 0.85)
    canvas.ridge(990, 190, (108, 138, 116), (152, 168, 136), rough=0.6, base=1060)
    canvas.haze(1010, 200, (250, 238, 212), 0.6)
    canvas.fill([(0, 1060), (1500, 1060), (1500, 2000), (0, 2000)], (120, 130, 84), (72, 84, 48))
    canvas.fill([(690, 1040), (810, 1040), (1330, 2000), (170, 2000)], (230, 216, 188), (176, 160, 136))
    for n in range(20):
        share = (n / 20) ** 1.8
        y, wide = 1052 + 948 * share, 62 + 520 * share
        canvas.line(
            [(750 - wide, y), (750 + wide, y)], mix((206, 190, 162), (146, 130, 108), share), 2 + 4 * share
        )
    _trees(canvas)
    _gate(canvas, 750, 1130, 300)
    people = (
        (700, 1190, 96, (70, 92, 130)), (788, 1204, 104, (166, 84, 76)), (662, 1262, 138, (214, 206, 190)),
        (864, 1300, 160, (58, 84, 74)), (598, 1420, 232, (46, 60, 96)), (934, 1480, 262, (150, 66, 70)),
    )  # fmt: skip
    for person in people:
        canvas.person(*person)
    _gate(canvas, 750, 1640, 1000)
    for _ in range(120):
        x, y = canvas.random.uniform(0, 1500), canvas.random.uniform(1480, 1990)
        canvas.disc(
            x,
            y,
            canvas.random.uniform(4, 10),
            4,
            top=mix((196, 96, 40), (226, 166, 66), canvas.random.random()),
        )
    return canvas


def _trees(canvas: Canvas) -> None:
    for n in range(7):
        share = n / 6
        for side in (-1, 1):
            x = 750 + side * (120 + 640 * share**1.5)
            foot, tall = 1080 + 620 * share**1.7, 190 + 900 * share**1.3
            canvas.box(
                x - 7 - 20 * share, foot - tall * 0.9, x + 7 + 20 * share, foot, (104, 80, 62), (56, 44, 36)
            )
            dark = mix((90, 110, 90), (24, 46, 34), 0.5 + share / 2)
            light = mix((206, 200, 140), (118, 146, 70), 0.5 + share / 2)
            for bunch in range(4):
                px = x + canvas.random.uniform(-0.2, 0.2) * tall
                py = foot - tall * (0.55 + 0.16 * bunch)
                canvas.foliage(px, py, tall * (0.23 - 0.025 * bunch), dark, light, leaves=120)
            if n in (2, 3, 4, 5):
                _lantern(canvas, 750 + side * (88 + 480 * share**1.5), foot + 20 * share, 60 + 210 * share)


def _lantern(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    light, dark = (196, 190, 178), (112, 108, 100)
    canvas.box(x - tall * 0.2, foot - tall * 0.1, x + tall * 0.2, foot, light, dark)
    canvas.box(x - tall * 0.08, foot - tall * 0.6, x + tall * 0.08, foot - tall * 0.08, light, dark)
    canvas.box(x - tall * 0.18, foot - tall * 0.82, x + tall * 0.18, foot - tall * 0.58, light, dark)
    canvas.box(
        x - tall * 0.09,
        foot - tall * 0.78,
        x + tall * 0.09,
        foot - tall * 0.63,
        (255, 214, 140),
        (214, 150, 80),
    )
    canvas.fill(
        [(x - tall * 0.3, foot - tall * 0.8), (x, foot - tall), (x + tall * 0.3, foot - tall * 0.8)],
        light,
        dark,
    )


_POST: Shape = (-0.62, 0), (-0.46, 1), (0.46, 1), (0.62, 0)
_POST_IN_SHADE: Shape = (0.1, 0), (0.1, 1), (0.46, 1), (0.62, 0)
_LINTEL: Shape = (-0.56, -0.9), (-0.3, -0.4), (0.3, -0.4), (0.56, -0.9), (0.54, 0.5), (-0.54, 0.5)
_RIDGE: Shape = (
    (-0.58, -1.4), (-0.3, -0.9), (0.3, -0.9), (0.58, -1.4), (0.56, -0.8), (0.3, -0.3), (-0.3, -0.3), (-0.56, -0.8),
)  # fmt: skip


def _gate(canvas: Canvas, x: float, foot: float, wide: float) -> None:
    red, deep = (206, 66, 44), (128, 34, 28)
    tall, thick = wide * 0.98, wide * 0.066
    for side in (-1, 1):
        px = x + side * wide * 0.4
        canvas.disc(px, foot + thick * 0.1, thick * 1.2, thick * 0.3, top=(90, 80, 66), soft=5)
        for shape, light, dark in (
            (_POST, red, deep), (_POST_IN_SHADE, mix(red, deep, 0.5), mix(deep, (0, 0, 0), 0.2)),
        ):  # fmt: skip
            canvas.fill([(px + dx * thick, foot - up * tall * 0.9) for dx, up in shape], light, dark)
        canvas.box(px - thick * 0.72, foot - thick * 0.9, px + thick * 0.72, foot, (54, 46, 44), (30, 26, 26))
    beam, top = foot - tall * 0.72, foot - tall * 0.96
    canvas.box(x - wide * 0.48, beam - thick * 0.5, x + wide * 0.48, beam + thick * 0.5, red, deep)
    for shape, light, dark in ((_LINTEL, red, deep), (_RIDGE, (58, 50, 52), (34, 30, 32))):
        canvas.fill([(x + dx * wide, top + dy * thick) for dx, dy in shape], light, dark)
    sign = thick * 0.7
    canvas.box(x - sign, top + thick * 0.4, x + sign, beam - thick * 0.4, (48, 42, 44), (30, 26, 28))
