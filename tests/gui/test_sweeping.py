"""Garbage in cycles is destroyed on the window's thread, never on another."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from visitplanner.gui.sweeping import EVERY_MS, Sweeper


class Tangled:
    """Refers to itself, and remembers on which thread it went."""

    ends: list[int] = []  # noqa: RUF012 - shared on purpose

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


def litter(pieces: int) -> None:
    for _ in range(pieces):
        Tangled()


def test_what_another_thread_leaves_is_destroyed_on_this_one(qtbot: QtBot) -> None:
    Tangled.ends.clear()
    worker = threading.Thread(target=litter, args=(5000,))
    worker.start()
    worker.join()
    assert not Tangled.ends, "nothing is collected on the thread that made it"
    qtbot.waitUntil(lambda: len(Tangled.ends) == 5000, timeout=20 * EVERY_MS)
    assert set(Tangled.ends) == {threading.get_ident()}


def test_nothing_is_collected_before_enough_has_piled_up() -> None:
    owner = QObject()
    sweeper = Sweeper(owner)
    gc.collect()
    Tangled.ends.clear()
    litter(10)
    sweeper.sweep()
    assert not Tangled.ends


def test_collecting_goes_back_to_python_when_the_sweeper_stops() -> None:
    owner = QObject()
    Sweeper(owner).stop()
    try:
        assert gc.isenabled()
    finally:
        gc.disable()
