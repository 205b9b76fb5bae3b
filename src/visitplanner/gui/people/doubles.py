"""The bar that says how many people may be entered twice, and opens them side by side."""

from __future__ import annotations

from functools import partial

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.people.same import SameSheet
from visitplanner.gui.tongue import ngettext
from visitplanner.operations import labels


class DoublesBar(MessageBar):
    """Hidden while there are none; closed, it comes back when there are others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._directory = Directory()
        self.sheet: SameSheet | None = None
        self._said: tuple[object, ...] = ()

    def show_directory(self, directory: Directory) -> None:
        """Say what the library has now."""
        self._directory = directory
        if self.sheet is not None:
            self.sheet.renew(directory)
        if directory.pairs == self._said:
            return
        self._said = directory.pairs
        if directory.pairs:
            actions = ((N_("Compare…"), self.compare),)
            self.say(partial(_pairs_said, len(directory.pairs)), "accent", key="same", actions=actions)
        else:
            self.clear()

    def compare(self, person: str = "") -> None:
        """Show the pairs side by side, all of them or those of one person."""
        if self.sheet is None:
            self.sheet = SameSheet(self._desk, self.window())
        self.sheet.show_pairs(self._directory, person)
        self.sheet.show()
        self.sheet.activateWindow()

    def part(self, person: str) -> None:
        """Let a merged record stand for itself again."""
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        if one := self._directory.people.get(person):
            self._desk.do(labels.titled(labels.PART, one), people.part, person)


def _pairs_said(count: int) -> str:
    words = ngettext("{n} person may be entered twice.", "{n} people may be entered twice.", count)
    return words.format(n=count)
