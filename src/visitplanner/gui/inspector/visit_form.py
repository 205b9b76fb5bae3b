"""The form of the visit itself, shown while nothing on the itinerary is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.records import Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Tick, Typed, ZoneTyped
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels


class VisitForm(Form):
    """Title, state, dates, zones, languages and texts of the visit."""

    kind = "visit"
    dates_wanted = Signal()
    """Other dates are wanted, with what becomes of the programme."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Title")))
        self.add(self.languages)
        self.code = self._plain(N_("Code"), Typed(str.strip), "code")
        self.state = self.value(
            N_("State"), Choice(options.members(VisitState)), lambda one: one.state, self._set_state
        )
        self.dates = Button("", "", "calendar-days", writes=True)
        self.dates.clicked.connect(self.dates_wanted)
        self.add(self.code, self.state)
        self._dates_field = Field(N_("Dates"), self.dates)
        self.add(self._dates_field)
        self.zone = self._plain(N_("Time zone"), ZoneTyped(), "zone")
        self.home_zone = self._plain(N_("Time zone at home"), ZoneTyped(), "home_zone")
        self.add(self.zone)
        self.add(self.home_zone)
        self.working = self._plain(N_("Working language"), Choice(_languages), "working_language")
        self.group = self._plain(N_("Group size"), Typed(_number), "group_size")
        self.add(self.working, self.group)
        self._build_pack_languages()
        self.add(self.area("summary", N_("Summary")))
        self.add(self.area("purpose", N_("Purpose")))
        self._save = Button(N_("Save as a template…"), "", "copy", writes=True)
        self._save.clicked.connect(self._save_as_template)
        self.add(self._save)

    def show_record(self, snapshot: Snapshot, record: Visit, language: str) -> None:
        """Show the visit of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        dates = tongue.language.dates(record.start, record.end) if record.start and record.end else ""
        self.dates.show_text(_("{dates} · change…").format(dates=dates or _("No dates yet")))
        for part in (self._dates_field, self.state, self._save):
            part.setVisible(not record.template)

    def _build_pack_languages(self) -> None:
        self.heading(N_("Languages of the pack"))
        fields = [self._pack_language(code, name) for code, name in LANGUAGES.items()]
        for one, other in zip(fields[::2], [*fields[1::2], None], strict=True):
            self.add(one, other) if other else self.add(one)

    def _pack_language(self, code: str, name: str) -> Field:
        return self.value(
            "",
            Tick(lambda: name),
            lambda one: code in one.pack_languages,
            lambda field, wanted: self._set_pack_language(field, code, wanted=wanted),
        )

    def _plain(self, words: str, editor: Typed | Choice, name: str) -> Field:
        return self.value(
            words, editor, lambda one: getattr(one, name), lambda field, value: self._set(field, name, value)
        )

    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE_VISIT, fields.set_value, "visit", self.record.id, name, value)

    def _set_state(self, field: Field, state: VisitState) -> None:
        from visitplanner.operations import visits  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE_VISIT, visits.set_state, self.record.id, state)

    def _save_as_template(self) -> None:
        self.followed.emit("template", self.record.id)

    def _set_pack_language(self, field: Field, code: str, *, wanted: bool) -> None:
        chosen = {*self.record.pack_languages, code} if wanted else {*self.record.pack_languages} - {code}
        self._set(field, "pack_languages", tuple(one for one in LANGUAGES if one in chosen))


def _languages() -> Any:
    return [(code, tongue.language.language_name(code)) for code in LANGUAGES]


def _number(text: str) -> int:
    try:
        return int(text.strip() or 0)
    except ValueError:
        raise Refusal(N_("“{text}” is not a number."), text=text.strip()) from None
