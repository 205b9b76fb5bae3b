"""Scenes of the country: a solar plant by a lake, a train before a mountain."""

from __future__ import annotations

from visitplanner.operations.samples.pictures.canvas import Canvas, Point, mix

LANDSCAPE = (2000, 1500)
WHITE = (255, 255, 255)


def quad(near: tuple[Point, Point], far: tuple[Point, Point], u: float, v: float) -> Point:
    """The point at (u, v) of a surface between a near and a far edge, each given left to right."""
    (a, b), (c, d) = near, far
    left = (a[0] + (c[0] - a[0]) * v, a[1] + (c[1] - a[1]) * v)
    right = (b[0] + (d[0] - b[0]) * v, b[1] + (d[1] - b[1]) * v)
    return left[0] + (right[0] - left[0]) * u, left[1] + (right[1] - left[1]) * u


def panel(
    canvas: Canvas,
    near: tuple[Point, Point],
    far: tuple[Point, Point],
    columns: int,
    rows: int,
    *,
    shine: float = 0.3,
) -> None:
    """A field of solar cells between a near and a far edge."""
    deep, sky = (16, 30, 66), (96, 142, 196)
    canvas.fill([*near, far[1], far[0]], mix(deep, sky, shine + 0.25), mix(deep, sky, shine * 0.4))
    frame, cell = mix(sky, WHITE, 0.55), mix(deep, sky, 0.5 + shine * 0.4)
    for n in range(columns + 1):
        wide = n % 3 == 0
        canvas.line(
            [quad(near, far, n / columns, 0), quad(near, far, n / columns, 1)],
            frame if wide else cell,
            3 if wide else 1,
        )
    for n in range(rows + 1):
        canvas.line(
            [quad(near, far, 0, n / rows), quad(near, far, 1, n / rows)],
            frame if n in (0, rows) else cell,
            3 if n in (0, rows) else 1,
        )


def lake_solar() -> Canvas:
    """A solar plant that slopes down to a lake, hills behind, morning sun."""
    sky = ((0, (72, 128, 188)), (0.26, (150, 190, 218)), (0.42, (238, 222, 196)), (1, (238, 222, 196)))
    canvas = Canvas(*LANDSCAPE, sky, 11)
    canvas.glow(1480, 470, 760, (255, 226, 170), 0.9)
    canvas.clouds(40, 420, (255, 250, 242), count=10, strength=0.62)
    canvas.ridge(600, 150, (150, 172, 190), (186, 196, 200), base=640)
    canvas.ridge(628, 110, (106, 140, 150), (150, 170, 168), base=645)
    canvas.ridge(640, 62, (64, 98, 88), (92, 122, 104), rough=0.66, base=648)
    canvas.mirror(646, 900, (120, 160, 184), 0.3)
    canvas.ripples(652, 890, (255, 244, 216), count=420, centre=1480)
    canvas.haze(646, 46, (246, 234, 214), 0.5)
    canvas.fill(
        [(0, 880), (600, 846), (1300, 872), (2000, 838), (2000, 1500), (0, 1500)],
        (104, 132, 66),
        (62, 88, 40),
    )
    canvas.grass(890, (64, 96, 40), (158, 178, 92), count=700, long=20)
    for row in range(6):
        _panel_row(canvas, row / 5)
    canvas.grass(1330, (48, 78, 30), (146, 170, 82), count=900, long=90)
    return canvas


def _panel_row(canvas: Canvas, depth: float) -> None:
    """One row of the plant, from the shore (0) to the viewer (1)."""
    y, tall = 900 + 470 * depth**1.25, 40 + 150 * depth
    step = 300 + 500 * depth
    for n in range(-4, 4):
        x = 1040 + n * step
        near = (x, y), (x + step * 0.94, y)
        far = tuple((px + (1040 - px) * 0.1, y - tall * 0.66) for px, _ in near)
        canvas.fill(
            [
                (x + 20, y + tall * 0.3),
                (x + step * 0.94, y + tall * 0.3),
                (x + step * 0.9, y + tall * 0.5),
                (x + 10, y + tall * 0.5),
            ],
            (50, 72, 34),
            soft=8,
        )
        for post in (0.14, 0.5, 0.86):
            px = x + step * 0.94 * post
            canvas.box(
                px - 2 - 3 * depth, y - 4, px + 2 + 3 * depth, y + tall * 0.44, (150, 154, 158), (84, 88, 92)
            )
        panel(canvas, near, (far[0], far[1]), 12, 4, shine=0.6 - 0.34 * depth)


def train() -> Canvas:
    """A white express train with a blue line on a viaduct, rice fields, a snow-capped mountain."""
    sky = ((0, (58, 118, 190)), (0.5, (172, 208, 234)), (0.62, (236, 238, 236)), (1, (236, 238, 236)))
    canvas = Canvas(*LANDSCAPE, sky, 23)
    canvas.clouds(120, 520, WHITE, count=12, strength=0.7)
    _mountain(canvas)
    canvas.haze(792, 190, (228, 234, 236), 0.85)
    canvas.ridge(850, 74, (86, 122, 110), (112, 146, 116), rough=0.7, base=880)
    canvas.fill([(0, 868), (2000, 868), (2000, 1500), (0, 1500)], (176, 184, 96), (112, 138, 52))
    for n in range(26):
        y = 872 + 2.1 * n**1.72
        canvas.line([(0, y), (2000, y + 6)], mix((148, 164, 74), (86, 112, 42), n / 26), 2 + n / 4)
    for n in range(-8, 18):
        canvas.line([(1000 + (n - 5) * 60, 870), (1000 + (n - 5) * 330, 1500)], (134, 154, 70), 5)
    canvas.blur(7, (0, 700, 2000, 1500))
    _viaduct(canvas)
    _carriages(canvas)
    canvas.grass(1370, (58, 84, 30), (170, 182, 84), count=800, long=110)
    return canvas


def _mountain(canvas: Canvas) -> None:
    peak = [
        (240, 800), (520, 630), (700, 486), (846, 388), (900, 372), (960, 380), (1030, 412), (1170, 530),
        (1400, 676), (1760, 800),
    ]  # fmt: skip
    shade = [(960, 380), (1030, 412), (1170, 530), (1400, 676), (1760, 800), (1240, 800), (1080, 600)]
    snow = [
        (700, 486), (846, 388), (900, 372), (960, 380), (1030, 412), (1130, 496), (1062, 486), (1018, 540),
        (960, 492), (906, 556), (850, 486), (796, 530), (756, 484),
    ]  # fmt: skip
    snow_in_shade = [(960, 380), (1030, 412), (1130, 496), (1062, 486), (1018, 540), (988, 512), (972, 440)]
    canvas.fill(peak, (112, 138, 178), (166, 186, 206))
    canvas.fill(shade, (96, 122, 164), (150, 172, 196), soft=9)
    canvas.fill(snow, (250, 252, 255), (222, 232, 244))
    canvas.fill(snow_in_shade, (214, 226, 244), (186, 204, 230))


def _viaduct(canvas: Canvas) -> None:
    for n in range(9):
        x = -40 + n * 262
        canvas.box(x, 1150, x + 62, 1420, (176, 174, 168), (122, 122, 116))
        canvas.box(x + 40, 1150, x + 62, 1420, (132, 130, 126), (98, 98, 94))
    canvas.box(0, 1096, 2000, 1164, (206, 204, 198), (154, 152, 146))
    canvas.box(0, 1074, 2000, 1100, (222, 220, 214), (190, 188, 182))
    for n in range(12):
        x = 90 + n * 176
        canvas.line([(x, 1080), (x, 772)], (126, 132, 140), 7)
        canvas.line([(x, 800), (x - 84, 826)], (126, 132, 140), 4)
    canvas.line([(0, 822), (2000, 822)], (108, 112, 120), 2)
    canvas.line([(0, 790), (2000, 790)], (108, 112, 120), 2)


def _carriages(canvas: Canvas) -> None:
    nose: list[Point] = [
        (0, 886),
        (1150, 886),
        (1290, 900),
        (1420, 930),
        (1560, 980),
        (1660, 1026),
        (1694, 1052),
        (1690, 1074),
        (0, 1074),
    ]
    canvas.fill(nose, (252, 253, 255), (206, 212, 222))
    canvas.fill([(0, 1040), (1692, 1058), (1688, 1078), (0, 1078)], (148, 154, 166), (104, 110, 122))
    canvas.fill([(0, 992), (1330, 992), (1560, 1022), (1500, 1028), (1330, 1008), (0, 1008)], (24, 62, 140))
    canvas.fill([(0, 1014), (1380, 1014), (1500, 1028), (1380, 1024), (0, 1020)], (24, 62, 140))
    for n in range(17):
        canvas.box(26 + n * 70, 932, 68 + n * 70, 970, (48, 66, 92), (96, 120, 148), round_=8)
    for n in (0, 1, 2):
        canvas.line([(380 * n + 300, 888), (380 * n + 300, 1070)], (164, 172, 184), 3)
    canvas.fill([(1312, 918), (1408, 936), (1452, 962), (1340, 962)], (30, 40, 58), (70, 90, 116))
    canvas.disc(1602, 1030, 22, 11, top=(255, 252, 226))
    canvas.glow(1602, 1030, 90, (255, 244, 200), 0.6)
    canvas.fill([(0, 887), (1150, 887), (1290, 901), (1230, 902), (1140, 896), (0, 896)], WHITE)
