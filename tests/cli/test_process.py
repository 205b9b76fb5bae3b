"""The command line as a process of its own: what it loads, and how it ends when it is interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from visitplanner import __main__
from visitplanner.base.errors import Trouble
from visitplanner.cli import main as cli

SOURCE = str(Path(__main__.__file__).resolve().parents[1])


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip


MAIN = "import sys; from visitplanner.__main__ import main; code = main(); "


def test_no_command_loads_qt(folder: Path, filled: dict[str, str]) -> None:
    process = python(
        MAIN + "print(sorted(name for name in sys.modules if name.startswith('PySide6'))); sys.exit(code)",
        "--data-dir", str(folder), "show", "2026-11",
    )  # fmt: skip
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1] == "[]"


def test_without_a_screen_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    process = python(MAIN + "sys.exit(code)", "--data-dir", str(folder))
    _out, err = process.communicate(timeout=60)
    assert (process.returncode, err.count("\n")) == (3, 1)
    assert "no screen" in err


def test_help_loads_no_database_either(folder: Path) -> None:
    process = python(MAIN + "print({'sqlalchemy', 'reportlab', 'PySide6'} & {*sys.modules})", "--help")
    out, _ = process.communicate(timeout=60)
    assert out.splitlines()[-1] == "set()"


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path, filled: dict[str, str]) -> None:
    process = python(MAIN + "sys.exit(code)", "--data-dir", str(folder), "show", "2026-11", "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == 0


def test_an_interrupt_ends_it_quietly(folder: Path, filled: dict[str, str]) -> None:
    process = python(
        # A shell starts its background jobs deaf to interrupts, and so would be the tests of such a job.
        "import signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from visitplanner.cli import main, visits\n"
        "visits.show = lambda *_: (print('on', flush=True), time.sleep(60))\n"
        "sys.exit(main.run(sys.argv[1:], lambda options: 0))",
        "--data-dir", str(folder), "show", "2026-11",
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize("arguments", [[], ["capture"], ["--now", "2026-11-09T10:00Z"], ["capture", "--author", "A"]])
def test_without_a_command_and_to_capture_the_window_opens(arguments: list[str], folder: Path) -> None:
    seen = []
    code = cli.run(["--data-dir", str(folder), *arguments], lambda options: seen.append(options) or 7)
    assert code == 7
    (options,) = seen
    assert options.data_dir == folder
    assert options.command == ("capture" if "capture" in arguments else None)


def test_a_defect_is_one_line_and_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    def window(_options: object) -> int:
        raise ZeroDivisionError("one\nover\x1b zero")

    assert cli.run([], window) == 3
    err = capsys.readouterr().err
    assert err.startswith("visitplanner: This is an error in visitplanner itself: ZeroDivisionError: one over zero (")
    assert err.count("\n") == 1


def test_the_languages_of_the_environment_and_of_the_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def window(_options: object) -> int:
        raise Trouble("full")

    said = {}
    for language, arguments in (("it", []), ("ja", []), ("it", ["--ui-language", "sv"]), ("it", ["--ui-language=cs"])):
        monkeypatch.setenv("LANGUAGE", language)
        assert cli.run(arguments, window) == 3
        said[language, *arguments] = capsys.readouterr().err
    assert all(line.startswith("visitplanner: ") for line in said.values())


def test_the_parser_of_the_standard_library_is_left_as_it_was() -> None:
    import argparse

    before = argparse._
    cli.run(["--ui-language", "ja", "--version"], lambda options: 0)
    assert argparse._ is before


def test_the_window_says_when_the_system_lacks_what_it_needs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "visitplanner.app", None)
    monkeypatch.setattr(sys, "argv", ["visitplanner"])
    assert __main__.main() == 3
    assert capsys.readouterr().err.startswith("visitplanner: The window cannot be opened: ")
