"""Pages that are drawn whole, and how flowables are put where a drawing wants them."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from visitplanner.pack.tags import TaggedCanvas


class Sheet(Flowable):
    """A whole page: `paint(canvas)` draws it from the paper's lower left corner and tags what it draws."""

    def __init__(self, size: tuple[float, float], paint: Callable[[TaggedCanvas], None]) -> None:
        super().__init__()
        self.width, self.height = size
        self.paint = paint

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's
        return self.width, self.height

    def draw(self) -> None:
        self.paint(self.canv)


def put(canvas: TaggedCanvas, flowable: Flowable, x: float, top: float, width: float) -> float:
    """Draw `flowable` with its upper left corner at (x, top), `width` wide; returns where it ends below."""
    _width, height = flowable.wrapOn(canvas, width, 10_000)
    flowable.drawOn(canvas, x, top - height)
    return top - height


def height_of(flowable: Flowable, width: float) -> float:
    """How high `flowable` is when `width` wide."""
    return float(flowable.wrap(width, 10_000)[1])


def fill(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float, ink: str, radius: float = 0
) -> None:
    """A filled rectangle in `ink` (#rrggbb)."""
    canvas.setFillColor(HexColor(ink))
    if radius:
        canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)
    else:
        canvas.rect(x, y, width, height, stroke=0, fill=1)


def rule(canvas: TaggedCanvas, x: float, y: float, to: float, ink: str, weight: float = 0.6) -> None:
    """A horizontal line from `x` to `to`."""
    canvas.setStrokeColor(HexColor(ink))
    canvas.setLineWidth(weight)
    canvas.line(x, y, to, y)
