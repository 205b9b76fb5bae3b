"""Vector art of the pack, drawn from a seed: layered hills under a sun, and the seigaiha wave pattern."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color, HexColor

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
    path = canvas.beginPath()
    path.moveTo(x, y)
    steps = 72
    for step in range(steps + 1):
        t = step / steps
        rise = sum(
            a * height * math.sin(2 * math.pi * f * t + p) for (f, a), p in zip(waves, phases, strict=True)
        )
        path.lineTo(x + t * width, max(y, level + rise))
    path.lineTo(x + width, y)
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)


def seigaiha(canvas: Any, box: Box, radius: float, colour: str, opacity: float) -> None:
    """The overlapping-wave pattern inside `box`; of each scale only the arcs that show are drawn."""
    x, y, width, height = box
    ink = HexColor(colour)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColor(Color(ink.red, ink.green, ink.blue, alpha=opacity))
    canvas.setLineWidth(0.6)
    path = canvas.beginPath()
    row, bottom = 0, y - radius
    while bottom < y + height + radius:
        left = x - radius * (2 if row % 2 else 1)
        while left < x + width + radius:
            _scale(path, left + radius, bottom, radius)
            left += 2 * radius
        bottom += radius / 2
        row += 1
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _scale(path: Any, x: float, y: float, radius: float) -> None:
    """The visible part of one scale's three arcs: what the two scales in front of it leave free."""
    for share in (1.0, 0.72, 0.44):
        r = radius * share
        reach = _visible(radius, r)
        if reach:
            path.arc(x - r, y - r, x + r, y + r, 90 - reach, 2 * reach)


def _visible(radius: float, r: float) -> float:
    """Half the angle (degrees) of an arc of radius `r` that its neighbours in front, `radius`/2 lower, do not cover."""
    # A neighbour's centre is (radius, -radius/2) away; a point at angle a from the top lies outside it while …
    angle = 0.0
    while angle < 90:
        px, py = r * math.sin(math.radians(angle)), r * math.cos(math.radians(angle))
        if math.hypot(px - radius, py + radius / 2) < radius:
            return angle
        angle += 1.5
    return 90.0
