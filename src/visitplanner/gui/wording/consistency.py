"""Where translations of practice notes have other words than the glossary: a list that leads to each text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import term_use, worklist
from visitplanner.domain.records import Term
from visitplanner.domain.term_use import Deviation
from visitplanner.domain.worklist import Entry
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.gui.wording.hits import deviation

AROUND = 50
"""Characters of the text that are shown before and after a term."""


class ConsistencySheet(Sheet):
    """Enter or a double click goes to the text."""

    followed = Signal(str, str)
    """A text of the work list shall be shown: ("wording", its key and language)."""

    def __init__(self, parent: QWidget) -> None:
        self._found: tuple[Deviation, ...] = ()
        self.list = RowList()
        content = QWidget()
        self._stack = QStackedLayout(content)
        self._stack.addWidget(self.list)
        self._stack.addWidget(EmptyState(
            "circle-check", N_("All translations agree with the glossary"),
            N_("Every term of the practice notes is translated as the glossary says, or has no translation there yet."),
        ))  # fmt: skip
        super().__init__(parent, self._headline, content, size=(720, 560))
        self.list.chosen.connect(self._follow)

    def show_deviations(
        self, entries: Sequence[Entry], terms: Sequence[Term], languages: Sequence[str]
    ) -> None:
        """Look through the practice notes among `entries`, as translated into `languages`."""
        notes = [one for one in entries if one.section == worklist.PRACTICES]
        self._found = term_use.deviations(notes, terms, languages)
        self.list.fill(_row(number, one) for number, one in enumerate(self._found))
        self._stack.setCurrentIndex(0 if self._found else 1)
        self.heading.say(self._headline)
        self.list.step(0)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.list.setAccessibleName(_("Texts that differ from the glossary"))
        self.list.fill(_row(number, one) for number, one in enumerate(self._found))

    def _headline(self) -> str:
        count = len(self._found)
        if not count:
            return _("Consistency with the glossary")
        words = ngettext("{n} text differs from the glossary", "{n} texts differ from the glossary", count)
        return words.format(n=count)

    def _follow(self, key: str) -> None:
        one = self._found[int(key)]
        self.followed.emit("wording", f"{one.entry.key} {one.language}")


def _row(number: int, one: Deviation) -> Row:
    hit, text = one.found.hit, one.entry.wording.pick(one.source).text
    before, after = text[max(0, hit.start - AROUND) : hit.start], text[hit.end : hit.end + AROUND]
    quoted = " ".join(f"{before}{text[hit.start : hit.end]}{after}".split())
    term = text[hit.start : hit.end]
    return Row(
        str(number),
        deviation(hit.term, term, one.found.expected),
        lines=(f"… {quoted} …",),
        lead="triangle-alert",
        lead_role="warn",
        tags=(Tag(tongue.language.language_name(one.language)),),
    )
