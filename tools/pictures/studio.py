"""The application as a studio: dressed, opened on a visit, handled by mouse and keys, and taken a picture of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from visitplanner.base.settings import Settings
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow

NOW = datetime(2026, 11, 9, 1, 57, tzinfo=UTC)
"""10:57 of the first working day in Japan."""
PREPARING = datetime(2026, 11, 23, 1, 57, tzinfo=UTC)
"""A fortnight later: what is prepared now is the visit to Europe."""
WIDE, TALL, SMALL = (1440, 900), (1440, 1080), (1280, 720)
SHOWN_FOLDER = Path("/home/giulia/.local/share/visitplanner")
"""Where the first screen says the data are; the real folder is a passing one."""

ROUNDS = 20
"""How often everything may be laid out and painted anew, however slow the machine, before a picture is taken."""

DRESSES = (("light", "en"), ("dark", "en"), ("light", "ja"))
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


class Studio:
    """The application with one window over the library in `folder`; pictures go to `target`."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.target, self.now = target, NOW
        self.application = QApplication([])
        theme.use("light")
        self.desk = Desk(folder, folder / "config", clock=lambda: self.now)
        self.desk.folder = SHOWN_FOLDER
        self.window = MainWindow(self.desk, Settings(folder / "config"), None)
        self.dress()
        self.window.show()

    # ------------------------------------------------------------------ time
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
        self.desk.settle()
        for _round in range(ROUNDS):
            self.application.processEvents()

    # ------------------------------------------------------------------ what is shown
    def dress(self, look: str = "light", language: str = "en", size: tuple[int, int] = WIDE) -> None:
        """Choose theme, language and the size of the window."""
        theme.use(look)
        tongue.set(language)
        self.window.resize(*size)

    def dresses(self, size: tuple[int, int] = WIDE) -> Iterator[str]:
        """Light English, dark English, light Japanese, each with the end of the picture's name; then as before."""
        for look, language in DRESSES:
            self.dress(look, language, size)
            self.settle()
            yield f"{look}_{language}"
        self.dress()

    def open(self, code: str) -> ItineraryPage:
        """Open the visit with that code on its itinerary, examined."""
        self.now = PREPARING if code == "EU-2027-04" else NOW
        line = next(line for line in self.window.library.lines if line.code == code)
        self.window.open_visit(line.id)
        self.wait(lambda: self.desk.snapshot is not None and self.desk.snapshot.visit.code == code)
        self.window.commands["itinerary"].trigger()
        page = self.page
        self.wait(lambda: page.lookout.examiner.snapshot is self.desk.snapshot)
        self.window.activateWindow()
        page.view.setFocus()
        page.board.set_now(self.now)
        self.settle()
        return page

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.window.workspace.page

    def turn(self, section: str, view: str = "") -> Any:
        """Turn to a page of the open visit, and to one of its views."""
        self.window.commands[section].trigger()
        if view:
            self.page.show_view(view)
        self.settle()
        return self.page

    def named(self, kind: str, words: str) -> str:
        """The id of the record of the open visit (`places`, `cities`) whose English name is `words`."""
        return next(one.id for one in self._records(kind) if one.name.pick("en").text == words)

    def titled(self, kind: str, words: str) -> str:
        """The id of the record of the open visit (`milestones`, …) whose English title contains `words`."""
        return next(one.id for one in self._records(kind) if words in one.title.pick("en").text)

    def person(self, family: str) -> str:
        """The id of somebody who takes part, by family name."""
        return next(one.id for one in self._records("people") if family in (one.family_native, one.family_latin))

    def note(self, code: str) -> str:
        """The id of the practice note with that code."""
        return next(one.id for one in self._records("practices") if one.code == code)

    def _records(self, kind: str) -> Iterable[Any]:
        records = getattr(self.snapshot, kind)
        return records.values() if hasattr(records, "values") else records

    @property
    def snapshot(self) -> Snapshot:
        """The open visit."""
        assert self.desk.snapshot is not None
        return self.desk.snapshot

    def session(self, words: str) -> str:
        """The id of the session or leg whose English title contains `words`."""
        items = (*self.snapshot.sessions, *self.snapshot.legs)
        return next(one.id for one in items if words in one.title.pick("en").text)

    def shown(self, kind: type[Any]) -> Any:
        """The window of that kind that is open."""
        self.wait(lambda: self._windows(kind))
        return self._windows(kind)[0]

    def _windows(self, kind: type[Any]) -> list[Any]:
        windows = self.application.topLevelWidgets()
        return [one for one in windows if isinstance(one, kind) and one.isVisible()]

    # ------------------------------------------------------------------ hands
    def press(self, inside: QWidget, words: str) -> None:
        """Press the button that says `words`."""
        next(button for button in inside.findChildren(QAbstractButton) if button.text() == words).click()

    def mouse(
        self, widget: QWidget, kind: QEvent.Type, at: QPoint, keys: Qt.KeyboardModifier, button: Any = LEFT
    ) -> None:
        """One event of the left button, as the window system would send it."""
        event = QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button, LEFT, keys)
        QApplication.sendEvent(widget, event)

    def carry(
        self, widget: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press at `start`, move to `end`, and hold."""
        self.mouse(widget, QEvent.Type.MouseButtonPress, start, keys)
        for at in ((start + end) / 2, end):
            self.mouse(widget, QEvent.Type.MouseMove, at, keys, NONE)

    def let_go(self, widget: QWidget, at: QPoint) -> None:
        """Let the left button go."""
        self.mouse(widget, QEvent.Type.MouseButtonRelease, at, Qt.KeyboardModifier.NoModifier)

    # ------------------------------------------------------------------ pictures
    def take(self, name: str, widget: Any = None) -> None:
        """Keep a picture of `widget` (else of the window)."""
        self.settle()
        path = self.target / f"{name}.png"
        (widget or self.window).grab().save(str(path), "PNG", 0)
        shrink(path)
        print(name)


def shrink(path: Path) -> None:
    """A picture of a screen needs no more than 256 colours."""
    with Image.open(path) as image:
        small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
