"""Two records side by side that may be the same person: which one stays, or that they are two people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.field_words import field_word
from visitplanner.domain.likeness import Pair
from visitplanner.domain.records import Person
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Tick
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.layout import box, column, emptied, row, scrolling, unfilled
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.surfaces import Avatar, Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.people.person_rows import name_of
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

Fact = tuple[str, str, str]
"""Words, and what each of the two has."""


class SameSheet(Sheet):
    """Goes through the pairs one after the other; every answer is one gesture that undo takes back."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self.desk = desk
        self._directory = Directory()
        self._pairs: tuple[Pair, ...] = ()
        self._at = 0
        self._only = ""
        self._reasons = Label("", "sub", 12, wrap=True)
        self._where = Label("", "sub", 12)
        self.back = IconButton("chevron-left", N_("Previous pair"), "plain")
        self.forth = IconButton("chevron-right", N_("Next pair"), "plain")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._stays = QButtonGroup()
        self.fill = Tick(N_("Take over what the one who stays does not have"))
        self.fill.setChecked(True)
        self.merge_button = Button(N_("They are one person"), "primary", "users", writes=True)
        self.apart_button = Button(N_("They are two people"), writes=True)
        self.back.clicked.connect(partial(self._step, -1))
        self.forth.clicked.connect(partial(self._step, 1))
        self.merge_button.clicked.connect(self.merge)
        self.apart_button.clicked.connect(self.tell_apart)
        head = row(self._reasons, self._where, self.back, self.forth, margins=(18, 10, 14, 10))
        head.setStretch(0, 1)
        body = unfilled(scrolling(box(column(self._grid, None, margins=(18, 12, 18, 12)))))
        content = column(
            box(head), Hairline(), body, Hairline(), box(row(self.fill, margins=(18, 8, 18, 8))), gap=0
        )
        super().__init__(
            parent, N_("The same person?"), box(content, "surface"), self.merge_button, self.apart_button,
            size=(760, 560),
        )  # fmt: skip

    def show_pairs(self, directory: Directory, person: str = "") -> None:
        """Show the pairs of the library, or only those of one person."""
        self._directory, self._only = directory, person
        self._pairs = directory.pairs_of(person) if person else directory.pairs
        self._at = min(self._at, max(0, len(self._pairs) - 1))
        if not self._pairs:
            self.close()
            return
        self._show()

    def renew(self, directory: Directory) -> None:
        """Something has changed: show what is left."""
        if self.isVisible():
            self.show_pairs(directory, self._only)

    def merge(self) -> None:
        """They are one: the one that is chosen stays, the other shows it from now on."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        pair = self._pairs[self._at]
        winner = pair.one if self._stays.checkedId() == 0 else pair.other
        loser = pair.other if winner == pair.one else pair.one
        label = labels.titled(labels.MERGE, self._directory.people[loser])
        self.desk.do(label, people.merge, loser, winner, fill=self.fill.isChecked())

    def tell_apart(self) -> None:
        """They are two, and nobody asks again."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        pair = self._pairs[self._at]
        label = labels.titled(labels.TELL_APART, self._directory.people[pair.one])
        self.desk.do(label, people.tell_apart, pair.one, pair.other)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        if self._pairs:
            self._show()

    # ------------------------------------------------------------------ inside
    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._pairs)
        self._show()

    def _show(self) -> None:
        pair = self._pairs[self._at]
        two = [self._directory.people[pair.one], self._directory.people[pair.other]]
        self._reasons.show_text(why(pair))
        several = len(self._pairs) > 1
        self._where.setVisible(several)
        self._where.show_text(_("{n} of {total}").format(n=self._at + 1, total=len(self._pairs)))
        self.back.setVisible(several)
        self.forth.setVisible(several)
        emptied(self._grid)
        fuller = 0 if _weight(two[0], self._directory) >= _weight(two[1], self._directory) else 1
        for n, one in enumerate(two):
            self._grid.addWidget(self._head(one, n, chosen=n == fuller), 0, n + 1)
            self._grid.setColumnStretch(n + 1, 1)
        for line, (words, *values) in enumerate(_facts(two, self._directory), 1):
            differ = values[0] != values[1] and all(values)
            caption = Label("", "faint", 11)
            caption.show_text(f"≠ {words}" if differ else words)
            self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            for n, value in enumerate(values):
                text = Label("", "" if value else "faint", 13, bold=differ, wrap=True)
                text.show_text(value or "–")
                self._grid.addWidget(text, line, n + 1, Qt.AlignmentFlag.AlignTop)

    def _head(self, person: Person, n: int, *, chosen: bool) -> QWidget:
        stays = QRadioButton(_("This record stays"))
        stays.setFont(theme.font(12))
        stays.setChecked(chosen)
        stays.setAccessibleName(_("{name} stays").format(name=name_of(person)))
        self._stays.addButton(stays, n)
        name = Label("", "", 15, bold=True, wrap=True)
        name.show_text(name_of(person))
        line = row(Avatar(name_of(person), person.id, 34), column(name, stays, gap=2), gap=10)
        line.setStretch(1, 1)
        return box(line)


def why(pair: Pair) -> str:
    """The reasons for taking two records for one, in a sentence."""
    said = tongue.language.listing([_(reason) for reason in pair.reasons])
    return _("Both have {reasons}.").format(reasons=said)


def _facts(two: Sequence[Person], directory: Directory) -> Iterable[Fact]:
    code = tongue.language.code
    names = {one.id: one.name.pick(code).text for one in directory.organisations}
    names |= {one.id: one.name.pick(code).text for one in directory.cities}
    values = [
        {
            _("Own script"): one.name.native,
            _("Reading"): one.name.kana,
            _("Latin letters"): one.name.latin if one.family_latin or one.given_latin else "",
            _("Job title"): one.title.pick(code).text,
            _(field_word("person", "organisation")): names.get(one.organisation, ""),
            _(field_word("person", "city")): names.get(one.city, ""),
            _(field_word("person", "email")): one.email,
            _(field_word("person", "phone")): one.phone,
            _(field_word("person", "languages")): tongue.language.series(
                map(tongue.language.language_name, one.languages)
            ),
            _(field_word("person", "bio")): one.bio.pick(code).text[:400],
            _("Visits"): _visits(directory.visits.get(one.id, 0)),
        }
        for one in two
    ]
    for words in values[0]:
        left, right = (one[words] for one in values)
        if left or right:
            yield words, left, right


def _visits(count: int) -> str:
    return ngettext("in {n} visit", "in {n} visits", count).format(n=count) if count else _("in no visit")


def _weight(person: Person, directory: Directory) -> tuple[int, int]:
    """How much there is of somebody: where nothing else is said, the fuller record stays."""
    values = (getattr(person, name) for name in Person.__slots__)
    return directory.visits.get(person.id, 0), sum(bool(value) for value in values)
