"""What is known: people, places, cities, practice notes and files of them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QScrollArea

from pictures.studio import SMALL, TALL, Studio
from visitplanner.base.phrases import Phrase
from visitplanner.gui.exchange.note_sheets import NoteExport, NoteImport
from visitplanner.gui.people.same import SameSheet
from visitplanner.gui.places.driver_card import DriverCard
from visitplanner.operations import labels, people


def persons(studio: Studio) -> None:
    """Everybody by rank, one with private facts, and somebody who may be there twice."""
    studio.open("JP-2026-11")
    page = studio.turn("people")
    page.choose(studio.person("Rossi"))
    for dress in studio.dresses():
        studio.take(f"people_{dress}")
    page.choose(studio.person("Exempelsson"))
    studio.settle()
    page.form.private.fold.setChecked(True)
    studio.settle()
    area = page.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    studio.take("person_private_light_en")
    page.form.private.fold.setChecked(False)
    label = Phrase(labels.ADD, {"title": "見本 花子"})
    visit = studio.snapshot.visit.id
    studio.desk.do(label, people.add, visit, name="見本 花子 みほん はなこ", language="ja", side="counterpart")
    studio.wait(page.bar.isVisible)
    page.bar.compare()
    sheet = studio.shown(SameSheet)
    studio.take("same_person_light_en", sheet)
    sheet.close()
    studio.desk.undo()
    studio.settle()


def places(studio: Studio) -> None:
    """A place, what the driver is shown, a city, and three cities compared."""
    studio.open("JP-2026-11")
    page = studio.turn("places")
    page.choose(studio.named("places", "Hamamatsu City Hall"))
    studio.take("places_light_en")
    studio.dress("light", "ja")
    studio.settle()
    page.show_card()
    card = studio.shown(DriverCard)
    card.showNormal()
    card.resize(*SMALL)
    studio.take("driver_light_ja", card)
    card.close()
    studio.dress()
    page.choose(studio.named("cities", "Hamamatsu"))
    studio.take("city_light_en")
    page.segments.choose("compare")
    page._turn("compare")
    third = next(id for id, words in page.compare._options() if words.startswith("Tamana"))
    page.compare._choose(2, third)
    for dress in studio.dresses():
        studio.take(f"cities_{dress}")


def practice_notes(studio: Studio) -> None:
    """A note written and read, what was heard beside it, the catalogue filtered, notes out of a folder."""
    studio.open("JP-2026-11")
    page = studio.turn("practices")
    note = studio.note("N1")
    page.choose(note)
    studio.take("practice_note_light_en")
    page.editor.toggle_reading()
    for dress in studio.dresses(TALL):
        studio.take(f"practice_note_read_{dress}")
    page.editor.toggle_reading()
    studio.settle()
    area = page.editor._area
    area.ensureWidgetVisible(page.editor.threads, 0, 0)
    area.verticalScrollBar().setValue(page.editor.threads.y() - 8)
    studio.take("practice_note_heard_light_en")
    page.filters.choices["theme"].setCurrentIndex(page.filters.choices["theme"].findText("Energy"))
    page.filters.changed.emit()
    area.verticalScrollBar().setValue(0)
    page.attach()
    studio.take("catalogue_light_en")
    page.attaching.close_panel()
    page.filters._clear_all()
    with tempfile.TemporaryDirectory() as folder:
        files(studio, page, Path(folder))


def files(studio: Studio, page: Any, folder: Path) -> None:
    """Notes that come back: one as it was, one changed, and one that is new."""
    out = NoteExport(studio.desk, folder, [studio.note(code) for code in ("N1", "N2", "N4")], studio.window)
    out.show()
    studio.wait(out.open_folder.isVisible)
    out.close()
    first, _second, third = sorted(folder.glob("*.md"))
    first.write_text(first.read_text("utf-8").replace("- schools", "- school roofs"), "utf-8")
    written = third.read_text("utf-8").split("---", 2)[2].split("\n", 3)[3]
    third.unlink()
    title = "# Charging points where people park at night"
    (folder / "charging.md").write_text(f"---\nlanguage: en\ntheme: mobility\n---\n\n{title}\n{written}", "utf-8")
    page.files.take(folder)
    sheet = studio.shown(NoteImport)
    studio.wait(lambda: len(sheet.list.rows.rows) > 2)
    studio.take("notes_from_files_light_en", sheet)
    sheet.close()


def documents(studio: Studio) -> None:
    """The files of a visit, one of them in front."""
    studio.open("JP-2026-11")
    page = studio.turn("files")
    page.take_focus()
    studio.settle(1)
    studio.take("files_light_en")
