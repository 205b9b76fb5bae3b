"""Two records of what may be one place, side by side: keep one of them, or say that they are two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import coordinates
from visitplanner.domain.field_words import field_word
from visitplanner.domain.likeness import Pair
from visitplanner.domain.place_use import items_at
from visitplanner.domain.records import City, Organisation, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, emptied, scrolling, unfilled
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.text import Label
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels, places


class TwinBar(MessageBar):
    """Says that two records look like one place, and opens the sheet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gazetteer = Gazetteer()
        self._sheet: TwinSheet | None = None

    def show_twins(self, gazetteer: Gazetteer, snapshot: Snapshot, *, here: bool) -> None:
        """Speak of the first pair, while places are listed `here`; the sheet follows."""
        self._gazetteer = gazetteer
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.show_twins(gazetteer, snapshot)
        if not gazetteer.twins or not here or self._desk.read_only is not None:
            self.clear()
            return
        pair = gazetteer.twins[0]
        names = (gazetteer.places[id].name.pick(tongue.language.code).text for id in (pair.one, pair.other))
        one, other = map(labels.quoted, names)
        said = Phrase(N_("“{one}” and “{other}” may be the same place."), {"one": one, "other": other})
        self.say(said, closable=False, actions=((N_("Compare them"), self.open_sheet),))

    def open_sheet(self) -> None:
        """The two records side by side."""
        if self._desk.snapshot is None:
            return
        self._sheet = self._sheet or TwinSheet(self._desk, self.window())
        self._sheet.show_twins(self._gazetteer, self._desk.snapshot)
        self._sheet.show()
        self._sheet.activateWindow()

    def close_sheet(self) -> None:
        """Nothing stays open beside a page that is gone."""
        if self._sheet is not None:
            self._sheet.close()


class TwinSheet(Sheet):
    """Shows one pair after the other, until none is left."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self._desk = desk
        self._gazetteer = Gazetteer()
        self._pair: Pair | None = None
        self._why = Label("", "sub", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._left = Button(N_("Keep the left one"), "", "arrow-left", writes=True)
        self._right = Button(N_("Keep the right one"), "", "arrow-right", writes=True)
        self._apart = Button(N_("They are two places"), writes=True)
        inside = column(self._why, self._grid, None, margins=(20, 14, 20, 14), gap=12)
        area = unfilled(scrolling(box(inside)))
        super().__init__(
            parent, N_("Same place?"), area, self._left, self._right, self._apart, size=(760, 480)
        )
        self._left.clicked.connect(lambda: self._keep(left=True))
        self._right.clicked.connect(lambda: self._keep(left=False))
        self._apart.clicked.connect(self._tell_apart)

    def show_twins(self, gazetteer: Gazetteer, snapshot: Snapshot) -> None:
        """Show the first pair; without any, the sheet goes."""
        self._gazetteer = gazetteer
        self._pair = next(iter(gazetteer.twins), None)
        if self._pair is None:
            self.close()
            return
        why = tongue.language.listing([_(reason) for reason in self._pair.reasons])
        words = _("Both have {reasons}. Everything that refers to either will refer to the one you keep.")
        self._why.show_text(words.format(reasons=why))
        self._fill(snapshot, gazetteer.places[self._pair.one], gazetteer.places[self._pair.other])

    # ------------------------------------------------------------------ inside
    def _fill(self, snapshot: Snapshot, one: Place, other: Place) -> None:
        emptied(self._grid)
        sides = [self._facts(snapshot, place) for place in (one, other)]
        line = 0
        for key in sides[0]:
            texts = [side[key] for side in sides]
            if not any(texts):
                continue
            self._grid.addWidget(Label(key, "caption", 11), line, 0, Qt.AlignmentFlag.AlignTop)
            for n, text in enumerate(texts, 1):
                shown = Label("", "" if texts[0] != texts[1] else "sub", bold=line == 0, wrap=True)
                shown.show_text(text[:600] or "–")
                self._grid.addWidget(shown, line, n, Qt.AlignmentFlag.AlignTop)
            line += 1
        for place, stretch in ((0, 0), (1, 1), (2, 1)):
            self._grid.setColumnStretch(place, stretch)

    def _facts(self, snapshot: Snapshot, place: Place) -> dict[str, str]:
        """What is known of a place, by the msgid of the field."""
        gazetteer = self._gazetteer
        city, body = gazetteer.cities.get(place.city), gazetteer.organisations.get(place.organisation)
        known = place.latitude is not None and place.longitude is not None
        uses = len(items_at(snapshot, place.id))
        texts = {
            "name": _said(place), "address": "\n".join(place.address.texts.values()), "city": _said(city),
            "organisation": _said(body), "zone": place.zone,
            "point": coordinates.shown(place.latitude or 0, place.longitude or 0) if known else "",
            "opening_hours": place.opening_hours, "phone": place.phone, "website": place.website,
            "session": ngettext("{n} item", "{n} items", uses).format(n=uses) if uses else "",
        }  # fmt: skip
        return {_WORDS.get(key) or field_word("place", key): text for key, text in texts.items()}

    def _keep(self, *, left: bool) -> None:
        if self._pair is None:
            return
        winner, loser = (self._pair.one, self._pair.other) if left else (self._pair.other, self._pair.one)
        label = labels.titled(labels.MERGE_PLACES, self._gazetteer.places[winner])
        self._desk.do(label, places.merge, loser, winner)

    def _tell_apart(self) -> None:
        if self._pair is not None:
            label = labels.titled(labels.TELL_PLACES_APART, self._gazetteer.places[self._pair.one])
            self._desk.do(label, places.tell_apart, self._pair.one, self._pair.other)


def _said(record: City | Organisation | Place | None) -> str:
    """The name as the window's readers know it, and in its own language."""
    if record is None:
        return ""
    names = (record.name.pick(tongue.language.code).text, record.name[record.name.original])
    return " · ".join(dict.fromkeys(filter(None, names)))


_WORDS = {"point": N_("Latitude, longitude"), "session": N_("What happens here")}
