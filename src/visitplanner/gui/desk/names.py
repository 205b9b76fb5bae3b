"""What the library has beyond the open visit, for fields that offer records by their names."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.domain.records import NAMES
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk.desk import Desk


class LibraryNames(QObject):
    """A kind is read when somebody first wants it, and again whenever one of its records was touched."""

    changed = Signal(object)
    """There are other records of a kind now than before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: dict[type[Any], tuple[Any, ...]] = {}
        desk.visit_changed.connect(self._follow)

    @staticmethod
    def of(desk: Desk) -> LibraryNames:
        """The one of a desk."""
        return desk.findChild(LibraryNames) or LibraryNames(desk)

    def records(self, kind: type[Any]) -> tuple[Any, ...]:
        """What is known of a kind: nothing yet when it is first asked for."""
        if kind not in self._found:
            self._found[kind] = ()
            self._read(kind)
        return self._found[kind]

    def _read(self, kind: type[Any]) -> None:
        self._desk.records(kind, partial(self._keep, kind))

    def _keep(self, kind: type[Any], records: tuple[Any, ...]) -> None:
        if records != self._found[kind]:
            self._found[kind] = records
            self.changed.emit(kind)

    def _follow(self, _snapshot: Snapshot, touched: frozenset[tuple[str, str]]) -> None:
        names = {name for name, _id in touched}
        for kind in self._found:
            if not touched or NAMES[kind] in names:
                self._read(kind)
