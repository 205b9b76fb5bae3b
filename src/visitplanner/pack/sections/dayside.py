"""Beside the cards of a day: where the day leads, tonight's hotel, tomorrow's first departure, bookings, note."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from visitplanner.domain import programme
from visitplanner.domain.labels import label
from visitplanner.domain.programme import DayPlan, Slot
from visitplanner.domain.records import Leg
from visitplanner.pack.art import hills
from visitplanner.pack.content import Speech, booked, card, clock
from visitplanner.pack.design import Page, colour, icon_name
from visitplanner.pack.icons import draw_icon
from visitplanner.pack.sheet import fill, height_of, put
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import TaggedCanvas
from visitplanner.pack.text import Text

Column = tuple[float, float, float, float]
"""Left edge, top, width, and the lowest y that may be used."""
_ART = ("#cfe3ea", "#f5efe2", "#f1d28a", "#a9c4b5", "#6f9e8e", "#3f7a72", "#1f4f4d")


def side(canvas: TaggedCanvas, page: Page, plan: DayPlan, column: Column) -> None:
    """Draw the side column; what does not fit is left out, the landscape first, then the last places."""
    left, top, width, bottom = column
    _ = page.speech.language.gettext
    y = top
    facts = [(heading, Text(text, page.style(8.6))) for heading, text in _facts(page.speech, plan)]
    kept = min(sum(height_of(part, width) + 40 for _words, part in facts), (top - bottom) / 2)
    if stations := _stations(plan, page.speech):
        y = _heading(canvas, page, _("On the move"), (left, y, width, bottom))
        y = _chain(canvas, page, stations, (left, y, width, bottom + kept)) - 14
    for heading, part in facts:
        if y - 24 - height_of(part, width) < bottom:
            continue
        y = _heading(canvas, page, heading, (left, y, width, bottom))
        y = put(canvas, part, left, y, width) - 14
    if y - bottom > 84:
        with canvas.artifact("Layout"):
            _landscape(canvas, (left, bottom, width, min(y - bottom - 4, 200)), str(plan.date))


def _heading(canvas: TaggedCanvas, page: Page, text: str, column: Column) -> float:
    left, top, width, _bottom = column
    style = page.style(10.2, "indigo", bold=True, hyphenate=False)
    y = put(canvas, Text(text, style, tag="H3"), left, top, width)
    with canvas.artifact("Layout"):
        fill(canvas, left, y - 4, 22, 1.4, colour("vermilion"))
    return y - 11


def _facts(speech: Speech, plan: DayPlan) -> list[tuple[str, str]]:
    """Headed texts: hotel, tomorrow's first departure, what is booked, the day's note."""
    _ = speech.language.gettext
    found = []
    record = plan.record
    if record and (hotel := speech.snapshot.places.get(record.hotel)):
        lines = [speech.text(hotel.name), speech.text(hotel.address)]
        found.append((_("Hotel tonight"), "\n".join(line for line in lines if line)))
    if departure := _tomorrow(speech, plan):
        found.append((_("Tomorrow begins"), departure))
    if lines := booked(speech, plan):
        found.append((_("Bookings"), "\n".join(lines)))
    if record and record.note:
        found.append((_("Note of the day"), speech.text(record.note)))
    return found


def _tomorrow(speech: Speech, plan: DayPlan) -> str:
    following = [one for one in programme.days(speech.snapshot) if one.date == plan.date + timedelta(days=1)]
    slots = [slot for one in following for slot in one.slots if slot.start and not slot.cancelled]
    return f"{clock(slots[0].start)}  {card(slots[0], speech).title}" if slots else ""


def _stations(plan: DayPlan, speech: Speech) -> list[tuple[str, str, Slot | None]]:
    """Places of the day in order, each once in a row: icon, name, and the leg that leads there."""
    found: list[tuple[str, str, Slot | None]] = []

    def reach(icon: str, place: str, leg: Slot | None) -> None:
        name = speech.place(place)
        if name and (not found or found[-1][1] != name):
            found.append((icon, name, leg))

    for slot in plan.slots:
        item = slot.item
        if isinstance(item, Leg):
            reach("map-pin", item.origin, None)
            reach("map-pin", item.destination, slot)
        elif not slot.cancelled:
            reach(icon_name(item.kind.value), item.place, None)
    return found if len(found) > 1 else []


def _chain(
    canvas: TaggedCanvas, page: Page, stations: list[tuple[str, str, Slot | None]], column: Column
) -> float:
    left, y, width, bottom = column
    whole = Node("L")
    for number, (icon, name, leg) in enumerate(stations):
        place = Text(name, page.style(8.6, bold=True, leading=11.5))
        journey = _journey(page, leg)
        above = 12.0 if journey else 3.2
        high = above + max(height_of(place, width - 26), 11.5) + 3.3
        if y - high < bottom:
            return y
        with canvas.artifact("Layout"):
            _bead(canvas, icon, (left, y - above - 5.75), linked=number > 0, walked=leg is None)
        with canvas.inside(whole), canvas.inside("LI"), canvas.inside("LBody"):
            if journey:
                put(canvas, journey, left + 26, y - 0.5, width - 26)
            put(canvas, place, left + 26, y - above, width - 26)
        y -= high + 6
    return y


def _journey(page: Page, leg: Slot | None) -> Text | None:
    """How one gets to a station: means and minutes, small, above its name."""
    if leg is None or leg.minutes is None or not isinstance(leg.item, Leg):
        return None
    words = (
        f"{page.speech.language.gettext(label(leg.item.mode))} · {page.speech.language.minutes(leg.minutes)}"
    )
    return Text(words, page.style(7.6, "muted", leading=10.5))


def _bead(
    canvas: TaggedCanvas, icon: str, centre: tuple[float, float], *, linked: bool, walked: bool
) -> None:
    """A station's circle with its icon, and the line up towards the one before."""
    x, y = centre[0] + 9, centre[1]
    if linked:
        canvas.setStrokeColor(HexColor(colour("muted")))
        canvas.setLineWidth(1.1)
        canvas.setDash([1.6, 1.6] if walked else [])
        canvas.line(x, y + 9.6, x, y + (9.6 if walked else 18.4) + 5)
        canvas.setDash([])
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.setStrokeColor(HexColor(colour("indigo")))
    canvas.setLineWidth(1.3)
    canvas.circle(x, y, 9, fill=1)
    draw_icon(canvas, icon, x - 5.5, y - 5.5, 11, colour("indigo"))


def _landscape(canvas: TaggedCanvas, box: tuple[float, float, float, float], seed: str) -> None:
    x, y, width, height = box
    canvas.saveState()
    clip = canvas.beginPath()
    clip.roundRect(x, y, width, height, 7)
    canvas.clipPath(clip, stroke=0, fill=0)
    hills(canvas, box, _ART, seed)
    canvas.restoreState()
