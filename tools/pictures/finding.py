"""Words and where they are: the work list of translations, the glossary, phrases, the palette."""

from __future__ import annotations

from pictures.studio import Studio
from visitplanner.gui.palette.palette import Palette
from visitplanner.gui.wording.large import LargePhrase


def wording(studio: Studio) -> None:
    """A text in two languages with what the glossary says of it, the glossary, and a phrase to be held up."""
    studio.open("EU-2027-04")
    page = studio.turn("wording")
    visit = studio.snapshot.visit
    page.choose(f"visit/{visit.id}/summary ja")
    for dress in studio.dresses():
        studio.take(f"wording_{dress}")
    for view in ("glossary", "phrases"):
        page.segments.choose(view)
        page._turn(view)
        studio.take(f"{view}_light_en")
    page.phrases.show_large()
    phrase = studio.shown(LargePhrase)
    phrase.showNormal()
    phrase.resize(1080, 608)
    studio.take("phrase_light_en", phrase)
    phrase.close()
    page._turn("texts")


def palette(studio: Studio) -> None:
    """What is found: in groups, in spite of a slip, by sound, at a time; what is not there yet can be made."""
    studio.open("JP-2026-11")
    for name, words, language in (
        ("palette", "tamana", "en"),
        ("palette_nearest", "resilence", "en"),
        ("palette_time", "tue 14:00", "en"),
        ("palette_new", "Ferries by night", "en"),
        ("palette_kana", "はままつ", "ja"),
    ):
        studio.dress("light", language)
        studio.window.commands["search"].trigger()
        box = studio.shown(Palette)
        box.words.setText(words)
        studio.settle(1.2)
        studio.take(f"{name}_light_{language}", box)
        box.close()
    studio.dress()
