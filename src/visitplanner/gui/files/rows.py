"""How files read in a list: by what they belong to, each with a thumbnail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionViewItem

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.records import Attachment
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.icons import pixmap
from visitplanner.gui.inspector.photos import Thumbnails, filling
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.row_painter import LEAD, SIDE, TOP, Index, RowPainter
from visitplanner.gui.parts.rows import ALL, ROW, Row, Tag
from visitplanner.gui.people.person_rows import name_of
from visitplanner.gui.questions.rows import session_said
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue

PINNED, PHOTOS, OTHERS = "pinned", "photos", "others"
OWN = ("visit", "session")
"""What a file may be pinned to."""
ICON = 18


class FileList(RowList):
    """Rows that show their picture, once it has arrived."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.blobs: dict[str, str] = {}
        self.setItemDelegate(FilePainter(self, thumbnails))
        thumbnails.arrived.connect(self.viewport().update)


class FilePainter(RowPainter):
    """Where other rows have initials, a file has its picture, or the icon of a file."""

    def __init__(self, view: FileList, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._files, self._thumbnails = view, thumbnails

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt override."""
        super().paint(painter, option, index)
        row: Row = index.data(ROW)
        if row.heading:
            return
        area: QRect = option.rect
        place = QRect(area.left() + SIDE - 4, area.top() + TOP - 2, LEAD + 8, LEAD + 4)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), 5, 5)
        painter.setClipPath(path)
        painter.fillRect(place, theme.colour("hair"))
        picture = self._thumbnails.picture(self._files.blobs.get(row.key, ""))
        if picture.isNull():
            icon = pixmap("file-text", theme.colour("sub").name(), ICON, self._files.devicePixelRatioF())
            painter.drawPixmap(place.center().x() - ICON // 2, place.center().y() - ICON // 2, icon)
        else:
            painter.drawPixmap(place, picture, filling(picture.size(), place.size()))
        painter.restore()


def prints(snapshot: Snapshot, one: Attachment) -> bool:
    """Whether packs print it: they do with the photos of practice notes alone."""
    return one.prints and one.owner in snapshot.practices


def is_pinned(snapshot: Snapshot, one: Attachment) -> bool:
    """Whether it belongs to the visit as a whole or to a session, so that it may be pinned elsewhere."""
    return one.space == snapshot.visit.id and owner_of(snapshot, one)[0] in OWN


def owner_of(snapshot: Snapshot, one: Attachment) -> tuple[str, str]:
    """Kind and id of what a file belongs to; what is gone leaves its files to the visit."""
    if one.owner in snapshot.session:
        return "session", one.owner
    for kind, found in (
        ("practice_note", snapshot.practices), ("person", snapshot.people), ("place", snapshot.places),
        ("city", snapshot.cities), ("organisation", snapshot.organisations),
    ):  # fmt: skip
        if one.owner in found:
            return kind, one.owner
    if any(heard.id == one.owner for heard in snapshot.observations):
        return "observation", one.owner
    return "visit", snapshot.visit.id


def owner_said(snapshot: Snapshot, kind: str, id: str) -> str:
    """What a file belongs to, in words."""
    if kind == "session":
        return session_said(snapshot, id)
    if kind == "person":
        return name_of(snapshot.people[id])
    if kind == "observation":
        return next((picked(one.text, snapshot).text for one in snapshot.observations if one.id == id), "")
    if kind == "practice_note":
        note = snapshot.practices[id]
        return f"{note.code}  {picked(note.title, snapshot).text}".strip()
    found = snapshot.places.get(id) or snapshot.cities.get(id) or snapshot.organisations.get(id)
    return picked(found.name, snapshot).text if found is not None else _("The visit as a whole")


def file_rows(snapshot: Snapshot, which: str = ALL) -> Iterator[Row]:
    """The visit's own first, then by session in programme order, then those of notes, people and places."""
    groups: dict[str, list[tuple[Attachment, tuple[str, str]]]] = {}
    heard = {one.id: one.session for one in snapshot.observations}
    for one in snapshot.attachments:
        if _chosen(snapshot, one, which):
            kind, id = owner_of(snapshot, one)
            session = heard.get(id, "") if kind == "observation" else id if kind == "session" else ""
            groups.setdefault(session or kind, []).append((one, (kind, id)))
    sessions = (slot.id for slot in programme.slots(snapshot) if slot.kind == "session")
    for key in ("visit", *sessions, *_HEADINGS):
        if found := groups.pop(key, []):
            words = _(_HEADINGS[key]) if key in _HEADINGS else ""
            words = words or owner_said(snapshot, "session" if key in snapshot.session else "visit", key)
            yield Row(f"of {key}", words, trailing=str(len(found)), heading=True)
            yield from _rows(snapshot, found)


_HEADINGS = {
    "observation": N_("Between sessions"), "practice_note": N_("Practice notes"), "person": N_("People"),
    "place": N_("Places"), "city": N_("Cities"), "organisation": N_("Organisations"),
}  # fmt: skip


def _chosen(snapshot: Snapshot, one: Attachment, which: str) -> bool:
    if which == PINNED:
        return owner_of(snapshot, one)[0] in ("session", "observation")
    return which == ALL or one.is_photo == (which == PHOTOS)


def _rows(snapshot: Snapshot, found: Iterable[tuple[Attachment, tuple[str, str]]]) -> Iterator[Row]:
    def place(pair: tuple[Attachment, tuple[str, str]]) -> tuple[bool, str, int, str]:
        one, (kind, id) = pair
        return kind not in OWN, "" if kind in OWN else owner_said(snapshot, kind, id), one.order, one.id

    for one, (kind, id) in sorted(found, key=place):
        caption = picked(one.caption, snapshot)
        taken = tongue.language.moment(one.taken_at) if one.taken_at else ""
        owner = "" if kind in OWN else owner_said(snapshot, kind, id)
        lines = (owner, " · ".join(filter(None, (one.name if caption.text else "", one.credit, taken))))
        yield Row(
            one.id, caption if caption.text else one.name, lines=lines, round_lead=True,
            tags=tuple(_tags(snapshot, one)),
        )  # fmt: skip


def _tags(snapshot: Snapshot, one: Attachment) -> Iterator[Tag]:
    if prints(snapshot, one):
        yield Tag(_("In the pack"), "accent", "printer")
        if not one.consent:
            yield Tag(_("No consent"), "warn", "user")
