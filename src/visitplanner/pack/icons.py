"""Icons on the page: the Lucide drawings of `resources/icons/`, the same files that the screens show."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

from reportlab.graphics.svgpath import SvgPath
from reportlab.pdfgen.pathobject import PDFPathObject

from visitplanner.base.paths import resources
from visitplanner.pack.lettering import rgb
from visitplanner.pack.tags import TaggedCanvas

GRID = 24  # every icon is drawn on a square of 24 units


def draw_icon(
    canvas: TaggedCanvas, name: str, x: float, y: float, size: float, colour: str, weight: float = 2.0
) -> None:
    """Draw icon `name` with its lower left corner at (x, y); `weight` is the stroke in units of the grid.

    An icon says nothing by itself: draw it inside an artifact or a figure.
    """
    scale = size / GRID
    canvas._code.append(
        f"q {scale:.4f} 0 0 {-scale:.4f} {x:.2f} {y + size:.2f} cm {weight:g} w 1 J 1 j {rgb(colour)} RG\n"
        f"{outline(name)} S Q"
    )


@cache
def outline(name: str) -> str:
    """The path operators of icon `name`, y growing downwards as in SVG."""
    path = PDFPathObject()
    drawing = ElementTree.parse(resources() / "icons" / f"{name}.svg").getroot()  # noqa: S314 - our own files
    for shape in drawing.iter():
        _add(path, shape.tag.rpartition("}")[2], shape.attrib)
    return " ".join(path.getCode().split())


def _add(path: PDFPathObject, kind: str, facts: dict[str, str]) -> None:
    def length(key: str) -> float:
        return float(facts.get(key, 0))

    match kind:
        case "path":
            _add_curve(path, facts["d"])
        case "circle":
            path.circle(length("cx"), length("cy"), length("r"))
        case "ellipse":
            x, y, rx, ry = (length(key) for key in ("cx", "cy", "rx", "ry"))
            path.ellipse(x - rx, y - ry, 2 * rx, 2 * ry)
        case "rect":
            radius = length("rx") or length("ry")
            box = [length(key) for key in ("x", "y", "width", "height")]
            path.roundRect(*box, radius) if radius else path.rect(*box)
        case "line":
            path.moveTo(length("x1"), length("y1"))
            path.lineTo(length("x2"), length("y2"))
        case "polyline" | "polygon":
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", facts["points"])]
            path.moveTo(*numbers[:2])
            for at in range(2, len(numbers), 2):
                path.lineTo(*numbers[at : at + 2])
            if kind == "polygon":
                path.close()


def _add_curve(path: PDFPathObject, description: str) -> None:
    curve = SvgPath(description)
    points = iter(curve.points)
    draw = [(path.moveTo, 2), (path.lineTo, 2), (path.curveTo, 6), (path.close, 0)]
    for operator in curve.operators:
        step, count = draw[operator]
        step(*(next(points) for _ in range(count)))
