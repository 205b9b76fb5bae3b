"""What the glossary says of a text: a chip per term that inserts its translation, a calm word where one is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import glossary
from visitplanner.domain.glossary import Lexicon
from visitplanner.domain.records import Term
from visitplanner.domain.wording import Wording
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.tongue import Speaking, _

MOST = 24
LONGEST = 20_000
"""Characters of a text that are looked through while somebody types."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A term of the source: how it is written there, and what the glossary calls it in the target ("" for nothing)."""

    term: Term
    written: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the glossary says of a pair of texts: where terms stand in the source, and whose words the target lacks."""

    spans: tuple[tuple[int, int], ...]
    offers: tuple[Offer, ...]
    missing: frozenset[str]


def deviation(term: Term, written: str, words: str) -> str:
    """How it is said that a translation has other words than the glossary."""
    if term.keep:
        return _("“{words}” is not to be translated.").format(words=words)
    return _("For “{term}” the glossary says “{words}”.").format(term=written, words=words)


def found(lexicon: Lexicon, source: str, translated: str, target: str) -> Found:
    """Look through a pair of texts. Terms that say nothing in the target come last, so that numbers mean words."""
    source, translated = source[:LONGEST], translated[:LONGEST]
    hits = lexicon.hits(source)
    offers: dict[str, Offer] = {}
    for hit in hits:
        words = glossary.said(hit.term, target)
        written = source[hit.start : hit.end]
        offers.setdefault(hit.term.id, Offer(hit.term, written, words[0] if words else ""))
    pair = Wording({lexicon.language: source, target: translated})
    missing = frozenset(one.hit.term.id for one in lexicon.inconsistent(pair, target))
    ordered = sorted(offers.values(), key=lambda one: not one.words)
    return Found(tuple((one.start, one.end) for one in hits), tuple(ordered[:MOST]), missing)


class HitList(Speaking, QWidget):
    """The chips, numbered as their keys."""

    taken = Signal(str)
    """A translation shall be inserted: its words."""
    followed = Signal(str, str)
    """A term shall be shown in the glossary: (kind, id)."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[Offer], frozenset[str], bool] = ((), frozenset(), False)
        self._caption = Label(N_("In the glossary"), "caption", 11)
        self._flow = Flow(gap=5)
        chips = box(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        self._warning = Label("", "warn", 12, wrap=True)
        self.setLayout(column(self._caption, chips, self._warning, gap=4))

    def show_offers(self, offers: Sequence[Offer], missing: frozenset[str], *, translated: bool) -> None:
        """Chips for `offers`; where the text is `translated`, what it lacks is said."""
        shown = (tuple(offers), missing, translated)
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def retranslate(self) -> None:
        """Re-read every string."""
        self._fill()

    def _fill(self) -> None:
        offers, missing, translated = self._shown
        self._caption.setVisible(bool(offers))
        emptied(self._flow)
        for number, offer in enumerate(offers, 1):
            self._flow.addWidget(self._chip(number, offer, lacks=translated and offer.term.id in missing))
        self._flow.invalidate()
        lacking = [offer for offer in offers if offer.term.id in missing] if translated else []
        words = [deviation(one.term, one.written, one.words) for one in lacking[:3]]
        self._warning.show_text("\n".join(words))
        self._warning.setVisible(bool(words))

    def _chip(self, number: int, offer: Offer, *, lacks: bool) -> Button:
        icon_name = "triangle-alert" if lacks else "check" if offer.words and self._shown[2] else ""
        chip = Button("", "chip", icon_name, px=12)
        if icon_name:
            chip.set_icon(icon_name, "warn" if lacks else "ok")
        digit = f"{number}  " if offer.words and number <= 9 else ""
        words = _("unchanged") if offer.term.keep else offer.words or _("not in this language yet")
        chip.show_text(f"{digit}{offer.written} → {words}")
        if offer.words:
            keys = f" (Ctrl+{number})" if number <= 9 else ""
            said = _("Insert “{words}”").format(words=offer.words)
            chip.setToolTip(plain_tip(said + keys))
            chip.setAccessibleName(f"{offer.written}: {said}{keys}")
            chip.clicked.connect(lambda _checked=False, words=offer.words: self.taken.emit(words))
        else:
            chip.setToolTip(_("Show in the glossary"))
            chip.clicked.connect(lambda _checked=False, id=offer.term.id: self.followed.emit("term", id))
        return chip
