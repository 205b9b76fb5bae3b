"""Everything of some kinds in the library, asked for one kind after the other and handed over together."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from visitplanner.domain.records import NAMES
from visitplanner.gui.desk.desk import Desk

Found = dict[type[Any], tuple[Any, ...]]
"""Every record of the library, by kind."""


class LibraryReader(QObject):
    """Subclasses say which kinds they read, and what is made of what was found."""

    read_through = Signal(object)
    """All has been read: what `makes` made of it."""

    kinds: ClassVar[tuple[type[Any], ...]] = ()
    makes: ClassVar[type[Any]]
    """Takes a `Found`."""
    wants: ClassVar[frozenset[str]] = frozenset()
    """The names of `kinds`: when one of them was touched, it is time to read again."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.wants = frozenset(NAMES[kind] for kind in cls.kinds)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def read(self) -> None:
        """Read all; the answer comes as `read_through`."""
        found: Found = {}
        for kind in self.kinds:
            self._desk.records(kind, partial(self._take, found, kind))

    def _take(self, found: Found, kind: type[Any], records: tuple[Any, ...]) -> None:
        found[kind] = records
        if len(found) == len(self.kinds):
            self.read_through.emit(self.makes(found))
