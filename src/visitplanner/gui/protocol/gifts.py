"""Gifts: what is handed over, and what came back, with the form of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import GiftStatus
from visitplanner.domain.labels import label
from visitplanner.domain.records import Gift
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Options, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes.links import Linked, Links
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.practices.values import number_of, shown_number
from visitplanner.gui.protocol import names
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

TONES = {
    GiftStatus.IDEA: ("sub", "lightbulb"), GiftStatus.READY: ("accent", "check"),
    GiftStatus.HANDED_OVER: ("ok", "circle-check"),
}  # fmt: skip


class GiftForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "gift"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Gift")))
        self.add(self.languages)
        self.way = self.value(
            N_("Direction"), Choice(_ways), lambda one: one.received, self._setter("received")
        )
        self.status = self.value(
            N_("Status"), Choice(options.members(GiftStatus)), lambda one: one.status, self._set_status
        )
        self.giver = self._party("giver", N_("Giver"))
        self.receiver = self._party("receiver", N_("Receiver"))
        self.session = self.pick(
            N_("Session"), lambda one: one.session, lambda: names.sessions(self.snapshot), self._setter("session"),
            self._unknown,
        )  # fmt: skip
        self.amount = self.value(
            N_("Amount"), Typed(number_of, shown_number), lambda one: one.amount, self._setter("amount")
        )
        self.currency = self.value(
            N_("Currency"), Typed(_currency), lambda one: one.currency, self._setter("currency")
        )
        self.where = Links(N_("Handed over at"))
        self.where.followed.connect(self.followed)
        self.add(self.status, self.way)
        self.add(self.giver, self.receiver)
        self.add(self.session)
        self.add(self.where)
        self.add(self.amount, self.currency)
        self.add(self.area("note", N_("Note")))

    def _party(self, name: str, caption: str) -> Field:
        put = self._setter(name)
        return self.pick(
            caption, lambda one: getattr(one, name), lambda: options.parties(self.snapshot), put, put
        )

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a gift of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        there = snapshot.session.get(record.session)
        self.where.show_links(
            [Linked("session", there.id, names.session(snapshot, there), "calendar-days")] if there else []
        )

    def _setter(self, name: str) -> Any:
        def put(field: Field, value: Any) -> None:
            from visitplanner.operations import fields  # slow import  # noqa: PLC0415

            self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

        return put

    def _set_status(self, field: Field, status: Any) -> None:
        from visitplanner.operations import gifts  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, gifts.set_status, self.record.id, GiftStatus(status))

    def _unknown(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("Nothing of this visit is called “{name}”."), name=name))


class GiftPane(RecordPane):
    """What we give, then what we receive, in the order of the programme; Space hands over."""

    kind = "gift"
    words = N_("Gifts")
    adding = N_("Add a gift")
    empty = (
        "gift", N_("No gifts yet"),
        N_("Modest, easy to share, well wrapped: say what is given by whom to whom, and at which session."),
    )  # fmt: skip
    form_kind = GiftForm
    keys = (("Space", N_("Handed over, or not yet"), "tick"),)

    def records(self, snapshot: Snapshot) -> Iterable[Gift]:
        """All gifts of the visit."""
        return snapshot.gifts

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Both directions, each in the order of its sessions."""
        place = {id: n for n, (id, _title) in enumerate(names.sessions(snapshot))}
        order = sorted(snapshot.gifts, key=lambda one: (place.get(one.session, 999), one.order, one.id))
        for received, title in _ways():
            rows = [_row(snapshot, one) for one in order if one.received is received]
            if rows:
                yield Row(f"received {received}", title, trailing=str(len(rows)), heading=True)
                yield from rows

    def add(self) -> None:
        """A gift at the session of the current one; its title is typed at once."""
        from visitplanner.operations import gifts  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is not None:
            session = self.record.session if self.record else ""
            self.asked_to_add(
                gifts.add, snapshot.visit.id, title="", language=snapshot.visit.working_language,
                session=session if session in snapshot.session else "",
            )  # fmt: skip

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import gifts  # slow import  # noqa: PLC0415

        gifts.delete(edit, [id])

    def tick(self) -> None:
        """The current gift is handed over, or it is not yet."""
        from visitplanner.operations import gifts  # slow import  # noqa: PLC0415

        if (one := self.record) is None or self.desk.read_only is not None:
            return
        done = one.status is not GiftStatus.HANDED_OVER
        status = GiftStatus.HANDED_OVER if done else GiftStatus.READY
        self.desk.do(
            labels.titled(labels.TICK if done else labels.UNTICK, one), gifts.set_status, one.id, status
        )
        told = _("Handed over: {title}") if done else _("Open again: {title}")
        self.announce(told.format(title=labels.quoted(one, tongue.language.code)))


def _ways() -> Options:
    return [(False, _("Given by us")), (True, _("Received by us"))]


def _currency(text: str) -> str:
    bare = text.strip().upper()
    if bare and not (len(bare) == 3 and bare.isascii() and bare.isalpha()):
        raise Refusal(N_("Write the currency in three letters, like EUR or JPY."), field="currency")
    return bare


def _row(snapshot: Snapshot, one: Gift) -> Row:
    tone, icon_name = TONES[one.status]
    people = " → ".join(filter(None, (names.name(snapshot, one.giver), names.name(snapshot, one.receiver))))
    there = snapshot.session.get(one.session)
    worth = f"{shown_number(one.amount)} {one.currency}".strip() if one.amount is not None else ""
    return Row(
        one.id,
        picked(one.title, snapshot) or _("Gift"),
        lines=(people, names.session(snapshot, there) if there else "", picked(one.note, snapshot)),
        lead="gift",
        lead_role=tone,
        tags=(Tag(_(label(one.status)), tone, icon_name),),
        trailing=worth,
    )
