"""Pages that are drawn whole, and how flowables are put where a drawing wants them."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from visitplanner.pack.lettering import rgb
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
    """A filled rectangle in `ink` (#rrggbb), its corners rounded by `radius`."""
    canvas._code.append(f"q {rgb(ink)} rg {outline(x, y, width, height, radius)} f Q")


def outline(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """The path operators of a rectangle. A page has hundreds: ReportLab's own take ten times as long to write."""
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    r = min(radius, width / 2, height / 2)
    c = r * 0.5523  # the handles of a quarter circle drawn as one Bézier curve
    right, top = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l"
        f" {right - r + c:.2f} {y:.2f} {right:.2f} {y + r - c:.2f} {right:.2f} {y + r:.2f} c"
        f" {right:.2f} {top - r:.2f} l"
        f" {right:.2f} {top - r + c:.2f} {right - r + c:.2f} {top:.2f} {right - r:.2f} {top:.2f} c"
        f" {x + r:.2f} {top:.2f} l"
        f" {x + r - c:.2f} {top:.2f} {x:.2f} {top - r + c:.2f} {x:.2f} {top - r:.2f} c"
        f" {x:.2f} {y + r:.2f} l"
        f" {x:.2f} {y + r - c:.2f} {x + r - c:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )


def dashed(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    width: float,
    height: float,
    ink: str,
    radius: float,
    weight: float,
) -> None:
    """A dashed frame: what is not firm, or on the move."""
    dash = weight * 3.6
    path = outline(x, y, width, height, radius)
    canvas._code.append(f"q {rgb(ink)} RG {weight:g} w [{dash:.1f} {dash * 0.8:.1f}] 0 d {path} S Q")


def rule(canvas: TaggedCanvas, x: float, y: float, to: float, ink: str, weight: float = 0.6) -> None:
    """A horizontal line from `x` to `to`."""
    canvas._code.append(f"q {rgb(ink)} RG {weight:g} w {x:.2f} {y:.2f} m {to:.2f} {y:.2f} l S Q")
