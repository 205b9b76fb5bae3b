"""The page of people: both sides and the interpreters at the left, the sheet of the current one at the right."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QStackedLayout, QStackedWidget, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Side
from visitplanner.domain.records import Participation, Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.carried import PERSON, CarriedList
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import box, column, focus_inside, row, scrolling, side_by_side, unfilled
from visitplanner.gui.parts.rows import Row, matching
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.people.adding import AddSheet
from visitplanner.gui.people.directory import Directory, DirectoryReader
from visitplanner.gui.people.doubles import DoublesBar
from visitplanner.gui.people.form import PersonForm
from visitplanner.gui.people.person_rows import name_of, part_row
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

KEYS = (
    (("N",), N_("Add a person")),
    (("Alt+Up", "Alt+Down"), N_("Higher or lower in rank")),
    (("/",), N_("Filter")),
    (("Ctrl+E",), N_("Write an e-mail")),
    (("Ctrl+Shift+V",), N_("Paste a photo")),
)
"""The keys of this page, for the page of keys."""

SIDES = (
    ("all", N_("All")),
    (Side.DELEGATION.value, N_("Delegation")),
    (Side.COUNTERPART.value, N_("Counterparts")),
    (Side.INTERPRETER.value, N_("Interpreters")),
)
WIDEST = 820


class PersonList(CarriedList):
    """Rows stand for participations; who is carried onto a session is the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(PERSON)
        self._desk = desk

    def record_of(self, key: str) -> str:
        """The person of a participation."""
        parts = self._desk.snapshot.participations if self._desk.snapshot else ()
        return next((one.person for one in parts if one.id == key), "")


class PeoplePage(Page):
    """In order of precedence by side, or by name in the alphabet of the window's language."""

    wants = DirectoryReader.wants | {"attendance", "session", "attachment", "visit"}
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._directory = Directory()
        self._language = self._wanted = ""
        self._unread = True
        self._reader = DirectoryReader(desk, self)
        self._adding: AddSheet | None = None
        self.list = PersonList(desk)
        self.filter = FilterLine(self)
        self.segments = Segments(SIDES)
        self.segments.choose("all")
        self.order = Choice(lambda: [("rank", _("By rank")), ("name", _("By name"))], writes=False)
        self.order.show_value("rank")
        self.bar = DoublesBar(desk)
        self.form = PersonForm(desk)
        self._begin = Button(N_("Add a person"), "primary", "plus", writes=True)
        self._build()
        self._connect()
        self._name()

    def _build(self) -> None:
        tools = row(self.filter, self.order, gap=6)
        tools.setStretch(0, 3)
        tools.setStretch(1, 2)
        top = box(column(row(self.segments, None), tools, margins=(12, 10, 12, 10), gap=8))
        self._left = box(column(top, Hairline(), self.bar, self.list, gap=0), "surface")
        body = box(column(self.form, gap=0), "surface")
        self.form.setMaximumWidth(theme.px(WIDEST))
        self._area = unfilled(scrolling(body))
        self._right = QStackedWidget()
        self._right.addWidget(self._area)
        self._right.addWidget(
            EmptyState("search", N_("Nobody matches"), N_("Change the filter, or press N."))
        )
        split = side_by_side((self._left, 300, 400), (self._right, 420, 760))
        empty = EmptyState(
            "users",
            N_("Nobody takes part yet"),
            N_("Add the people who travel, then the hosts."),
            self._begin,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(column(split, gap=0)))
        self._stack.addWidget(empty)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self._reader.read_through.connect(self._show_directory)
        self.filter.textChanged.connect(self._again)
        self.segments.chosen.connect(self._again)
        self.order.entered.connect(self._again)
        self.list.current.connect(self._show_current)
        self.list.chosen.connect(self._edit)
        self.form.followed.connect(self.followed)
        self.form.history_wanted.connect(self.history_wanted)
        self.form.language_chosen.connect(self._choose_language)
        self.form.leave_wanted.connect(self.delete)
        self.form.strip.compare_wanted.connect(self._compare)
        self.form.strip.part_wanted.connect(self.bar.part)
        self._begin.clicked.connect(self.add)
        list_keys(self.list, self, add=self.add, edit=self._edit, delete=self.delete)
        on_key("Alt+Up", self.list, partial(self._move, -1), writes=True)
        on_key("Alt+Down", self.list, partial(self._move, 1), writes=True)
        on_key("Ctrl+Shift+V", self, self._paste, inside=True, writes=True)
        on_key("Ctrl+E", self, self._write_mail, inside=True)

    # ------------------------------------------------------------------ what it does
    @property
    def current(self) -> tuple[Participation, Person] | None:
        """Who is chosen, with their part in the visit."""
        snapshot, key = self.desk.snapshot, self.list.key
        for part in snapshot.participations if snapshot else ():
            if part.id == key and snapshot is not None and part.person in snapshot.people:
                return part, snapshot.people[part.person]
        return None

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill list and form; what only the library knows follows, where it is another than before."""
        self._fill(snapshot)
        if self._unread:
            self._unread = False
            self._reader.read()

    def choose(self, id: str) -> None:
        """Show a participation, or a person in it, whatever the filter hid."""
        snapshot = self.desk.snapshot
        person = snapshot.people.get(id) if snapshot else None
        parts = snapshot.participations if snapshot else ()
        self._wanted = next((one.id for one in parts if person and one.person == person.id), id)
        self.filter.clear()
        self.segments.choose("all")
        self._again()

    def current_record(self) -> tuple[str, str] | None:
        """The person in front."""
        return ("person", self.current[1].id) if self.current else None

    def add(self) -> None:
        """Ask for a name, and offer whoever of the library bears it."""
        if self._adding is None:
            self._adding = AddSheet(self.desk, self.window())
            self._adding.added.connect(self._show_added)
        side = (
            self.segments.key if self.segments.key != "all" else self.current[0].side if self.current else ""
        )
        self._adding.begin(self._directory, side)

    def delete(self) -> None:
        """Take the current person out of the visit; Ctrl+Z brings them back."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        if current := self.current:
            self.list.setFocus()
            self.form.leave()
            self.desk.do(labels.titled(labels.LEAVE, current[1]), people.leave, current[0].id)

    def panes(self) -> list[QWidget]:
        """List and sheet."""
        return [self._left, self._right]

    def take_focus(self) -> None:
        """To the list, or to what begins it."""
        (self.list if self._stack.currentIndex() == 0 else self._begin).setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    # ------------------------------------------------------------------ inside
    def _changed(self, snapshot: Snapshot, touched: frozenset[tuple[str, str]]) -> None:
        self._unread |= not touched or not DirectoryReader.wants.isdisjoint(kind for kind, _id in touched)
        super()._changed(snapshot, touched)

    def _name(self) -> None:
        self.order.setAccessibleName(_("Order"))
        self.list.setAccessibleName(_("People"))

    def _again(self) -> None:
        if self.desk.snapshot is not None:
            self._fill(self.desk.snapshot)

    def _fill(self, snapshot: Snapshot) -> None:
        by_name = self.order.currentData() == "name"
        rows = list(_rows(snapshot, self._directory, self.segments.key, by_name=by_name))
        self._stack.setCurrentIndex(0 if snapshot.participations else 1)
        self.list.fill(matching(rows, self.filter.text().casefold().split()))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self._show_current()

    def _move(self, by: int) -> None:
        """Change places with whoever is next in rank on the same side."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        snapshot, current = self.desk.snapshot, self.current
        if snapshot is None or current is None:
            return
        ids = [part.id for part, _person in _ordered(snapshot, current[0].side)]
        at = ids.index(current[0].id)
        if 0 <= at + by < len(ids):
            ids[at], ids[at + by] = ids[at + by], ids[at]
            self.desk.do(labels.titled(labels.SET_ORDER), people.reorder, ids)

    def _show_current(self) -> None:
        snapshot, current = self.desk.snapshot, self.current
        self._right.setCurrentIndex(0 if current else 1)
        if snapshot is not None and current is not None:
            fresh = self.form.record is None or self.form.record.id != current[1].id
            language = self._language or options.text_language(snapshot)
            self.form.show_record(snapshot, current[1], language)
            if fresh:
                self._area.verticalScrollBar().setValue(0)

    def _show_directory(self, directory: Directory) -> None:
        self._directory = directory
        self.form.show_directory(directory)
        self._again()
        self.bar.show_directory(directory)
        if self._adding is not None:
            self._adding.renew(directory)

    def _compare(self) -> None:
        if self.current:
            self.bar.compare(self.current[1].id)

    def _choose_language(self, code: str) -> None:
        self.form.leave()
        self._language = code
        self._show_current()

    def _edit(self, _key: str = "") -> None:
        if self.current:
            focus_inside(self.form.names)

    def _show_added(self, participation: str) -> None:
        self.choose(participation)
        self.list.setFocus()

    def _paste(self) -> None:
        if self.current:
            self.form.take_from(QApplication.clipboard().mimeData())

    def _write_mail(self) -> None:
        if self.current is not None:
            _begin_mail(self.desk, self.current[1])

    def dragEnterEvent(self, event: object) -> None:
        """Qt override."""
        mime = event.mimeData()  # type: ignore[attr-defined]
        if access.writable and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()  # type: ignore[attr-defined]

    def dropEvent(self, event: object) -> None:
        """Qt override."""
        if self.current and self.form.take_from(event.mimeData()):  # type: ignore[attr-defined]
            event.acceptProposedAction()  # type: ignore[attr-defined]

    def hideEvent(self, event: object) -> None:
        """Qt override: what is being typed is written."""
        self.form.leave()
        super().hideEvent(event)  # type: ignore[arg-type]


def _begin_mail(desk: Desk, person: Person) -> None:
    """Begin an e-mail to a person in whatever program writes them here."""
    if not person.email:
        desk.refused.emit(Refusal(N_("No e-mail address of {name} is known."), name=name_of(person)))
        return
    address = QUrl()
    address.setScheme("mailto")
    address.setPath(person.email)
    QDesktopServices.openUrl(address)


def _rows(snapshot: Snapshot, directory: Directory, wanted: str, *, by_name: bool) -> Iterable[Row]:
    for side, words in SIDES[1:]:
        people = _ordered(snapshot, side, by_name=by_name)
        if people and wanted in ("all", side):
            yield Row(side, _(words), trailing=str(len(people)), heading=True)
            for part, person in people:
                yield part_row(snapshot, part, person, doubtful=bool(directory.pairs_of(person.id)))


def _ordered(snapshot: Snapshot, side: str, *, by_name: bool = False) -> list[tuple[Participation, Person]]:
    """The people of a side by rank, equal ones by name; or by name alone."""
    code = tongue.language.code
    found = sorted(snapshot.side(side), key=lambda pair: (pair[1].name.sort_key(code), pair[1].id))
    return found if by_name else sorted(found, key=lambda pair: pair[0].rank)
