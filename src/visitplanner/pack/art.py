"""Vector art of the pack, drawn from a seed: layered hills under a sun, and the seigaiha wave pattern."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.pathobject import PDFPathObject

from visitplanner.pack.lettering import rgb

Box = tuple[float, float, float, float]


def hills(canvas: Any, box: Box, colours: Sequence[str], seed: str) -> None:
    """Sky, sun and layered hills inside `box` = (x, y, width, height).

    `colours` are sky top, sky bottom, sun, then the hills from the farthest to the nearest.
    """
    x, y, width, height = box
    chance = random.Random(seed)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.linearGradient(x, y + height, x, y, (HexColor(colours[0]), HexColor(colours[1])), extend=True)
    radius = min(width, height) * 0.155
    canvas.setFillColor(HexColor(colours[2]))
    canvas.circle(
        x + width * chance.uniform(0.66, 0.78),
        y + height * chance.uniform(0.66, 0.74),
        radius,
        stroke=0,
        fill=1,
    )
    ridges = colours[3:]
    for number, colour in enumerate(ridges):
        level = y + height * (0.50 - 0.44 * number / max(1, len(ridges) - 1))
        _ridge(canvas, (x, y, width, height), level, colour, chance)
    canvas.restoreState()


def _ridge(canvas: Any, box: Box, level: float, colour: str, chance: random.Random) -> None:
    """One hill line: three sine waves with chance phases, filled down to the bottom of the box."""
    x, y, width, height = box
    waves = [
        (chance.uniform(0.6, 1.1), 0.075),
        (chance.uniform(1.4, 2.2), 0.04),
        (chance.uniform(2.8, 3.9), 0.014),
    ]
    phases = [chance.uniform(0, 2 * math.pi) for _wave in waves]
    steps = 72
    points = []
    for step in range(steps + 1):
        t = step / steps
        rise = sum(
            a * height * math.sin(2 * math.pi * f * t + p) for (f, a), p in zip(waves, phases, strict=True)
        )
        points.append(f"{x + t * width:.2f} {max(y, level + rise):.2f} l")
    outline = "\n".join(points)
    canvas._code.append(f"{rgb(colour)} rg {x:.2f} {y:.2f} m\n{outline}\n{x + width:.2f} {y:.2f} l h f")


def seigaiha(canvas: Any, box: Box, radius: float, colour: str, opacity: float) -> None:
    """The overlapping-wave pattern inside `box`; of each scale only the arcs that show are drawn."""
    x, y, width, height = box
    ink = HexColor(colour)
    canvas.saveState()
    canvas.setStrokeColor(Color(ink.red, ink.green, ink.blue, alpha=opacity))
    canvas._code.append(f"1 0 0 1 {x:.2f} {y:.2f} cm 0.6 w 0 0 {width:.2f} {height:.2f} re W n")
    canvas._code.append(_waves(width, height, radius) + " S")
    canvas.restoreState()


@cache
def _waves(width: float, height: float, radius: float) -> str:
    """The path of the pattern from (0, 0); every day page shows the same one."""
    path = PDFPathObject()
    reach = _visible(radius)
    row, bottom = 0, -radius
    while bottom < height + radius:
        x = 0.0 if row % 2 == 0 else -radius
        while x < width + 2 * radius:
            for r, angle in reach:
                path.arc(x - r, bottom - r, x + r, bottom + r, 90 - angle, 2 * angle)
            x += 2 * radius
        bottom += radius / 2
        row += 1
    return str(path.getCode())


def _visible(radius: float) -> list[tuple[float, float]]:
    """The three arcs of a scale: radius, and half the angle (degrees) that the scales in front leave free.

    A neighbour in front has its centre `radius` to the side and `radius`/2 lower; what lies inside it is hidden.
    """
    found = []
    for share in (1.0, 0.72, 0.44):
        r, angle = radius * share, 0.0
        while angle < 90:
            px, py = r * math.sin(math.radians(angle)), r * math.cos(math.radians(angle))
            if math.hypot(px - radius, py + radius / 2) < radius:
                break
            angle += 1.5
        if angle:
            found.append((r, angle))
    return found
