"""What every test runs under: no network, a home of its own, current catalogues, nothing left behind."""

from __future__ import annotations

import os
import runpy
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
GRACE = 2.0  # seconds a thread may take to end after its test

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("wild", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_configure() -> None:
    """Before anything of the product is imported: translations compiled, no way out, nobody's real folders."""
    runpy.run_path(str(ROOT / "tools" / "translations.py"))["compile_catalogues"](ROOT)
    _cut_the_cable()
    home = Path(tempfile.mkdtemp(prefix="visitplanner-tests-"))
    _settle(home, os.environ.__setitem__)


def _cut_the_cable() -> None:
    def refuse(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"no test opens a network connection, this one tried {address!r}")
        return_connect(sock, address)

    return_connect = socket.socket.connect
    socket.socket.connect = refuse  # type: ignore[method-assign]


def _settle(home: Path, setenv: Callable[[str, str], None]) -> None:
    """Point every folder the product may choose by itself into `home`, and let it speak English."""
    setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder: settings, library, cache and documents of this test alone."""
    folder = tmp_path_factory.mktemp("home")
    _settle(folder, monkeypatch.setenv)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def sample_library(shared: Path, tmp_path: Path) -> Path:
    """The folder of a closed library with the sample visits, for this test alone."""
    from tests.made_once import samples

    return Path(shutil.copytree(samples(shared), tmp_path / "samples"))


@pytest.fixture
def trap_library(shared: Path, tmp_path: Path) -> Path:
    """The same with the demonstration of warnings."""
    from tests.made_once import traps

    return Path(shutil.copytree(traps(shared), tmp_path / "traps"))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a thread running or a window open."""
    before = set(threading.enumerate())
    yield
    threads, windows = running_threads(before), open_windows()
    assert not threads, f"threads still running after the test: {threads}; stop them where they were started"
    assert not windows, f"windows still open after the test: {windows}; hand them to qtbot.addWidget"


def running_threads(before: set[threading.Thread], grace: float = GRACE) -> list[str]:
    """The names of threads started since `before` that do not end within `grace` seconds."""
    # Threads of Qt that ran Python show up as dummies and never leave the list before Python 3.13.
    started = [
        t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)
    ]
    for thread in started:
        thread.join(grace)
    return [thread.name for thread in started if thread.is_alive()]


def open_windows() -> list[str]:
    """The names of visible windows; they are closed, so that the next test starts clean."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    shown = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    names = [window.objectName() or type(window).__name__ for window in shown]
    for window in shown:
        window.close()
    return names
