"""Scenes in cities: a winter bus station, a harbour bridge at dusk, a city hall, a square."""

from __future__ import annotations

import math

from visitplanner.operations.samples.pictures.canvas import Canvas, Colour, Point, mix

LANDSCAPE = (2000, 1500)
WHITE = (255, 255, 255)
WARM = (255, 206, 128)


def winter_station() -> Canvas:
    """A bus stop of wooden ribs in blue snow light, an electric bus, falling snow."""
    sky = (
        (0, (20, 34, 74)),
        (0.4, (58, 86, 140)),
        (0.56, (138, 150, 184)),
        (0.6, (178, 172, 190)),
        (1, (178, 172, 190)),
    )
    canvas = Canvas(*LANDSCAPE, sky, 83)
    for _ in range(90):
        x, y = canvas.random.uniform(0, 2000), canvas.random.uniform(0, 560)
        canvas.disc(x, y, canvas.random.uniform(1, 2.2), top=(206, 216, 240))
    _spruces(canvas)
    canvas.fill(
        [(0, 900), (700, 884), (1400, 892), (2000, 880), (2000, 1500), (0, 1500)],
        (148, 168, 208),
        (206, 214, 234),
    )
    canvas.fill([(0, 1120), (2000, 1096), (2000, 1262), (0, 1300)], (86, 100, 138), (66, 76, 108))
    canvas.glow(760, 900, 760, (255, 186, 104), 0.62)
    _shelter(canvas)
    for waiting in (
        (520, 1098, 210, (60, 40, 60)),
        (610, 1104, 196, (150, 62, 58)),
        (836, 1100, 214, (34, 54, 84)),
    ):
        canvas.person(*waiting)
    _bus(canvas, 1090, 1218)
    canvas.fill(
        [(0, 1330), (900, 1300), (2000, 1352), (2000, 1500), (0, 1500)], (206, 216, 238), (236, 240, 250)
    )
    canvas.fill(
        [(180, 1330), (1020, 1318), (1120, 1372), (90, 1384)], (252, 226, 190), (236, 232, 236), soft=26
    )
    for _ in range(240):
        near = canvas.random.random() ** 2.2
        x, y = canvas.random.uniform(0, 2000), canvas.random.uniform(0, 1500)
        canvas.disc(x, y, 1.6 + 7 * near, top=(240, 244, 252), soft=0 if near < 0.4 else 2.5)
    return canvas


def _spruces(canvas: Canvas) -> None:
    for n in range(46):
        far = n / 46
        x, foot = canvas.random.uniform(-40, 2040), 880 + 22 * far
        tall = canvas.random.uniform(110, 230) * (0.7 + 0.7 * far)
        shade = mix((86, 108, 150), (26, 44, 70), far)
        for tier in range(4):
            y, wide = foot - tall * tier * 0.22, tall * (0.24 - 0.05 * tier)
            canvas.fill(
                [(x - wide, y), (x, y - tall * 0.36), (x + wide, y)], mix(shade, (210, 222, 240), 0.3), shade
            )


def _shelter(canvas: Canvas) -> None:
    left, right, foot = 260, 1010, 1106
    canvas.fill(
        [(left - 30, foot), (right + 30, foot), (right + 60, foot + 34), (left - 60, foot + 34)],
        (180, 160, 140),
        (132, 122, 124),
    )
    canvas.box(left + 12, 700, right - 12, foot, (255, 214, 150), (246, 176, 104))
    canvas.box(left + 12, 700, right - 12, 760, (255, 238, 196), (255, 214, 150))
    for n in range(4):
        canvas.box(left + 60 + n * 180, 800, left + 190 + n * 180, 1010, (255, 232, 184), (244, 190, 124))
    for n in range(16):
        x = left + n * (right - left) / 15
        canvas.fill(
            [(x - 9, foot), (x - 9, 712), (x - 26, 660), (x - 8, 652), (x + 9, 706), (x + 9, foot)],
            (172, 108, 58),
            (104, 62, 36),
        )
    canvas.box(left + 80, 1028, right - 90, 1046, (150, 92, 50), (110, 68, 40))
    canvas.fill(
        [(left - 70, 668), (left - 36, 606), (right + 20, 582), (right + 86, 640), (right + 80, 668)],
        (150, 94, 54),
        (104, 64, 40),
    )
    canvas.fill(
        [
            (left - 66, 628),
            (left - 30, 580),
            (right + 20, 556),
            (right + 84, 616),
            (right + 60, 612),
            (left - 40, 632),
        ],
        (244, 248, 255),
        (202, 214, 236),
    )
    for n in range(5):
        x = left + 90 + n * 142
        canvas.disc(x, 690, 26, 9, top=(255, 250, 230))
        canvas.glow(x, 720, 150, (255, 220, 150), 0.5)


def _bus(canvas: Canvas, x: float, foot: float) -> None:
    right, top = x + 960, foot - 316
    canvas.disc((x + right) / 2, foot + 14, 520, 24, top=(44, 50, 76), soft=12)
    canvas.box(x, top, right, foot - 26, (76, 176, 122), (30, 100, 72), round_=34)
    canvas.box(x, top - 34, right - 60, top + 8, (222, 230, 240), (176, 188, 206), round_=16)
    canvas.box(x + 120, top - 52, x + 560, top - 22, (240, 244, 250), (208, 216, 230), round_=12)
    canvas.box(x + 20, top + 44, right, top + 184, (34, 46, 62), (52, 66, 84), round_=18)
    for n in range(6):
        wx = x + 132 + n * 140
        canvas.box(wx, top + 56, wx + 124, top + 174, (255, 236, 190), (252, 206, 140), round_=8)
        if n in (1, 2, 4):
            canvas.disc(wx + 56, top + 134, 22, 26, top=(82, 62, 60))
            canvas.box(wx + 24, top + 150, wx + 88, top + 176, (64, 60, 84), round_=14)
    canvas.box(x + 16, top + 56, x + 112, top + 196, (186, 216, 236), (92, 128, 158), round_=14)
    canvas.box(x + 40, top + 12, x + 200, top + 38, (20, 26, 32), round_=6)
    canvas.line([(x + 56, top + 25), (x + 184, top + 25)], (255, 184, 62), 8)
    canvas.box(x, foot - 92, right, foot - 78, (236, 244, 238))
    for wheel in (190, 770):
        canvas.disc(x + wheel, foot - 28, 60, top=(34, 38, 46), bottom=(14, 16, 22))
        canvas.disc(x + wheel, foot - 28, 30, top=(170, 180, 192), bottom=(96, 106, 120))
    canvas.disc(x + 10, foot - 100, 16, 22, top=(255, 250, 226))
    canvas.glow(x + 4, foot - 100, 210, (255, 240, 200), 0.8)
    canvas.line(
        [(x + 520, foot - 70), (x + 540, foot - 58), (x + 528, foot - 56), (x + 548, foot - 40)],
        (250, 222, 90),
        6,
    )


def harbour_bridge() -> Canvas:
    """A white bridge with one bent pylon at dusk, towers behind, lights on the water."""
    sky = (
        (0, (34, 48, 100)),
        (0.3, (98, 92, 152)),
        (0.5, (236, 148, 120)),
        (0.6, (255, 206, 146)),
        (1, (255, 206, 146)),
    )
    canvas = Canvas(*LANDSCAPE, sky, 97)
    canvas.glow(560, 890, 760, (255, 196, 120), 0.85)
    canvas.clouds(140, 640, (255, 176, 150), count=12, strength=0.5)
    canvas.clouds(60, 380, (122, 104, 156), count=8, strength=0.5)
    _towers(canvas)
    canvas.box(0, 884, 2000, 930, (52, 48, 74), (38, 38, 60))
    _pylon(canvas)
    canvas.mirror(926, 1500, (36, 38, 76), 0.3, blur=7)
    canvas.ripples(934, 1496, (255, 198, 140), count=560, centre=620)
    canvas.ripples(934, 1496, (62, 62, 110), count=260)
    canvas.fill([(1480, 1270), (1840, 1264), (1800, 1322), (1530, 1326)], (36, 40, 66), (20, 22, 40))
    canvas.box(1600, 1206, 1740, 1270, (238, 236, 240), (160, 158, 178), round_=8)
    for n in range(4):
        canvas.box(1612 + n * 32, 1220, 1634 + n * 32, 1244, (255, 224, 150))
    canvas.line([(1460, 1334), (1900, 1330)], (206, 170, 168), 3)
    return canvas


def _towers(canvas: Canvas) -> None:
    x = -30.0
    while x < 2000:
        wide, tall = (
            canvas.random.uniform(70, 150),
            canvas.random.uniform(90, 430) * (0.55 + 0.6 * math.sin(x / 2000 * math.pi)),
        )
        shade = mix((66, 60, 98), (112, 92, 130), canvas.random.random())
        top = 900 - tall
        canvas.box(x, top, x + wide, 900, shade, mix(shade, (236, 160, 130), 0.34))
        if canvas.random.random() < 0.3:
            canvas.line([(x + wide / 2, top), (x + wide / 2, top - 60)], shade, 4)
        for row in range(int(tall // 22)):
            for column in range(int(wide // 18)):
                if canvas.random.random() < 0.3:
                    wx, wy = x + 7 + column * 18, top + 9 + row * 22
                    canvas.line([(wx, wy), (wx + 8, wy)], mix(WARM, shade, canvas.random.uniform(0, 0.5)), 7)
        x += wide + canvas.random.uniform(-6, 26)


def _pylon(canvas: Canvas) -> None:
    foot, knee, head = (980.0, 900.0), (1006.0, 560.0), (1128.0, 214.0)
    for n in range(24):
        share = n / 23
        start = (knee[0] + (head[0] - knee[0]) * share, knee[1] + (head[1] - knee[1]) * share)
        canvas.line([start, (930 - share * 900, 868 - share * 12)], (244, 232, 238), 2)
    for n in range(5):
        canvas.line([(head[0] + n * 2 - 4, head[1] + 8 + n * 14), (1560 + n * 46, 866)], (236, 226, 236), 4)
    canvas.fill([(0, 862), (2000, 852), (2000, 884), (0, 892)], (240, 232, 240), (146, 132, 164))
    for n in range(34):
        canvas.disc(30 + n * 60, 850, 4, top=(255, 242, 206))
    canvas.fill(
        [
            (foot[0] - 66, 900),
            (knee[0] - 22, knee[1]),
            (head[0] - 9, head[1]),
            (head[0] + 9, head[1] + 4),
            (knee[0] + 26, knee[1] + 20),
            (foot[0] - 14, 900),
        ],
        (252, 246, 250),
        (190, 178, 206),
    )
    canvas.fill(
        [
            (foot[0] + 86, 900),
            (knee[0] + 26, knee[1]),
            (knee[0] - 6, knee[1] - 20),
            (knee[0] + 4, knee[1] + 60),
            (foot[0] + 40, 900),
        ],
        (226, 214, 230),
        (158, 146, 180),
    )


def city_hall() -> Canvas:
    """A modern city hall with a glazed front behind a plaza, flags, people coming and going."""
    sky = ((0, (62, 126, 198)), (0.5, (188, 216, 236)), (0.64, (238, 238, 232)), (1, (238, 238, 232)))
    canvas = Canvas(*LANDSCAPE, sky, 109)
    canvas.glow(1700, 240, 640, (255, 246, 216), 0.8)
    canvas.clouds(60, 470, WHITE, count=12)
    canvas.ridge(860, 96, (126, 152, 150), (160, 178, 160), rough=0.6, base=960)
    canvas.fill([(0, 940), (2000, 930), (2000, 1070), (0, 1070)], (112, 146, 84), (86, 116, 66))
    _front(canvas)
    canvas.fill([(0, 1066), (2000, 1066), (2000, 1500), (0, 1500)], (214, 208, 198), (168, 160, 150))
    for n in range(14):
        y = 1070 + 430 * (n / 14) ** 1.7
        canvas.line([(0, y), (2000, y)], mix((196, 190, 180), (150, 142, 132), n / 14), 2 + n // 4)
    for n in range(-9, 20):
        canvas.line([(1000 + (n - 5) * 116, 1068), (1000 + (n - 5) * 400, 1500)], (190, 182, 172), 3)
    for n, cloth in enumerate(((206, 70, 66), (250, 250, 250), (58, 108, 176), (238, 190, 70))):
        x = 1560 + n * 96
        canvas.box(x - 4, 560, x + 4, 1096, (226, 228, 230), (150, 154, 160))
        wave: list[Point] = [(x + 4 + s * 8, 574 + math.sin(s / 2.4 + n) * 7) for s in range(13)]
        canvas.fill(
            [*wave, *((px, py + 76) for px, py in reversed(wave))], cloth, mix(cloth, (0, 0, 0), 0.24)
        )
    for x in (90, 250, 1900):
        canvas.box(x - 12, 940, x + 12, 1090, (98, 78, 62), (64, 50, 40))
        canvas.foliage(x, 880, 116, (30, 66, 40), (150, 182, 84), leaves=260)
    people = (
        (610, 1130, 150, (52, 74, 120)), (700, 1136, 142, (160, 66, 66)), (1130, 1150, 160, (70, 76, 84)),
        (1216, 1156, 150, (216, 206, 188)), (880, 1330, 268, (40, 52, 78)), (1010, 1342, 256, (92, 112, 96)),
    )  # fmt: skip
    for person in people:
        canvas.person(*person)
    return canvas


def _front(canvas: Canvas) -> None:
    canvas.box(380, 420, 980, 1070, (236, 234, 228), (206, 202, 194))
    canvas.box(300, 616, 1460, 1070, (246, 244, 238), (218, 214, 206))
    for floor in range(7):
        y = 450 + floor * 52
        canvas.box(410, y, 950, y + 32, (120, 164, 200), (70, 110, 148))
        for n in range(9):
            canvas.line([(410 + n * 67.5, y), (410 + n * 67.5, y + 32)], (238, 236, 230), 5)
    for floor in range(3):
        y = 660 + floor * 112
        canvas.box(340, y, 1420, y + 76, (136, 178, 208), (62, 98, 132))
        canvas.fill([(340, y + 76), (560, y), (760, y), (540, y + 76)], (190, 214, 230), (108, 144, 172))
        for n in range(19):
            canvas.box(338 + n * 60, y - 12, 348 + n * 60, y + 88, (250, 248, 242), (206, 202, 194))
    canvas.box(260, 1006, 1500, 1030, (252, 250, 244), (190, 186, 178))
    canvas.box(320, 1030, 1440, 1070, (56, 78, 98), (96, 122, 140))
    for n in range(9):
        canvas.box(330 + n * 138, 1026, 346 + n * 138, 1072, (244, 242, 236), (186, 182, 174))
    canvas.disc(680, 400, 44, top=(250, 250, 248), bottom=(222, 222, 218))
    canvas.line([(680, 400), (680, 370)], (50, 56, 66), 6)
    canvas.line([(680, 400), (704, 410)], (50, 56, 66), 6)


def square() -> Canvas:
    """A square of warm facades with arcades, a bell tower, café umbrellas in evening light."""
    sky = ((0, (92, 152, 206)), (0.4, (214, 222, 218)), (0.56, (254, 226, 180)), (1, (254, 226, 180)))
    canvas = Canvas(*LANDSCAPE, sky, 127)
    canvas.glow(360, 560, 700, (255, 226, 160), 0.85)
    canvas.clouds(90, 420, (255, 246, 232), count=8, strength=0.6)
    _bell_tower(canvas)
    tones: tuple[Colour, ...] = (
        (236, 188, 108),
        (222, 138, 96),
        (244, 212, 150),
        (206, 118, 84),
        (238, 196, 126),
        (226, 158, 110),
    )
    x = -60.0
    for n, tone in enumerate(tones):
        wide = (370, 300, 390, 330, 350, 400)[n]
        _facade(canvas, x, wide, 470 + (n * 67) % 110, tone)
        x += wide
    canvas.fill([(0, 1080), (2000, 1080), (2000, 1500), (0, 1500)], (218, 190, 150), (158, 126, 96))
    for n in range(12):
        y = 1084 + 416 * (n / 12) ** 1.6
        canvas.line([(0, y), (2000, y)], mix((200, 170, 130), (140, 110, 84), n / 12), 2 + n // 3)
    for n in range(-8, 19):
        canvas.line([(1000 + (n - 5) * 120, 1082), (1000 + (n - 5) * 420, 1500)], (188, 158, 122), 3)
    canvas.fill([(0, 1080), (2000, 1080), (2000, 1150), (0, 1190)], (132, 100, 84), (200, 170, 134), soft=20)
    people = (
        (760, 1150, 150, (60, 72, 110)), (840, 1158, 158, (190, 92, 76)), (1010, 1148, 146, (84, 104, 88)),
        (560, 1350, 280, (52, 58, 84)), (660, 1362, 262, (196, 178, 150)),
    )  # fmt: skip
    for person in people:
        canvas.person(*person)
    for x, y, size in ((1290, 1180, 150), (1700, 1290, 230), (190, 1200, 160)):
        _table(canvas, x, y, size)
    return canvas


def _bell_tower(canvas: Canvas) -> None:
    canvas.box(1250, 190, 1410, 700, (232, 174, 138), (206, 140, 106))
    canvas.box(1366, 190, 1410, 700, (196, 132, 104), (170, 108, 84))
    canvas.fill([(1236, 196), (1330, 70), (1424, 196)], (150, 90, 70), (112, 66, 54))
    for y in (230, 470):
        canvas.box(1234, y - 22, 1426, y - 6, (240, 196, 160), (200, 146, 116))
    canvas.box(1290, 262, 1356, 400, (92, 66, 66), (58, 44, 48), round_=33)


def _facade(canvas: Canvas, x: float, wide: float, top: float, tone: Colour) -> None:
    dark = mix(tone, (70, 36, 26), 0.45)
    canvas.box(x, top, x + wide, 1090, mix(tone, WHITE, 0.18), mix(tone, (120, 70, 40), 0.16))
    canvas.fill(
        [(x - 10, top), (x + 16, top - 52), (x + wide - 16, top - 52), (x + wide + 10, top)],
        (176, 96, 66),
        (136, 74, 54),
    )
    canvas.box(x - 8, top - 4, x + wide + 8, top + 14, mix(tone, WHITE, 0.5), dark)
    columns = round(wide / 92)
    step = wide / columns
    for n in range(columns):
        px = x + step * (n + 0.5)
        for y in range(round(top) + 54, 800, 128):
            canvas.box(px - 22, y, px + 22, y + 84, (112, 132, 140), (62, 78, 88))
            for side in (-1, 1):
                canvas.box(
                    px + side * 33 - 11, y - 2, px + side * 33 + 11, y + 86, (82, 116, 92), (56, 84, 68)
                )
            canvas.box(px - 50, y + 90, px + 50, y + 97, mix(tone, WHITE, 0.55))
        canvas.box(
            px - step * 0.36, 896, px + step * 0.36, 1130, (86, 54, 46), (52, 34, 32), round_=step * 0.35
        )
        canvas.glow(px, 1010, 70, WARM, 0.5)
    canvas.box(x, 858, x + wide, 876, mix(tone, WHITE, 0.5), dark)


def _table(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.disc(x, y + size * 0.74, size * 0.72, size * 0.1, top=(112, 88, 68), soft=10)
    canvas.box(x - 5, y - size * 0.6, x + 5, y + size * 0.74, (122, 96, 76), (84, 64, 52))
    for side in (-1, 1):
        canvas.box(
            x + side * size * 0.46 - 8,
            y + size * 0.3,
            x + side * size * 0.46 + 8,
            y + size * 0.72,
            (94, 62, 46),
        )
        canvas.box(
            x + side * size * 0.46 - size * 0.14,
            y + size * 0.36,
            x + side * size * 0.46 + size * 0.14,
            y + size * 0.44,
            (142, 96, 66),
            (110, 72, 52),
        )
    canvas.disc(x, y + size * 0.3, size * 0.36, size * 0.07, top=(250, 244, 232), bottom=(206, 190, 168))
    for n in range(6):
        left, right = x - size + n * size / 3, x - size + (n + 1) * size / 3
        cloth = (250, 244, 230) if n % 2 else (206, 84, 62)
        canvas.fill(
            [(x, y - size * 0.86), (left, y - size * 0.36), (right, y - size * 0.36)],
            mix(cloth, WHITE, 0.12),
            mix(cloth, (60, 30, 20), 0.2),
        )
