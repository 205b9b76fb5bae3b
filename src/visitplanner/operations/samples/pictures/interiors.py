"""Scenes indoors: a wall of graphic recording, a hand-held service, a heat-pump room."""

from __future__ import annotations

import math

from visitplanner.operations.samples.pictures.canvas import Canvas, Colour, Point, mix

LANDSCAPE = (2000, 1500)
PORTRAIT = (1500, 2000)
WHITE = (255, 255, 255)
INK = (44, 50, 62)
BLUE, RED, GREEN, GOLD = (40, 104, 190), (214, 72, 62), (56, 150, 96), (236, 178, 48)


PINK, MINT = (244, 150, 170), (140, 206, 190)
_NOTES = (
    (1500, 340, GOLD), (1660, 372, PINK), (1560, 500, MINT), (1716, 530, GOLD), (210, 990, MINT), (372, 1030, PINK),
)  # fmt: skip


def graphic_recording() -> Canvas:
    """A whiteboard on which a conversation was drawn: people, houses, paths, notes."""
    wall = ((0, (222, 214, 202)), (0.8, (206, 196, 182)), (0.86, (160, 132, 104)), (1, (132, 106, 84)))
    canvas = Canvas(*LANDSCAPE, wall, 131)
    canvas.box(96, 120, 1916, 1266, (120, 112, 104), soft=22)
    canvas.box(80, 96, 1920, 1250, (206, 210, 214), (172, 176, 182), round_=16)
    canvas.box(104, 120, 1896, 1226, (252, 252, 250), (236, 238, 240), round_=8)
    canvas.fill(
        [(420, 120), (860, 120), (480, 1226), (104, 1226), (104, 1010)],
        (255, 255, 255),
        (246, 248, 250),
        soft=40,
    )
    _heading(canvas)
    _ring_of_people(canvas, 560, 760, 210)
    _town(canvas, 1300, 930)
    _path(canvas)
    for n, (x, y, cloth) in enumerate(_NOTES):
        _note(canvas, x, y, cloth, n)
    _bubble(canvas, 330, 440, 196, 84, BLUE)
    _bubble(canvas, 860, 420, 226, 92, RED)
    _bubble(canvas, 890, 1010, 220, 84, GREEN)
    _pens(canvas)
    canvas.person(1770, 1560, 760, (70, 88, 112))
    canvas.person(1560, 1600, 740, (170, 96, 78))
    return canvas


def _pens(canvas: Canvas) -> None:
    canvas.box(420, 1240, 1480, 1268, (190, 194, 200), (140, 146, 154), round_=6)
    for n, colour in enumerate((INK, BLUE, RED, GREEN, GOLD)):
        x = 520 + n * 130
        canvas.box(x, 1222, x + 100, 1244, mix(colour, WHITE, 0.1), mix(colour, (0, 0, 0), 0.3), round_=10)
        canvas.box(x + 84, 1226, x + 106, 1240, (240, 240, 240), round_=5)


def _stroke(canvas: Canvas, points: list[Point], colour: Colour, width: float) -> None:
    """A line as a hand draws it: a little off."""
    shaky = [(x + canvas.random.uniform(-2, 2), y + canvas.random.uniform(-2, 2)) for x, y in points]
    canvas.line(shaky, colour, width)
    for x, y in (shaky[0], shaky[-1]):
        canvas.disc(x, y, width / 2, top=colour)


def _arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 18) -> list[Point]:
    return [
        (
            x + math.cos(start + (end - start) * n / steps) * rx,
            y + math.sin(start + (end - start) * n / steps) * ry,
        )
        for n in range(steps + 1)
    ]


def _heading(canvas: Canvas) -> None:
    for n, wide in enumerate((120, 90, 150, 70, 130, 104)):
        x = 520 + sum((120, 90, 150, 70, 130, 104)[:n]) + n * 34
        _stroke(canvas, [(x + s * wide / 6, 216 + (26 if s % 2 else -22)) for s in range(7)], INK, 11)
    _stroke(canvas, [(500, 276), (900, 284), (1380, 274)], GOLD, 16)
    _stroke(canvas, [(520, 294), (1000, 300), (1340, 292)], GOLD, 8)


def _ring_of_people(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _stroke(canvas, _arc(x, y, radius * 0.62, radius * 0.5, 0, math.tau), mix(BLUE, WHITE, 0.4), 6)
    for n in range(9):
        angle = n / 9 * math.tau
        px, py = x + math.cos(angle) * radius, y + math.sin(angle) * radius * 0.86
        colour = (BLUE, RED, GREEN, INK, GOLD)[n % 5]
        _stroke(canvas, _arc(px, py - 34, 24, 25, 0, math.tau), colour, 7)
        _stroke(canvas, _arc(px, py + 36, 40, 44, math.pi, math.tau), colour, 7)
    for n in range(3):
        _stroke(canvas, [(x - 66, y - 26 + n * 26), (x + 62 - n * 20, y - 28 + n * 26)], INK, 6)


def _town(canvas: Canvas, x: float, foot: float) -> None:
    _stroke(canvas, [(x - 230, foot), (x + 460, foot + 6)], INK, 7)
    for n, (dx, wide, tall, colour) in enumerate(
        ((-190, 104, 110, RED), (-60, 120, 190, BLUE), (90, 96, 120, GREEN), (210, 130, 90, GOLD))
    ):
        left, right, top = x + dx, x + dx + wide, foot - tall
        canvas.fill([(left, top), (right, top), (right, foot), (left, foot)], mix(colour, WHITE, 0.78))
        _stroke(canvas, [(left, foot), (left, top), (right, top), (right, foot)], colour, 7)
        if n != 1:
            _stroke(canvas, [(left - 16, top), ((left + right) / 2, top - 56), (right + 16, top)], colour, 7)
        for row in range(max(1, tall // 70)):
            _stroke(canvas, [(left + 24, top + 30 + row * 54), (right - 24, top + 30 + row * 54)], colour, 5)
    _stroke(canvas, _arc(x + 396, foot - 96, 44, 50, 0, math.tau), GREEN, 8)
    _stroke(canvas, [(x + 396, foot - 46), (x + 396, foot)], (128, 92, 60), 9)
    _stroke(canvas, _arc(x + 20, foot - 300, 40, 40, 0, math.tau), GOLD, 9)
    for n in range(8):
        a = n / 8 * math.tau
        _stroke(
            canvas,
            [
                (x + 20 + math.cos(a) * 56, foot - 300 + math.sin(a) * 56),
                (x + 20 + math.cos(a) * 84, foot - 300 + math.sin(a) * 84),
            ],
            GOLD,
            7,
        )


def _path(canvas: Canvas) -> None:
    curve: list[Point] = [(792 + n * 15, 740 + math.sin(n / 4) * 42) for n in range(18)]
    _stroke(canvas, curve, RED, 12)
    x, y = curve[-1]
    _stroke(canvas, [(x - 40, y - 38), (x + 6, y), (x - 38, y + 40)], RED, 12)


def _bubble(canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
    canvas.disc(x, y, rx, ry, top=mix(colour, WHITE, 0.88))
    _stroke(canvas, _arc(x, y, rx, ry, 0.3 * math.pi, 2.2 * math.pi, 30), colour, 8)
    _stroke(
        canvas,
        [(x + rx * 0.58, y + ry * 0.8), (x + rx * 0.8, y + ry * 1.5), (x + rx * 0.8, y + ry * 0.6)],
        colour,
        8,
    )
    for n in range(3):
        _stroke(
            canvas,
            [
                (x - rx * (0.62 - 0.06 * n), y - ry * 0.36 + n * ry * 0.4),
                (x + rx * (0.56 - 0.2 * n), y - ry * 0.38 + n * ry * 0.4),
            ],
            INK,
            6,
        )


def _note(canvas: Canvas, x: float, y: float, cloth: Colour, n: int) -> None:
    lean = (-9, 7, 4, -6, 8, -5)[n % 6]
    corners = [
        (x + lean, y),
        (x + 124 + lean, y + lean),
        (x + 124 - lean, y + 122 + lean),
        (x - lean, y + 122),
    ]
    canvas.fill([(px + 7, py + 10) for px, py in corners], (196, 198, 202), soft=7)
    canvas.fill(corners, mix(cloth, WHITE, 0.42), mix(cloth, WHITE, 0.2))
    for row in range(3):
        _stroke(
            canvas,
            [(x + 20, y + 34 + row * 26), (x + 102 - row * 18, y + 34 + row * 26)],
            mix(INK, cloth, 0.3),
            5,
        )


def phone() -> Canvas:
    """A hand holds a phone with the city's message account; a counter out of focus behind."""
    room = ((0, (188, 172, 148)), (0.5, (150, 126, 104)), (0.62, (112, 88, 74)), (1, (84, 66, 58)))
    canvas = Canvas(*PORTRAIT, room, 149)
    _counter(canvas)
    canvas.blur(26)
    canvas.glow(1180, 300, 640, (255, 226, 176), 0.55)
    canvas.fill(
        [
            (1180, 2000),
            (1130, 1560),
            (1150, 1320),
            (1090, 1080),
            (1170, 1000),
            (1290, 1180),
            (1420, 1500),
            (1500, 1600),
            (1500, 2000),
        ],
        (226, 178, 148),
        (186, 132, 106),
        soft=3,
    )
    canvas.fill(
        [(300, 2000), (340, 1720), (420, 1560), (1120, 1560), (1200, 1760), (1230, 2000)],
        (222, 172, 142),
        (176, 122, 98),
        soft=3,
    )
    canvas.box(412, 372, 1128, 1740, (52, 40, 36), round_=96, soft=20)
    canvas.box(400, 340, 1110, 1716, (40, 42, 48), (18, 19, 23), round_=92)
    canvas.box(424, 364, 1086, 1692, (236, 242, 248), (222, 232, 240), round_=70)
    _messages(canvas)
    for n in range(4):
        y = 1090 + n * 136
        canvas.box(318 - n * 4, y, 470 - n * 16, y + 104, (236, 190, 160), (200, 146, 118), round_=52, soft=2)
    canvas.box(1010, 1010, 1136, 1330, (236, 190, 160), (206, 152, 124), round_=60, soft=2)
    canvas.box(1030, 1026, 1106, 1112, (250, 220, 200), (240, 202, 178), round_=36, soft=3)
    return canvas


def _counter(canvas: Canvas) -> None:
    for n in range(4):
        canvas.box(60 + n * 380, 140, 380 + n * 380, 700, (224, 218, 204), (196, 186, 170))
        canvas.disc(220 + n * 380, 90, 80, 34, top=(255, 246, 220))
    for x, coat in ((260, (70, 92, 128)), (700, (186, 98, 86)), (1240, (96, 122, 100))):
        canvas.person(x, 1250, 800, coat)
    canvas.box(0, 980, 1500, 1100, (206, 166, 118), (160, 120, 84))
    canvas.box(0, 1100, 1500, 1500, (138, 104, 78), (96, 72, 58))


def _messages(canvas: Canvas) -> None:
    canvas.box(424, 364, 1086, 520, (28, 108, 96), (24, 92, 84), round_=70)
    canvas.box(424, 450, 1086, 520, (24, 94, 86), (24, 92, 84))
    canvas.box(690, 384, 820, 408, (14, 16, 20), round_=12)
    canvas.disc(510, 466, 38, top=(240, 246, 244))
    canvas.fill([(484, 474), (510, 444), (536, 474), (536, 490), (484, 490)], (28, 108, 96))
    canvas.box(570, 446, 800, 462, (236, 246, 242), round_=8)
    canvas.box(570, 478, 720, 490, (150, 200, 188), round_=6)
    canvas.box(456, 556, 880, 690, WHITE, round_=30)
    canvas.box(488, 590, 820, 604, (70, 80, 92), round_=6)
    canvas.box(488, 622, 760, 636, (150, 160, 170), round_=6)
    canvas.box(488, 652, 640, 664, (150, 160, 170), round_=6)
    tiles: tuple[Colour, ...] = (
        (62, 140, 196),
        (236, 162, 62),
        (86, 168, 112),
        (206, 98, 116),
        (126, 112, 190),
        (64, 158, 160),
    )
    for n, colour in enumerate(tiles):
        x, y = 456 + (n % 3) * 204, 722 + (n // 3) * 206
        canvas.box(x, y, x + 186, y + 188, WHITE, (250, 252, 254), round_=26)
        canvas.disc(x + 93, y + 76, 46, top=mix(colour, WHITE, 0.2), bottom=colour)
        _sign(canvas, n, x + 93, y + 76)
        canvas.box(x + 42, y + 144, x + 144, y + 156, (110, 120, 132), round_=6)
    canvas.box(640, 1150, 1054, 1240, (196, 236, 216), (182, 228, 206), round_=30)
    canvas.box(672, 1182, 980, 1196, (54, 92, 78), round_=6)
    canvas.box(456, 1268, 900, 1430, WHITE, round_=30)
    canvas.disc(520, 1348, 36, top=(86, 190, 126), bottom=(58, 160, 102))
    canvas.line([(504, 1348), (516, 1362), (540, 1334)], WHITE, 8)
    canvas.box(580, 1318, 850, 1332, (70, 80, 92), round_=6)
    canvas.box(580, 1352, 800, 1366, (150, 160, 170), round_=6)
    canvas.box(456, 1590, 940, 1656, WHITE, round_=33)
    canvas.disc(1010, 1623, 36, top=(28, 108, 96))
    canvas.fill([(998, 1606), (1030, 1623), (998, 1640)], WHITE)


def _sign(canvas: Canvas, n: int, x: float, y: float) -> None:
    """The six procedures: a paper, a coin, a child, a bus, a heart, a calendar."""
    if n == 0:
        canvas.box(x - 16, y - 22, x + 16, y + 22, WHITE, round_=4)
        for row in range(3):
            canvas.line([(x - 9, y - 10 + row * 10), (x + 9, y - 10 + row * 10)], (62, 140, 196), 4)
    elif n == 1:
        canvas.disc(x, y, 21, top=WHITE)
        canvas.disc(x, y, 14, top=(236, 162, 62))
    elif n == 2:
        canvas.disc(x, y - 11, 11, top=WHITE)
        canvas.disc(x, y + 15, 19, 14, top=WHITE)
    elif n == 3:
        canvas.box(x - 22, y - 16, x + 22, y + 12, WHITE, round_=6)
        canvas.box(x - 17, y - 10, x + 17, y, (206, 98, 116))
        for side in (-12, 12):
            canvas.disc(x + side, y + 15, 6, top=WHITE)
    elif n == 4:
        canvas.disc(x - 10, y - 6, 12, top=WHITE)
        canvas.disc(x + 10, y - 6, 12, top=WHITE)
        canvas.fill([(x - 21, y), (x + 21, y), (x, y + 24)], WHITE)
    else:
        canvas.box(x - 20, y - 18, x + 20, y + 20, WHITE, round_=5)
        canvas.box(x - 20, y - 18, x + 20, y - 6, (200, 236, 234), round_=4)


def heat_pump_room() -> Canvas:
    """A machine room: insulated pipes, red and blue valves, gauges, a large heat pump."""
    wall = ((0, (92, 104, 116)), (0.6, (158, 168, 176)), (0.7, (176, 182, 186)), (1, (176, 182, 186)))
    canvas = Canvas(*LANDSCAPE, wall, 163)
    for n in range(11):
        canvas.box(n * 200, 0, n * 200 + 3, 1080, (128, 138, 148))
    for x in (360, 1010, 1660):
        canvas.box(x - 170, 34, x + 170, 62, (255, 255, 250), round_=12)
        canvas.glow(x, 60, 560, (226, 240, 255), 0.5)
    canvas.fill([(0, 1080), (2000, 1080), (2000, 1500), (0, 1500)], (112, 122, 128), (72, 80, 88))
    _machine(canvas)
    for n, (y, tint) in enumerate(((214, RED), (322, BLUE), (430, RED), (538, BLUE))):
        _pipe(canvas, y, 42, tint, 1180 + n * 130)
    for n in range(4):
        _riser(canvas, 120 + n * 118, 590, 1090, (BLUE, RED)[n % 2])
    canvas.mirror(1082, 1500, (84, 94, 102), 0.55, blur=9)
    canvas.fill([(0, 1330), (2000, 1290), (2000, 1312), (0, 1354)], (226, 186, 62), (206, 166, 50))
    canvas.person(1846, 1240, 560, (236, 150, 54))
    canvas.disc(1846, 706, 47, 35, top=(250, 250, 246), bottom=(214, 216, 214))
    canvas.box(1786, 858, 1906, 878, (246, 244, 196))
    return canvas


def _machine(canvas: Canvas) -> None:
    canvas.box(700, 1060, 1640, 1110, (60, 66, 74), (40, 44, 50))
    canvas.box(720, 660, 1620, 1076, (216, 222, 226), (160, 168, 176), round_=18)
    canvas.box(720, 660, 1620, 716, (44, 134, 118), (34, 108, 98), round_=18)
    for n in range(3):
        x = 766 + n * 180
        canvas.box(x, 752, x + 156, 1036, (226, 232, 236), (184, 192, 198), round_=10)
        for row in range(12):
            canvas.line([(x + 22, 786 + row * 20), (x + 134, 786 + row * 20)], (150, 158, 166), 5)
    canvas.box(1330, 752, 1576, 900, (28, 38, 48), (44, 58, 70), round_=12)
    wave: list[Point] = [(1352 + n * 10, 846 - 30 * math.sin(n / 3.2) * math.exp(-n / 40)) for n in range(21)]
    canvas.line(wave, (92, 226, 168), 5)
    canvas.line([(1352, 872), (1554, 872)], (90, 104, 116), 3)
    for n, colour in enumerate(((74, 208, 120), (74, 208, 120), GOLD)):
        canvas.disc(1368 + n * 60, 950, 18, top=mix(colour, WHITE, 0.4), bottom=colour)
        canvas.glow(1368 + n * 60, 950, 60, colour, 0.4)
    _gauge(canvas, 1530, 990, 34, 0.4)


def _pipe(canvas: Canvas, y: float, half: float, tint: Colour, valve: float) -> None:
    canvas.box(0, y + half + 8, 2000, y + half + 24, (112, 122, 132), soft=10)
    canvas.box(-10, y - half, 2010, y, (196, 204, 210), (250, 252, 254))
    canvas.box(-10, y, 2010, y + half, (236, 240, 242), (120, 128, 138))
    for n in range(10):
        x = 90 + n * 214
        canvas.box(x, y - half - 3, x + 12, y + half + 3, (206, 212, 218), (110, 118, 128))
        canvas.fill([(x + 60, y - 16), (x + 112, y), (x + 60, y + 16)], tint)
    canvas.box(
        valve - 54,
        y - half - 12,
        valve + 54,
        y + half + 12,
        mix(tint, WHITE, 0.2),
        mix(tint, (0, 0, 0), 0.35),
        round_=14,
    )
    canvas.box(valve - 7, y - half - 52, valve + 7, y - half, (140, 148, 156))
    canvas.disc(valve, y - half - 56, 44, 13, top=mix(tint, WHITE, 0.3), bottom=mix(tint, (0, 0, 0), 0.3))
    _gauge(canvas, valve + 150, y - half - 30, 34, valve / 300)


def _riser(canvas: Canvas, x: float, top: float, foot: float, tint: Colour) -> None:
    canvas.box(x + 34, top, x + 62, foot, (112, 122, 130), soft=10)
    for n in range(16):
        light = 0.5 + 0.5 * math.cos((n / 15 - 0.32) * math.pi * 1.3)
        canvas.box(
            x - 34 + n * 4.5, top, x - 29 + n * 4.5, foot, mix((108, 118, 128), (252, 253, 255), light)
        )
    for y in (top + 20, (top + foot) / 2, foot - 40):
        canvas.box(x - 42, y, x + 46, y + 20, mix(tint, WHITE, 0.15), mix(tint, (0, 0, 0), 0.4), round_=4)


def _gauge(canvas: Canvas, x: float, y: float, radius: float, turn: float) -> None:
    canvas.disc(x, y, radius, top=(70, 76, 84), bottom=(38, 42, 48))
    canvas.disc(x, y, radius * 0.82, top=(252, 252, 250), bottom=(226, 230, 232))
    angle = math.pi * (0.8 + turn % 1.2)
    canvas.line([(x, y), (x + math.cos(angle) * radius * 0.62, y + math.sin(angle) * radius * 0.62)], RED, 5)
    canvas.disc(x, y, 5, top=INK)
