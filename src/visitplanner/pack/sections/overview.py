"""The visit on one page: days as columns at true scale, as on the board. A long visit takes a page a week."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from visitplanner.domain import programme
from visitplanner.domain.programme import DayPlan, Slot
from visitplanner.pack.content import Card, card, day_cities, short
from visitplanner.pack.design import FOOT, HEAD, LEFT, RIGHT, Page, colour, rail, tint
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sheet import Sheet, dashed, fill, put
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Style, Text, write

WEEK = 7
_GUTTER = 24.0
_TOP = 96.0


def overview(page: Page) -> list[Flowable]:
    """Sheets of at most seven days each."""
    plans = programme.days(page.speech.snapshot)
    weeks = [plans[at : at + WEEK] for at in range(0, len(plans), WEEK)]
    story: list[Flowable] = []
    for number, week in enumerate(weeks):
        story += [Sheet(page.size, partial(_paint, page=page, plans=week, opening=number == 0)), PageBreak()]
    return story[:-1]


def _paint(canvas: TaggedCanvas, page: Page, plans: Sequence[DayPlan], opening: bool) -> None:
    _ = page.speech.language.gettext
    width, height = page.size
    visit = page.speech.snapshot.visit
    top = height - HEAD + 6
    mark = Landmark("overview", _("The visit on one page"))
    node = Node("H1") if opening else Node("P")
    y = put(
        canvas,
        Text(mark.title, page.title, node=node, landmark=mark if opening else None),
        LEFT,
        top,
        page.width,
    )
    if visit.start and visit.end:
        dates = page.speech.language.dates(visit.start, visit.end)
        line = f"{page.speech.text(visit.title)} · {dates}"
        put(canvas, Text(line, page.style(9.2, "muted", hyphenate=False)), LEFT, y, page.width)
    hours = _hours(plans)
    box = (LEFT + _GUTTER, FOOT + 46, width - RIGHT - LEFT - _GUTTER, height - HEAD - _TOP - FOOT - 46)
    with canvas.artifact("Layout"):
        _grid(canvas, page, box, hours, len(plans))
    step = box[2] / max(1, len(plans))
    for number, plan in enumerate(plans):
        with canvas.inside("Sect"):
            _column(canvas, page, plan, (box[0] + number * step, box[1], step, box[3]), hours)


def _hours(plans: Sequence[DayPlan]) -> tuple[int, int]:
    placed = [slot for plan in plans for slot in plan.slots if slot.start]
    starts = [slot.start.hour for slot in placed if slot.start]
    ends = [
        slot.end.hour + (1 if slot.end.minute else 0)
        for slot in placed
        if slot.start and slot.end and slot.end.date() == slot.start.date()
    ]
    return min([8, *starts]), max([20, *ends, *(hour + 1 for hour in starts)])


def _grid(
    canvas: TaggedCanvas,
    page: Page,
    box: tuple[float, float, float, float],
    hours: tuple[int, int],
    count: int,
) -> None:
    x, y, width, height = box
    scale = height / (hours[1] - hours[0])
    style = page.style(7, "muted")
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(HexColor(colour("rule")))
    for hour in range(hours[0], hours[1] + 1):
        level = y + height - (hour - hours[0]) * scale
        canvas.line(x, level, x + width, level)
        write(canvas, x - 5, level - 2.4, f"{hour:02d}", style, "right")
    for number in range(1, count):
        canvas.line(x + number * width / count, y, x + number * width / count, y + height)


def _column(
    canvas: TaggedCanvas,
    page: Page,
    plan: DayPlan,
    box: tuple[float, float, float, float],
    hours: tuple[int, int],
) -> None:
    x, y, width, height = box
    speech = page.speech
    day = page.style(9.4, "indigo", bold=True, leading=12, hyphenate=False)
    line = put(
        canvas,
        Text(speech.language.date(plan.date, "column"), day, tag="H2"),
        x + 3,
        y + height + 28,
        width - 6,
    )
    cities = " · ".join(speech.text(city.name) for city in day_cities(plan, speech.snapshot))
    if cities:
        _fitted(
            canvas,
            cities,
            page.style(7.6, "muted", leading=9.4, hyphenate=False),
            (x + 3, line, width - 6, 1),
        )
    lanes = programme.lanes(plan.slots)
    scale = height / ((hours[1] - hours[0]) * 60)
    for slot in plan.slots:
        if slot.start is None:
            continue
        lane, count = lanes.get(slot.id, (0, 1))
        room = (width - 4) / min(count, 3)
        begin = (slot.start.hour - hours[0]) * 60 + slot.start.minute
        minutes = min(slot.minutes or 30, (hours[1] - hours[0]) * 60 - begin)
        spot = (
            x + 2 + min(lane, 2) * room,
            y + height - (begin + minutes) * scale,
            room - 1,
            minutes * scale - 0.8,
        )
        _block(canvas, page, slot, spot)
    _foot(canvas, page, plan, (x + 3, y - 6, width - 6))


def _block(canvas: TaggedCanvas, page: Page, slot: Slot, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    what = card(slot, page.speech)
    with canvas.artifact("Layout"):
        _ground(canvas, what, box)
    ink = "muted" if what.cancelled else "ink"
    small = page.style(6.3, "muted", leading=7.6, hyphenate=False)
    title = page.style(6.7, ink, bold=what.kind != "leg", leading=8.2)
    times = page.speech.language.times(slot.start, slot.end) if slot.start else ""
    if height < 21:
        line = title.but(leading=7.4, size=6.2)
        _fitted(canvas, f"{what.start} {what.title}", line, (x + 5, y + height - 0.4, width - 6, 1))
        return
    bottom = put(canvas, Text(times, small), x + 5, y + height - 2, width - 6)
    rows = max(1, int((bottom - y - 1) / title.leading))
    _fitted(canvas, str(what.title), title, (x + 5, bottom, width - 7, rows))


def _ground(canvas: TaggedCanvas, what: Card, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    loose = what.kind == "leg" or bool(what.flag)
    fill(canvas, x, y, width, height, "#ffffff" if loose else tint(what.kind, 0.14), 2)
    if loose:
        dashed(canvas, x + 0.3, y + 0.3, width - 0.6, height - 0.6, rail(what.kind), 2, 0.6)
    fill(canvas, x, y, 2, height, rail(what.kind))


def _fitted(canvas: TaggedCanvas, text: str, style: Style, box: tuple[float, float, float, int]) -> float:
    """Set as much of `text` as fits in (x, top, width, rows), ending in … where something is cut."""
    x, top, width, rows = box
    shown = Text(short(text, rows * int(4 * width / style.size)), style)
    shown.wrap(width, 1e4)
    if len(shown.lines) > rows:
        kept = shown.text[: shown.lines[rows - 1].end].rstrip()
        while kept and round(Text(kept + "…", style).wrap(width, 1e4)[1] / style.leading) > rows:
            kept = kept[:-1].rstrip()
        shown = Text(kept + "…", style)
    return put(canvas, shown, x, top, width)


def _foot(canvas: TaggedCanvas, page: Page, plan: DayPlan, box: tuple[float, float, float]) -> None:
    """Tonight's hotel under the column."""
    x, top, width = box
    if not plan.record or not (hotel := page.speech.place(plan.record.hotel)):
        return
    with canvas.artifact("Layout"):
        draw_icon(canvas, "bed-double", x, top - 9, 8, colour("muted"))
    _fitted(canvas, hotel, page.style(6.8, "muted", leading=8.4), (x + 11, top, width - 11, 3))
