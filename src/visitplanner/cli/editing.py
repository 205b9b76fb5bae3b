"""`edit`: the gestures of the itinerary, for scripts and tests."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli import history, plans
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.domain import rearranging
from visitplanner.domain.kinds import DateChange, Mode, SessionKind, SessionStatus
from visitplanner.domain.programme import Item, slot
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.records import Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When

if TYPE_CHECKING:
    from visitplanner.store.editing import Edit
    from visitplanner.store.library import Library


@dataclass(frozen=True, slots=True)
class Deed:
    """One gesture that was asked for: what it is called, and what it does; a `plan` where it has one."""

    label: Phrase
    run: Callable[[Edit], Any] | None = None
    plan: Plan | None = None


Gesture = Callable[[Snapshot, Namespace], Deed]


def register(commands: Commands) -> None:
    """Add `edit` and its gestures."""
    edit = commands.add("edit", N_("change the programme of a visit"), None)
    commands.code(edit)
    among = commands.among(edit, N_("GESTURE"))

    gesture = partial(_gesture, commands, among)
    gesture("add", N_("add a session"), _add, "title", "--kind", "--day", "--at", "--minutes", "--place")
    gesture(
        "add-leg", N_("add a leg"), _add_leg, "title", "--mode", "--day", "--at", "--arrive", "--from", "--to"
    )
    gesture(
        "move", N_("move items to a day and time, or by an offset"), _move,
        "items", "--day", "--at", "--by", "--days", planned=True,
    )  # fmt: skip
    gesture("ripple", N_("move an item and what follows it"), _ripple, "item", "--at!", "--day", planned=True)
    gesture(
        "resize", N_("make an item longer or shorter"), _resize, "item", "minutes", "--ripple", planned=True
    )
    gesture("tray", N_("unschedule items"), _tray, "items")
    gesture("status", N_("say how firm an item is"), _status, "item", "status")
    gesture("lock", N_("anchor items, so that they refuse to move"), partial(_anchor, True), "items")
    gesture("unlock", N_("release anchored items"), partial(_anchor, False), "items")
    gesture("dates", N_("give the visit other dates"), _dates, "first", "last", "--how", planned=True)
    gesture("insert-day", N_("insert an empty day"), _insert_day, "date", planned=True)
    gesture("remove-day", N_("remove a day; its items become unscheduled"), _remove_day, "date", planned=True)
    gesture("swap-days", N_("let two days change places"), _swap_days, "date", "other", planned=True)
    gesture("move-day", N_("move a day to another date"), _move_day, "date", "other", planned=True)
    gesture("postpone", N_("say that the visit takes place later, on dates not known yet"), _postpone)
    for name, said, run in (
        ("undo", N_("take back the last thing done on a visit"), history.undo),
        ("redo", N_("do again what was taken back last"), history.redo),
    ):
        commands.json(commands.add(name, said, run, among))


def _gesture(
    commands: Commands, among: Any, name: str, said: str, make: Gesture, *arguments: str, planned: bool = False
) -> None:
    """Add one gesture; one that is `planned` can be looked at first."""
    parser = commands.add(name, said, partial(_do, make), among)
    for argument in arguments:
        help_text, metavar, more = _ARGUMENTS[argument]
        commands.argument(parser, argument.removesuffix("!"), help_text, metavar, **more)
    if planned:
        commands.argument(parser, "--dry-run", N_("only say what would happen"), action="store_true")
    commands.json(parser)


def _do(make: Gesture, console: Console, options: Namespace) -> int:
    """Make the gesture, or with --dry-run only say what it would do."""
    from visitplanner.operations import rearranging as writing  # slow import  # noqa: PLC0415

    dry = getattr(options, "dry_run", False)
    with console.open(write=not dry) as library:
        snapshot = read_visit(library, options.code)
        deed = make(snapshot, options)
        if deed.plan is not None:
            writing.allow(deed.plan)
        added = "" if dry else _written(console, library, snapshot, deed)
    _tell(console, options, snapshot, deed, added)
    return 0


def _written(console: Console, library: Library, snapshot: Snapshot, deed: Deed) -> str:
    """Do it; the id of what was added, if anything was."""
    from visitplanner.operations import rearranging as writing  # slow import  # noqa: PLC0415

    with library.edit(deed.label, now=console.now, visit=snapshot.visit.id) as edit:
        result = deed.run(edit) if deed.run else None
        if deed.plan is not None and not deed.run:
            writing.apply(edit, deed.plan)
    return result if isinstance(result, str) else ""


def _tell(console: Console, options: Namespace, snapshot: Snapshot, deed: Deed, added: str) -> None:
    dry = getattr(options, "dry_run", False)
    if options.json:
        told = {"gesture": options.gesture, "done": not dry, "label": console.language.say(deed.label)}
        told |= {"added": added} if added else {}
        console.show({**told, **(plans.as_json(snapshot, deed.plan) if deed.plan is not None else {})})
        return
    console.say(N_("Not done, only looked at: {label}") if dry else N_("Done: {label}"), label=deed.label)
    if added:
        print(added)
    if deed.plan is not None:
        for line in plans.told(console, snapshot, deed.plan):
            print(line)


def _add(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels, sessions  # slow import  # noqa: PLC0415

    add = partial(
        sessions.add, visit=snapshot.visit.id, title=options.title, language=snapshot.visit.working_language,
        when=_when(options), minutes=options.minutes, kind=SessionKind(options.kind),
        place=_place(snapshot, options.place),
    )  # fmt: skip
    return Deed(labels.titled(labels.ADD, options.title), add)


def _add_leg(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels, legs  # slow import  # noqa: PLC0415

    departure, (day, _, clock) = _when(options), options.arrive.rpartition("T")
    if clock and not (day or departure.date):
        raise Refusal(N_("Choose a day first."), field="arrival")
    arrival = When(_day(day) if day else departure.date, _clock(clock)) if clock else When()
    origin, destination = (_place(snapshot, getattr(options, end)) for end in ("from", "to"))
    add = partial(
        legs.add, visit=snapshot.visit.id, title=options.title, language=snapshot.visit.working_language,
        mode=Mode(options.mode), departure=departure, arrival=arrival, origin=origin, destination=destination,
    )  # fmt: skip
    return Deed(labels.titled(labels.ADD, options.title), add)


def _when(options: Namespace) -> When:
    """The day and time of `--day` and `--at`; without them in the tray."""
    if options.at and not options.day:
        raise Refusal(N_("Choose a day first."), field="start")
    return When(_day(options.day), _clock(options.at)) if options.day else When()


def _move(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    items = [find_item(snapshot, text) for text in options.items]
    offset = options.by or options.days
    if bool(offset) == bool(options.day or options.at):
        raise Refusal(N_("Say where to (--day, --at) or how far (--by, --days)."))
    if offset:
        found = [one.id for one in items]
        plan = rearranging.move(snapshot, found, days=options.days, minutes=options.by)
    elif len(items) > 1:
        raise Refusal(N_("Several items move by --by or --days, each to its own time."))
    else:
        plan = _put(snapshot, items[0], options)
    if not plan:
        _free(items)
    return Deed(_named(labels.MOVE, labels.MOVE_ITEMS, items), plan=plan)


def _put(snapshot: Snapshot, item: Item, options: Namespace) -> Plan:
    """One item to a day and time; what is not said stays as it is."""
    _free([item])
    day = _day(options.day) if options.day else _date_of(item)
    start = _clock(options.at) or (item.when.start and item.when.start.replace(fold=0))
    return rearranging.planned(snapshot, [rearranging.put(item, day, start)])


def _ripple(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    item, start = find_item(snapshot, options.item), _clock(options.at)
    _free([item])
    assert start
    plan = rearranging.ripple(snapshot, item.id, _day(options.day) if options.day else _date_of(item), start)
    return Deed(labels.titled(labels.RIPPLE, item), plan=plan)


def _resize(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels, rules  # slow import  # noqa: PLC0415

    item, minutes = find_item(snapshot, options.item), rules.minutes(options.minutes)
    _free([item])
    if options.ripple:
        label, plan = labels.RIPPLE_TIMES, rearranging.ripple_resize(snapshot, item.id, minutes)
    else:
        placement = rearranging.lengthened(slot(item), minutes)
        label, plan = labels.SET_TIMES, rearranging.planned(snapshot, [placement])
    return Deed(labels.titled(label, item), plan=plan)


def _tray(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import items, labels  # slow import  # noqa: PLC0415

    found = [find_item(snapshot, text) for text in options.items]

    def unschedule(edit: Edit) -> None:
        for one in found:
            items.to_tray(edit, one.id)

    return Deed(_named(labels.TO_TRAY, labels.UNSCHEDULE_ITEMS, found), unschedule)


def _status(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import items, labels  # slow import  # noqa: PLC0415

    item, status = find_item(snapshot, options.item), SessionStatus(options.status)
    return Deed(labels.titled(labels.CHANGE, item), lambda edit: items.set_status(edit, item.id, status))


def _anchor(anchored: bool, snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import items, labels  # slow import  # noqa: PLC0415

    found = [find_item(snapshot, text) for text in options.items]
    one, several = (
        (labels.ANCHOR, labels.ANCHOR_ITEMS) if anchored else (labels.RELEASE, labels.RELEASE_ITEMS)
    )

    def anchor(edit: Edit) -> None:
        for item in found:
            items.set_anchored(edit, item.id, anchored)

    return Deed(_named(one, several, found), anchor)


def _dates(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels, rules, visits  # slow import  # noqa: PLC0415

    start, end, visit = _day(options.first), _day(options.last), snapshot.visit
    how = DateChange(options.how.replace("-", "_"))
    rules.visit_dates(start, end)
    plan = rearranging.shift_dates(snapshot, start, end, how)
    return Deed(
        labels.titled(labels.SET_DATES, visit, working=visit.working_language),
        lambda edit: visits.set_dates(edit, visit.id, start, end, how=how),
        plan,
    )


def _insert_day(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    return Deed(Phrase(labels.INSERT_DAY), plan=rearranging.insert_day(snapshot, _day(options.date)))


def _remove_day(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    return Deed(Phrase(labels.REMOVE_DAY), plan=rearranging.remove_day(snapshot, _day(options.date)))


def _swap_days(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    plan = rearranging.swap_days(snapshot, _day(options.date), _day(options.other))
    return Deed(Phrase(labels.SWAP_DAYS), plan=plan)


def _move_day(snapshot: Snapshot, options: Namespace) -> Deed:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    plan = rearranging.move_day(snapshot, _day(options.date), _day(options.other))
    return Deed(Phrase(labels.MOVE_DAY), plan=plan)


def _postpone(snapshot: Snapshot, _options: Namespace) -> Deed:
    from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

    visit = snapshot.visit
    label = labels.titled(labels.POSTPONE, visit, working=visit.working_language)
    return Deed(label, lambda edit: visits.postpone(edit, visit.id))


def find_item(snapshot: Snapshot, text: str) -> Item:
    """The session or leg of that id, that exact title in any language, or the only id that begins so."""
    every: list[Item] = [*snapshot.sessions, *snapshot.legs]
    found = [one for one in every if one.id == text]
    found = found or [one for one in every if text in one.title.texts.values()]
    found = found or [one for one in every if text and one.id.startswith(text)]
    if not found:
        raise Refusal(N_("There is no session or leg “{text}” in this visit."), text=text)
    if len(found) > 1:
        ids = tuple(sorted(one.id for one in found))
        raise Refusal(N_("Several items are “{text}”. Give one of these instead: {ids}"), text=text, ids=ids)
    return found[0]


def _place(snapshot: Snapshot, text: str) -> str:
    """The id of a place this visit knows, by id or exact name."""
    every: tuple[Place, ...] = tuple(snapshot.places.values())
    found = [one.id for one in every if text in (one.id, *one.name.texts.values())]
    if text and len(found) != 1:
        raise Refusal(N_("There is no place “{text}” in this visit."), text=text)
    return found[0] if text else ""


def _named(one: str, several: str, items: list[Item]) -> Phrase:
    from visitplanner.operations import labels  # slow import  # noqa: PLC0415

    return labels.titled(one, items[0]) if len(items) == 1 else Phrase(several, {"n": len(items)})


def _free(items: list[Item]) -> None:
    from visitplanner.operations import programme  # slow import  # noqa: PLC0415

    for one in items:
        programme.free(one)


def _date_of(item: Item) -> date:
    if item.when.date is None:
        raise Refusal(N_("Choose a day first."), field="start")
    return item.when.date


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(N_("“{date}” is not a date."), date=text) from None


def _clock(text: str) -> time | None:
    """`09:30`; neither seconds nor an offset, which no programme has."""
    try:
        clock = time.fromisoformat(text) if text else None
    except ValueError:
        raise Refusal(N_("“{text}” is not a time."), text=text) from None
    if clock and clock != time(clock.hour, clock.minute):
        raise Refusal(N_("“{text}” is not a time."), text=text)
    return clock


_ITEM = N_("the id of a session or leg, the beginning of it, or the exact title")
_DAY = N_("a date, 2026-11-09")
_TIME = N_("a time of day, 09:30")
_PLACE = N_("a place of this visit, by name or id")
_ARGUMENTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "title": (N_("what it is called"), N_("TITLE"), {}),
    "item": (_ITEM, N_("ITEM"), {}),
    "items": (_ITEM, N_("ITEM"), {"nargs": "+"}),
    "minutes": (N_("how long it lasts"), N_("MINUTES"), {"type": int}),
    "status": (N_("how firm it is"), "", {"choices": [one.value for one in SessionStatus]}),
    "first": (N_("the first date of the visit"), N_("DATE"), {}),
    "last": (N_("the last date of the visit"), N_("DATE"), {}),
    "date": (_DAY, N_("DATE"), {}),
    "other": (_DAY, N_("DATE"), {}),
    "--kind": (N_("what it is"), "", {"choices": [one.value for one in SessionKind], "default": "meeting"}),
    "--day": (_DAY, N_("DATE"), {"default": ""}),
    "--at": (_TIME, N_("TIME"), {"default": ""}),
    "--at!": (_TIME, N_("TIME"), {"required": True}),
    "--mode": (N_("the means of travel"), "", {"choices": [one.value for one in Mode], "default": "train"}),
    "--arrive": (N_("when it arrives, 14:20 or 2026-11-10T14:20"), N_("TIME"), {"default": ""}),
    "--from": (_PLACE, N_("PLACE"), {"default": ""}),
    "--to": (_PLACE, N_("PLACE"), {"default": ""}),
    "--minutes": (N_("how long it lasts"), N_("MINUTES"), {"type": int, "default": 60}),
    "--place": (_PLACE, N_("PLACE"), {"default": ""}),
    "--by": (N_("so many minutes later; negative: earlier"), N_("MINUTES"), {"type": int, "default": 0}),
    "--days": (N_("so many days later; negative: earlier"), N_("DAYS"), {"type": int, "default": 0}),
    "--ripple": (N_("what follows comes along"), "", {"action": "store_true"}),
    "--how": (
        N_("what becomes of the programme"), "",
        {"choices": [one.value.replace("_", "-") for one in DateChange], "default": "shift-all"},
    ),
}  # fmt: skip
"""Argument → help, name and how it is read. `!` marks an option that must be given."""
