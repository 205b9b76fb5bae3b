"""The cover: who visits whom, when, and the route, under a landscape drawn from the visit's code."""

from __future__ import annotations

import re

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from visitplanner.domain.kinds import Side
from visitplanner.pack.art import hills, seigaiha
from visitplanner.pack.content import Stay, route, short
from visitplanner.pack.design import LEFT, Page, colour, icon_name
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sheet import Sheet, fill, put
from visitplanner.pack.tags import TaggedCanvas
from visitplanner.pack.text import Text, write

_ART = ("#f6d9b8", "#f3efe6", "#d4482d", "#9fb3c8", "#6683a5", "#3d5685", "#22305a")
_HORIZON = 0.535
"""The share of the page's height below the landscape."""
_PAUSE = re.compile(r"(?<=\S)\s*(?=（)|(?<=:)\s|(?<=：)")
"""Where a title of two lines is best broken: before a bracket, after a colon."""


def cover(page: Page) -> list[Flowable]:
    """One page without furniture."""
    return [Sheet(page.size, lambda canvas: _paint(canvas, page))]


def _paint(canvas: TaggedCanvas, page: Page) -> None:
    width, height = page.size
    horizon = height * _HORIZON
    visit = page.speech.snapshot.visit
    with canvas.artifact("Layout"):
        fill(canvas, 0, 0, width, height, colour("paper"))
        hills(canvas, (0, horizon, width, height - horizon), _ART, visit.code or visit.id)
        fill(canvas, 0, horizon - 24, width, 25, colour("indigo"))
        seigaiha(canvas, (0, horizon - 24, width, 25), 13, "#ffffff", 0.45)
    _eyebrow(canvas, page, height - 44)
    bottom = _titles(canvas, page, horizon - 52)
    _facts(canvas, page, bottom - 26)
    _route(canvas, page, 138)
    _imprint(canvas, page)


def _eyebrow(canvas: TaggedCanvas, page: Page, top: float) -> None:
    names = [page.speech.organisation(one) for one in page.speech.snapshot.visit.hosts]
    text = " · ".join(name for name in names if name)
    style = page.style(9, "indigo", bold=True, hyphenate=False, leading=13)
    put(canvas, Text(text, style), LEFT, top + 10, page.size[0] - 2 * LEFT) if text else None


def _titles(canvas: TaggedCanvas, page: Page, top: float) -> float:
    """The visit's title and summary; returns where they end."""
    speech, width = page.speech, page.size[0] - 2 * LEFT
    visit = speech.snapshot.visit
    title = speech.text(visit.title) or visit.code
    if _lines(title, page, 33.0, width) > 1:
        title = _PAUSE.sub("\n", title, count=1)
    size = next((size for size in (33.0, 28.0, 24.0, 20.0) if _lines(title, page, size, width) <= 2), 16.0)
    style = page.style(size, "indigo", bold=True, leading=size * 1.22, hyphenate=False)
    y = put(canvas, Text(short(title, 300), style, tag="H1"), LEFT, top, width)
    if summary := speech.text(visit.summary):
        y = put(canvas, Text(short(summary, 420), page.style(12.5, "ink")), LEFT, y - 8, width)
    with canvas.artifact("Layout"):
        fill(canvas, LEFT, y - 18, 44, 3, colour("vermilion"))
    return y - 18


def _lines(text: str, page: Page, size: float, width: float) -> int:
    style = page.style(size, bold=True, hyphenate=False)
    return round(Text(text, style).wrap(width, 1e4)[1] / style.leading)


def _facts(canvas: TaggedCanvas, page: Page, top: float) -> None:
    """Dates, people, cities: three columns, each with its icon."""
    speech = page.speech
    snapshot, visit, language = speech.snapshot, speech.snapshot.visit, speech.language
    people = len(snapshot.side(Side.DELEGATION)) or visit.group_size
    cities = len({stay.city.id for stay in route(snapshot)})
    hosts = len(visit.hosts)
    facts = [
        ("calendar-days", language.dates(visit.start, visit.end) if visit.start and visit.end else "", visit.code),
        ("users", language.ngettext("{n} participant", "{n} participants", people).format(n=people),
         language.ngettext("{n} host organisation", "{n} host organisations", hosts).format(n=hosts)),
        ("map-pin", language.ngettext("{n} city", "{n} cities", cities).format(n=cities), ""),
    ]  # fmt: skip
    step = (page.size[0] - 2 * LEFT) / 3
    for number, (icon, first, second) in enumerate(facts):
        x = LEFT + number * step
        with canvas.artifact("Layout"):
            draw_icon(canvas, icon, x, top - 34, 20, colour("vermilion"))
        bold = page.style(10.5, "ink", bold=True, hyphenate=False)
        y = put(canvas, Text(first, bold), x + 28, top - 10, step - 36)
        if second:
            put(canvas, Text(second, page.style(9.2, "muted")), x + 28, y, step - 36)


def _route(canvas: TaggedCanvas, page: Page, y: float) -> None:
    """The cities on a line, with nights under them and the journeys between; a long route shows its first seven."""
    stays = route(page.speech.snapshot)[:7]
    if len(stays) < 2:
        return
    left, right = LEFT + 10, page.size[0] - LEFT - 60
    step = (right - left) / (len(stays) - 1)
    with canvas.artifact("Layout"):
        canvas.setStrokeColor(HexColor(colour("indigo")))
        canvas.setLineWidth(2.2)
        canvas.line(left, y, right, y)
    with canvas.inside("L"):
        for number, stay in enumerate(stays):
            _station(canvas, page, stay, (left + number * step, y, step), first=number == 0)


def _station(
    canvas: TaggedCanvas, page: Page, stay: Stay, spot: tuple[float, float, float], *, first: bool
) -> None:
    x, y, step = spot
    speech, language = page.speech, page.speech.language
    with canvas.artifact("Layout"):
        canvas.setFillColor(HexColor(colour("paper")))
        canvas.setStrokeColor(HexColor(colour("vermilion" if first else "indigo")))
        canvas.setLineWidth(2.6)
        canvas.circle(x, y, 6, fill=1)
    with canvas.inside("LI"), canvas.inside("LBody"):
        if stay.minutes is not None and not first:
            _journey(canvas, page, stay, x - step / 2, y)
        name = page.style(11 if step > 80 else 9, "indigo", bold=True, hyphenate=False)
        width = min(step + 4, 150.0) if step > 60 else 60.0
        bottom = put(canvas, Text(speech.text(stay.city.name), name), x - 8, y - 12, width)
        if stay.nights:
            nights = language.ngettext("{n} night", "{n} nights", stay.nights).format(n=stay.nights)
            put(canvas, Text(nights, page.style(8.5, "muted")), x - 8, bottom, width)


def _journey(canvas: TaggedCanvas, page: Page, stay: Stay, x: float, y: float) -> None:
    text = page.speech.language.minutes(stay.minutes or 0)
    style = page.style(8, "ink")
    with canvas.artifact("Layout"):
        draw_icon(canvas, icon_name(stay.mode), x - 24, y + 6, 11, colour("indigo"))
    with canvas.marked(canvas.new_element("P")):
        write(canvas, x - 10, y + 9, text, style)


def _imprint(canvas: TaggedCanvas, page: Page) -> None:
    speech = page.speech
    _ = speech.language.gettext
    issued = _("Issued {date}").format(date=speech.language.date(page.edition.now.date()))
    style = page.style(8, "muted")
    if speech.snapshot.visit.sample:
        sample = _("Sample data: specimen people, invented appointments")
        issued = f"{issued} · {sample}"
    put(canvas, Text(issued, style), LEFT, 56, page.size[0] - 2 * LEFT)
