"""A page per day: the day's header, a strip at true scale, the cards in order, and what to know beside them."""

from __future__ import annotations

from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from visitplanner.domain import programme
from visitplanner.domain.programme import DayPlan
from visitplanner.pack.art import seigaiha
from visitplanner.pack.content import card, clock, day_cities
from visitplanner.pack.design import FOOT, HEAD, LEFT, RIGHT, Page, colour, icon_name, rail
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sections.cards import CardBox, card_box, paginate, spread
from visitplanner.pack.sections.dayside import side
from visitplanner.pack.sheet import Sheet, fill, put
from visitplanner.pack.structure import Node, attributes, box_attributes
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Text, write

BAND, SHORT_BAND = 108.0, 62.0
"""Heights of the header: on a day's first page, and on those that continue it."""
COLUMN, GUTTER, STRIP = 322.0, 18.0, 72.0


def days(page: Page) -> list[Flowable]:
    """The day pages, each day starting a new one; a day without anything planned says so."""
    plans = programme.days(page.speech.snapshot)
    story: list[Flowable] = []
    for plan in plans:
        story += _day(page, plan, len(plans))
    return [*story[:-1], *_unscheduled(page)]


def _unscheduled(page: Page) -> list[Flowable]:
    """What has no date yet, on a page of its own, so that nothing of the programme is missing."""
    waiting = programme.tray(page.speech.snapshot)
    if not waiting:
        return []
    _ = page.speech.language.gettext
    column = COLUMN + page.size[0] - 595.28
    boxes = [card_box(card(slot, page.speech), page, column) for slot in waiting]
    groups = paginate(boxes, page.height - 50, page.height)
    story: list[Flowable] = []
    for number, group in enumerate(groups):
        title = _("Not yet scheduled") if number == 0 else ""
        story += [PageBreak(), Sheet(page.size, partial(_paint_waiting, page=page, boxes=group, title=title))]
    return story


def _paint_waiting(canvas: TaggedCanvas, page: Page, boxes: list[CardBox], title: str) -> None:
    top = page.size[1] - HEAD
    if title:
        mark = Landmark("unscheduled", title, 2)
        top = put(canvas, Text(title, page.title, tag="H2", landmark=mark), LEFT, top, page.width) - 10
    for box in boxes:
        box.draw(canvas, LEFT, top)
        top -= box.height + 8


def _day(page: Page, plan: DayPlan, total: int) -> list[Flowable]:
    column = COLUMN + page.size[0] - 595.28
    first = page.size[1] - BAND - STRIP - 24 - FOOT
    later = page.size[1] - SHORT_BAND - 30 - FOOT
    cards = [card(slot, page.speech) for slot in plan.slots]
    boxes = [card_box(one, page, column) for one in cards]
    if sum(box.height + 4 for box in boxes) > first:
        boxes = [card_box(one, page, column, dense=True) for one in cards]
    story: list[Flowable] = []
    for number, group in enumerate(paginate(boxes, first, later)):
        paint = partial(_paint, page=page, plan=plan, total=total, boxes=group, opening=number == 0)
        story += [Sheet(page.size, paint), PageBreak()]
    return story


def _paint(
    canvas: TaggedCanvas, page: Page, plan: DayPlan, total: int, boxes: list[CardBox], opening: bool
) -> None:
    height = page.size[1]
    _thumbs(canvas, page, plan.number, total)
    if opening:
        _header(canvas, page, plan)
        _strip(canvas, page, plan, height - BAND - 34)
        top = height - BAND - STRIP
    else:
        _continued(canvas, page, plan)
        top = height - SHORT_BAND - 30
    _cards(canvas, page, boxes, top, opening)
    if opening:
        left = LEFT + COLUMN + page.size[0] - 595.28 + GUTTER
        side(canvas, page, plan, (left, top, page.size[0] - RIGHT - left, FOOT + 8))


def _cards(canvas: TaggedCanvas, page: Page, boxes: list[CardBox], top: float, opening: bool) -> None:
    _ = page.speech.language.gettext
    if opening:
        style = page.style(12.5, "indigo", bold=True)
        top = put(canvas, Text(_("Programme"), style), LEFT, top + 6, COLUMN) - 6
    if not boxes:
        put(canvas, Text(_("Nothing is planned on this day."), page.style(9.5, "muted")), LEFT, top, COLUMN)
    gap = spread(boxes, top - FOOT - 8)
    for box in boxes:
        box.draw(canvas, LEFT, top)
        top -= box.height + gap


def _header(canvas: TaggedCanvas, page: Page, plan: DayPlan) -> None:
    width, height = page.size
    speech, language = page.speech, page.speech.language
    _ = language.gettext
    with canvas.artifact("Layout"):
        fill(canvas, 0, height - BAND, width, BAND, colour("indigo"))
        seigaiha(canvas, (width - 190, height - BAND, 190, BAND), 26, "#ffffff", 0.13)
        big = page.style(58, "on_dark", bold=True)
        number_width = write(canvas, LEFT, height - 72, str(plan.number), big)
    x = LEFT + number_width + 20
    room = width - RIGHT - x
    title = page.style(17, "on_dark", bold=True, leading=24, hyphenate=False)
    mark = Landmark(f"day-{plan.date}", language.date(plan.date, "day"), 2)
    if plan.number == 1:
        eyebrow = page.style(8.5, "on_dark_soft", leading=12)
        place = Landmark("days", _("Itinerary"))
        put(canvas, Text(_("Itinerary"), eyebrow, tag="H1", landmark=place), x, height - 14, room)
    text = _("Day {n} · {date}").format(n=plan.number, date=language.date(plan.date, "day"))
    y = put(canvas, Text(text, title, tag="H2", landmark=mark), x, height - 25, room)
    cities = " · ".join(speech.text(city.name) for city in day_cities(plan, speech.snapshot))
    if cities:
        y = put(canvas, Text(cities, page.style(11.5, "on_dark_warm", bold=True)), x, y - 3, room)
    _facts(canvas, page, plan, x, y - 3)


def _facts(canvas: TaggedCanvas, page: Page, plan: DayPlan, x: float, top: float) -> None:
    """Weather norm and dress, each with its icon, on one line of the band."""
    if not plan.record:
        return
    style = page.style(8.4, "on_dark", hyphenate=False)
    for icon, words in (("cloud-sun", plan.record.weather), ("shirt", plan.record.dress)):
        text = page.speech.text(words)
        if not text:
            continue
        with canvas.artifact("Layout"):
            draw_icon(canvas, icon, x, top - 14, 11, colour("on_dark"))
        flowable = Text(text, style)
        room = min(flowable.content_width + 2, page.size[0] - RIGHT - x - 16)
        put(canvas, flowable, x + 16, top - 3, max(room, 40))
        x += room + 32


def _continued(canvas: TaggedCanvas, page: Page, plan: DayPlan) -> None:
    """The header on a continuation page: furniture, not a heading of its own."""
    width, height = page.size
    language = page.speech.language
    with canvas.artifact("Pagination"):
        fill(canvas, 0, height - SHORT_BAND, width, SHORT_BAND, colour("indigo"))
        text = language.gettext("Day {n} · {date} (continued)").format(
            n=plan.number, date=language.date(plan.date, "day")
        )
        write(canvas, LEFT, height - 38, text, page.style(14, "on_dark", bold=True))


def _thumbs(canvas: TaggedCanvas, page: Page, current: int, total: int) -> None:
    """The thumb index: a tab a day on the outer edge, the current one standing out."""
    width, height = page.size
    step = min(44.0, (height - 200) / max(1, total))
    with canvas.artifact("Pagination"):
        for number in range(1, total + 1):
            here = number == current
            reach = 24 if here else 18
            top = height - 150 - (number - 1) * step
            fill(
                canvas, width - reach, top - step + 8, 40, step - 6, colour("vermilion" if here else "tab"), 5
            )
            style = page.style(10 if here else 8.5, "on_dark" if here else "muted", bold=True)
            write(canvas, width - reach / 2 + 1, top - step / 2 - 2, str(number), style, "centre")


def _strip(canvas: TaggedCanvas, page: Page, plan: DayPlan, y: float) -> None:
    """The day at true scale: one block per item; read aloud as one figure, the cards carry the data."""
    placed = [slot for slot in plan.slots if slot.start and slot.end and not slot.cancelled]
    left, right = LEFT, page.size[0] - RIGHT
    hours = [slot.start.hour for slot in placed if slot.start]
    ends = [slot.end.hour + 1 if slot.end.date() == plan.date else 24 for slot in placed if slot.end]
    first, last = min([7, *hours]), max([21, *ends])
    scale = (right - left) / (last - first)
    says = page.speech.language.series(f"{clock(slot.start)} {card(slot, page.speech).title}" for slot in placed)
    alt = page.speech.language.gettext("The day at a glance: {items}").format(items=says or "—")
    node = Node("Figure", None, attributes(Alt=alt) + box_attributes(left, y - 16, right, y + 12))
    with canvas.marked(node):
        fill(canvas, left, y - 12, right - left, 24, colour("band"), 5)
        _ticks(canvas, page, (first, last), scale, y)
        for slot in placed:
            assert slot.start
            begin = slot.start.hour + slot.start.minute / 60
            end = begin + (slot.minutes or 0) / 60
            x, reach = left + (begin - first) * scale, left + (min(end, 24) - first) * scale
            kind = "leg" if slot.kind == "leg" else slot.item.kind.value  # type: ignore[union-attr]
            fill(
                canvas, x + 0.6, y - 10, max(reach - x - 1.2, 1.5), 20, rail(kind), min(3.5, (reach - x) / 3)
            )
            if reach - x > 15:
                name = icon_name(slot.item.mode.value if slot.kind == "leg" else kind)  # type: ignore[union-attr]
                draw_icon(canvas, name, (x + reach) / 2 - 6, y - 6, 12, "#ffffff")


def _ticks(canvas: TaggedCanvas, page: Page, hours: tuple[int, int], scale: float, y: float) -> None:
    style = page.style(7, "muted")
    canvas.setStrokeColor(HexColor(colour("rule")))
    canvas.setLineWidth(0.5)
    for hour in range(hours[0], hours[1] + 1):
        x = LEFT + (hour - hours[0]) * scale
        canvas.line(x, y - 16, x, y - 12)
        if (hour - hours[0]) % 2 == 0:
            write(canvas, x, y - 23, str(hour), style, "centre")
