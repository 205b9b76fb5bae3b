"""Library, programme, and the windows beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextCursor

from pictures.studio import PREPARING, SMALL, Studio
from visitplanner.gui.capture import CaptureWindow
from visitplanner.gui.keys_page import KeysPage
from visitplanner.gui.pack.dialog import PackDialog
from visitplanner.gui.pack.pages import PageView
from visitplanner.operations import labels, templates


def fill(studio: Studio) -> None:
    """The first screen, then the library with the sample visits, their photos, and a template made of one."""
    lines: list[Any] = []
    studio.desk.library_changed.connect(lines.append)
    studio.desk.open()
    studio.wait(lambda: lines)
    studio.take("first_run_light_en")
    studio.window.gestures.load_samples()
    studio.wait(lambda: studio.desk.snapshot is not None)
    studio.desk.settle(120)
    studio.settle()
    europe = next(line for line in studio.window.library.lines if line.code == "EU-2027-04")
    label = labels.titled(labels.SAVE_TEMPLATE, europe.title)
    studio.desk.do(label, templates.save, europe.id, "Two cities and a flight between them", "en")
    studio.settle()
    studio.now = PREPARING
    studio.window.show_library()
    studio.wait(lambda: any(line.template for line in studio.window.library.lines))
    studio.window.library.list.go_to(europe.id)
    studio.take("library_light_en")


def programme(studio: Studio) -> None:
    """Board and list, light and dark, English and Japanese."""
    page = studio.open("JP-2026-11")
    page.choose(studio.session("digital smart city"))
    for dress in studio.dresses():
        studio.take(f"workspace_{dress}")
    studio.dress("light", "it", SMALL)
    page.show_mode("list")
    studio.take("list_light_it")
    page.show_mode("board")
    studio.dress()


def windows(studio: Studio) -> None:
    """Capture, the pack dialog and the keys."""
    studio.open("JP-2026-11").choose(studio.session("digital smart city"))
    studio.window.commands["capture"].trigger()
    capture = studio.shown(CaptureWindow)
    capture.resize(560, 720)
    capture.line.setPlainText("The residents' app uses the disaster data most")
    capture.line.moveCursor(QTextCursor.MoveOperation.End)
    studio.take("capture_light_en", capture)
    capture.line.clear()
    capture.close()
    studio.window.commands["pack"].trigger()
    pack = studio.shown(PackDialog)
    pack.resize(1180, 800)
    studio.wait(lambda: pack.current is not None and pack.findChild(PageView).drawn, 120)
    studio.take("pack_dialog_light_en", pack)
    pack.close()
    studio.window.commands["keys"].trigger()
    keys = studio.shown(KeysPage)
    keys.resize(1240, 1500)
    studio.take("keys_light_en", keys)
    keys.close()
