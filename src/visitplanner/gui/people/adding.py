"""Adding a person: type a name; whoever of the library it may be stands below, and can be taken instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.folding import fold
from visitplanner.domain.kinds import Side
from visitplanner.domain.name_reading import understood
from visitplanner.domain.records import Person
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.people.person_rows import library_row, name_of
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

SIDES = (
    (Side.DELEGATION.value, N_("Delegation")),
    (Side.COUNTERPART.value, N_("Counterparts")),
    (Side.INTERPRETER.value, N_("Interpreters")),
)
MOST = 200
"""People of the library that are listed at once."""


class AddSheet(Sheet):
    """Enter adds the name that is typed; with the arrows, Enter takes somebody of the library."""

    added = Signal(str)
    """Somebody takes part now: the id of the participation."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self.desk = desk
        self._directory = Directory()
        self.line = QLineEdit()
        self.side = Segments(SIDES)
        self.side.choose(SIDES[0][0])
        hint = N_("Mario Rossi, or 見本 太郎 みほん たろう: every script is put in its place.")
        self._name = Field(N_("Full name"), self.line, hint=hint)
        self._preview = Label("", "accent", 12)
        self._count, self._here = Label("", "sub", 12), Label("", "warn", 12, wrap=True)
        self.list = RowList()
        self.add_button = Button(N_("Add a new person"), "primary", "plus", writes=True)
        self.join_button = Button(N_("Add the one chosen"), "", "users", writes=True)
        self.delete_button = Button(
            N_("Delete from the library"), "danger", "trash-2", tip="Del", writes=True
        )
        keeping = self.delete_button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # the sheet is as wide before somebody is chosen as after
        self.delete_button.setSizePolicy(keeping)
        top = column(self.side, self._name, self._preview, self._here, margins=(18, 12, 18, 8), gap=8)
        head = box(row(self._count, None, margins=(18, 8, 18, 6)))
        content = column(box(top), Hairline(), head, self.list, gap=0)
        content.setStretch(3, 1)
        super().__init__(
            parent, N_("Add a person"), box(content, "surface"), self.add_button, self.join_button, self.delete_button,
            size=(620, 600),
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self.add)
        self.line.installEventFilter(self)
        self.list.chosen.connect(self.join)
        self.list.current.connect(self._show_tools)
        self.add_button.clicked.connect(self.add)
        self.join_button.clicked.connect(self._join_current)
        self.delete_button.clicked.connect(self.delete)
        on_key("Del", self.list, self.delete, writes=True)

    def begin(self, directory: Directory, side: str = "", name: str = "") -> None:
        """Open for somebody new on `side`."""
        self._directory = directory
        if side in dict(SIDES):
            self.side.choose(side)
        self.line.setText(name)
        self._name.accept()
        self._fill()
        self.show()
        self.activateWindow()
        self.line.setFocus()
        self.line.selectAll()

    def renew(self, directory: Directory) -> None:
        """The library has changed."""
        self._directory = directory
        if self.isVisible():
            self._fill()

    def add(self) -> None:
        """Add the name that is typed as a new person."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        name, snapshot = self.line.text(), self.desk.snapshot
        if snapshot is not None:
            self.desk.do(
                labels.titled(labels.ADD_PERSON, name), people.add, snapshot.visit.id, name=name,
                language=tongue.language.code, side=Side(self.side.key), then=self._done, refused=self._name.refuse,
            )  # fmt: skip

    def join(self, person: str) -> None:
        """Let somebody of the library take part."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        snapshot, one = self.desk.snapshot, self._directory.people.get(person)
        if snapshot is not None and one is not None:
            self.desk.do(
                labels.titled(labels.ADD_PERSON, one), people.join, snapshot.visit.id, person, Side(self.side.key),
                then=self._done, refused=self._name.refuse,
            )  # fmt: skip

    def delete(self) -> None:
        """Out of the library: whoever takes part in nothing. Ctrl+Z brings them back."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        if one := self._directory.people.get(self.list.key):
            self.desk.do(labels.titled(labels.DELETE, one), people.delete, one.id, refused=self._tell_refused)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.list.setAccessibleName(_("People of the library"))
        self._fill()

    # ------------------------------------------------------------------ inside
    def _fill(self) -> None:
        snapshot, code = self.desk.snapshot, tongue.language.code
        if snapshot is None:
            return
        here = {one.person for one in snapshot.participations}
        directory = self._directory
        others = [one for id, one in directory.people.items() if id not in here and directory.root(id) == id]
        wanted = fold(self.line.text()).text.split()
        found = _bearing(others, wanted)
        found.sort(key=lambda one: (one.name.sort_key(code), one.id))
        self.list.fill([library_row(one, self._directory) for one in found[:MOST]])
        count = len(found)
        words = ngettext("{n} person of the library", "{n} people of the library", count)
        self._count.show_text(
            words.format(n=count) if count else _("Nobody else of that name in the library")
        )
        same = _bearing(filter(None, map(directory.people.get, here)), wanted) if wanted else []
        self._here.setVisible(0 < len(same) <= 3)
        self._here.show_text(_("In this visit already: {names}").format(names=_listing(same)))
        self._show_preview()
        self._show_tools()

    def _show_preview(self) -> None:
        name = understood(self.line.text(), tongue.language.code)
        parts = {_("Family name"): "family", _("Given name"): "given"}
        said = []
        for words, part in parts.items():
            scripts = (getattr(name, f"{part}_{script}") for script in ("native", "kana", "latin"))
            if value := "  ".join(dict.fromkeys(filter(None, scripts))):
                said.append(_("{words}: {name}").format(words=words, name=value))
        self._preview.show_text("   ".join(said))
        self._preview.setVisible(bool(said))

    def _show_tools(self) -> None:
        self.add_button.setEnabled(bool(self.line.text().strip()))
        self.join_button.setEnabled(bool(self.list.key))
        self.delete_button.setVisible(bool(self.list.key))

    def _join_current(self) -> None:
        self.join(self.list.key)

    def _tell_refused(self, refusal: Refusal) -> None:
        self._name.refuse(refusal)

    def _done(self, participation: str) -> None:
        self.close()
        self.added.emit(participation)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Qt override: the arrows go from the line into the list."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            if not self.list.key:
                self.list.step(0)
            return True
        return super().eventFilter(watched, event)


def _listing(people: Iterable[Person]) -> str:
    return tongue.language.listing([name_of(one) for one in people])


def _bearing(people: Iterable[Person], wanted: list[str]) -> list[Person]:
    """Those who bear the name that is typed; where nobody does, those of whom a part of it is."""
    among = list(people)
    return [one for one in among if _matches(one, wanted)] or [one for one in among if _near(one, wanted)]


def _matches(person: Person, wanted: list[str]) -> bool:
    text = fold(
        " ".join((person.name.native, person.name.kana, person.name.latin, name_of(person), person.email))
    ).text
    return all(word in text for word in wanted)


def _near(person: Person, wanted: list[str]) -> bool:
    """Of the same family name, or written together: 見本太郎 finds 見本 太郎."""
    name, typed = person.name, "".join(wanted)
    parts = (name.native, name.kana, name.latin, person.family_native, person.family_latin)
    folded = [fold(part).text.replace(" ", "") for part in parts if part]
    return any(part == typed or (len(word) > 2 and part == word) for part in folded for word in wanted)
