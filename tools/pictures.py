"""Every picture of the manual, made again: screens offscreen, pages of both packs through PDFium.

Run `python3 tools/pictures.py` inside a clone. The library is a fresh one with the sample visits, the time is 10:57
of their first working day, and nothing of the user's own folders is touched.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "manual"
NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
WIDE, SMALL = (1440, 900), (1280, 720)
SHOWN_FOLDER = Path("/home/giulia/.local/share/visitplanner")
"""Where the first screen says the data are; the real folder is a passing one."""

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "Asia/Tokyo"  # the laptop travels along
sys.path.insert(0, str(ROOT / "src"))


class Studio:
    """The application with one window over the sample library."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from visitplanner.base.settings import Settings
        from visitplanner.gui.desk import Desk
        from visitplanner.gui.theme import theme
        from visitplanner.gui.tongue import tongue
        from visitplanner.gui.window import MainWindow

        self.application = QApplication([])
        self.theme, self.tongue = theme, tongue
        theme.use("light")
        self.desk = Desk(folder, folder / "config", clock=lambda: NOW)
        self.desk.folder = SHOWN_FOLDER
        self.window = MainWindow(self.desk, Settings(folder / "config"), None)
        self.dress()
        self.window.show()

    def dress(self, theme: str = "light", language: str = "en", size: tuple[int, int] = WIDE) -> None:
        """Choose theme, language and the size of the window."""
        self.theme.use(theme)
        self.tongue.set(language)
        self.window.resize(*size)

    def wait(self, until: Callable[[], Any], seconds: float = 60) -> None:
        """Let the application work until something is so."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise SystemExit("The picture never came.")
            self.application.processEvents()
            time.sleep(0.01)

    def settle(self, seconds: float = 0.4) -> None:
        """Let everything that is under way come to rest."""
        self.desk.settle()
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)

    def open(self, code: str) -> None:
        """Open the visit with that code."""
        line = next(line for line in self.window.library.lines if line.code == code)
        self.window.open_visit(line.id)
        self.wait(lambda: self.desk.snapshot is not None and self.desk.snapshot.visit.code == code)

    def take(self, name: str, widget: Any = None) -> None:
        """Keep a picture of `widget` (else of the window)."""
        self.settle()
        TARGET.mkdir(parents=True, exist_ok=True)
        (widget or self.window).grab().save(str(TARGET / f"{name}.png"), "PNG", 0)
        shrink(TARGET / f"{name}.png")
        print(name)


def shrink(path: Path) -> None:
    """A picture of a screen needs no more than 256 colours."""
    from PIL import Image

    with Image.open(path) as image:
        small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def fill(studio: Studio) -> None:
    """The first screen, then the library with the sample visits and their photos."""
    lines: list[Any] = []
    studio.desk.library_changed.connect(lines.append)
    studio.desk.open()
    studio.wait(lambda: lines)
    studio.take("first_run_light_en")
    studio.window.gestures.load_samples()
    studio.wait(lambda: studio.desk.snapshot is not None)
    studio.desk.settle(120)
    studio.settle()
    studio.window.show_library()
    studio.take("library_light_en")


def programme(studio: Studio) -> None:
    """Board and list, light and dark, English and Japanese."""
    studio.open("JP-2026-11")
    session = next(one for one in studio.desk.snapshot.sessions if "digital smart city" in one.title["en"])
    page = studio.window.workspace.page
    page.choose(session.id)
    studio.window.activateWindow()
    page.view.setFocus()
    studio.take("workspace_light_en")
    studio.dress("dark")
    studio.take("workspace_dark_en")
    studio.dress("light", "ja")
    studio.take("workspace_light_ja")
    studio.dress("light", "it", SMALL)
    page.show_mode("list")
    studio.take("list_light_it")
    page.show_mode("board")
    studio.dress()


def pages(studio: Studio) -> None:
    """The other pages of the workspace."""
    names = {
        "people": "people",
        "questions": "questions",
        "observations": "observations",
        "outcomes": "action_plan",
    }
    for section, name in names.items():
        studio.window.commands[section].trigger()
        studio.take(f"{name}_light_en")
    studio.window.commands["practices"].trigger()
    note = next(one for one in studio.desk.snapshot.practices.values() if one.code == "N1")
    studio.window.workspace.page.choose(note.id)
    studio.take("practice_note_light_en")
    studio.dress("light", "ja")
    studio.take("practice_note_light_ja")
    studio.dress()


def windows(studio: Studio) -> None:
    """Capture, the pack dialog and the keys."""
    from visitplanner.gui.capture import CaptureWindow
    from visitplanner.gui.keys_page import KeysPage
    from visitplanner.gui.pack.dialog import PackDialog
    from visitplanner.gui.pack.pages import PageView

    studio.window.commands["itinerary"].trigger()
    studio.window.commands["capture"].trigger()
    capture = shown(studio, CaptureWindow)
    capture.resize(560, 720)
    capture.line.setPlainText("The residents' app uses the disaster data most")
    studio.take("capture_light_en", capture)
    capture.line.clear()
    capture.close()
    studio.window.commands["pack"].trigger()
    pack = shown(studio, PackDialog)
    pack.resize(1180, 800)
    studio.wait(lambda: pack.current is not None and pack.findChild(PageView).drawn, 120)
    studio.take("pack_dialog_light_en", pack)
    pack.close()
    studio.window.commands["keys"].trigger()
    studio.take("keys_light_en", shown(studio, KeysPage))
    shown(studio, KeysPage).close()


def shown(studio: Studio, kind: type[Any]) -> Any:
    """The window of that kind that is open."""
    found = [one for one in studio.application.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[0]


def packs(studio: Studio, folder: Path) -> None:
    """Pages of the packs in both languages: cover, overview, the first full day, the first practice note."""
    import pypdfium2

    from visitplanner.pack.edition import Edition
    from visitplanner.pack.press import press
    from visitplanner.pack.prints import Prints

    for language in ("it", "ja"):
        edition = Edition(language=language, now=NOW)
        prints = Prints(studio.desk.blob_path, folder / "prints", edition.quality.dpi)
        document = pypdfium2.PdfDocument(press(studio.desk.snapshot, edition, prints))
        for name, page in chosen(document).items():
            path = TARGET / f"pack_{name}_{language}.png"
            document[page].render(scale=1.4).to_pil().quantize(256).save(path, optimize=True)
            print(path.stem)
        document.close()


def chosen(document: Any) -> dict[str, int]:
    """Name → page, found by the bookmarks: contents, overview, people, days and notes are the outermost."""
    marks = [(mark.level, mark.get_dest().get_index()) for mark in document.get_toc()]
    outermost = [n for n, (level, _page) in enumerate(marks) if level == 0]
    _contents, overview, _people, programme, notes = outermost
    days = [page for level, page in marks[programme + 1 : notes] if level == 1]
    return {"cover": 0, "overview": marks[overview][1], "day": days[1], "practice_note": marks[notes][1]}


def main() -> None:
    """Make them all."""
    runpy.run_path(str(ROOT / "tools" / "translations.py"))["compile_catalogues"](ROOT)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder) / "library")
        fill(studio)
        programme(studio)
        pages(studio)
        windows(studio)
        packs(studio, Path(folder))
        studio.window.close()


if __name__ == "__main__":
    try:
        import PySide6  # noqa: F401 - whether this is the environment of the clone
    except ImportError:
        import environment

        sys.exit(subprocess.run([environment.ensure(), __file__], check=False).returncode)
    main()
