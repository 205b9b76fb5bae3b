"""A desk whose library holds the sample visit built by hand, and hands that move mouse and keys over a widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import NAMES
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def stock(qtbot: QtBot, desk: Desk, snapshot: Snapshot) -> None:
    """Put everything of `snapshot` into the library of `desk`, and open the visit."""

    def put(edit: Any) -> None:
        for record in records(snapshot):
            values = {one.name: getattr(record, one.name) for one in fields(record)}
            edit.add(type(record), space=values.pop("space"), id=values.pop("id"), **values)

    done: list[None] = []
    desk.do(Phrase("stock"), put, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    with qtbot.waitSignal(desk.visit_changed):
        desk.open_visit(snapshot.visit.id)


def records(snapshot: Snapshot) -> Iterable[Any]:
    """Every record of a snapshot."""
    for one in fields(snapshot):
        value = getattr(snapshot, one.name)
        rows = (
            value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
        )
        yield from (row for row in rows if type(row) in NAMES)


def wait(qtbot: QtBot, desk: Desk) -> Snapshot:
    """The snapshot once everything asked for has been done and shown."""
    QApplication.processEvents()
    assert desk.settle()
    qtbot.waitUntil(lambda: not desk.unsaved)
    QApplication.processEvents()
    assert desk.snapshot is not None
    return desk.snapshot


def drafts(desk: Desk) -> dict[tuple[str, str, str], str]:
    """What lies in the library as drafts: (id, field, language) → text."""
    desk.flush()
    assert desk.settle()
    return {(one.id, one.field, one.language): one.text for one in desk._shelf.library.drafts()}


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    *,
    button: Qt.MouseButton = LEFT,
    held: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NONE,
) -> None:
    """Send one mouse event to `widget`, as the window system would."""
    spot = QPointF(at)
    event = QMouseEvent(kind, spot, QPointF(widget.mapToGlobal(at)), button, held, keys)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, at: QPoint) -> None:
    """Press the left button."""
    mouse(widget, QEvent.Type.MouseButtonPress, at)


def carry(widget: QWidget, *path: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Move the mouse along `path` with the left button held."""
    for at in path:
        mouse(widget, QEvent.Type.MouseMove, at, button=Qt.MouseButton.NoButton, keys=keys)


def release(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Let the left button go."""
    mouse(widget, QEvent.Type.MouseButtonRelease, at, held=Qt.MouseButton.NoButton, keys=keys)


def drag(widget: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press at `start`, move to `end` over the point between, let go."""
    press(widget, start)
    carry(widget, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2), end, keys=keys)
    release(widget, end, keys)
