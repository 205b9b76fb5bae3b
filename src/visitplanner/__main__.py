"""The one entry: without a command the window, else the command line, which never loads Qt."""

from __future__ import annotations

import builtins
import os
import sys
from argparse import Namespace

from visitplanner.base import paths
from visitplanner.base.errors import Trouble
from visitplanner.cli import main as cli
from visitplanner.cli.cells import printable


def main() -> int:
    """Run with the process's arguments; the exit code."""
    return cli.run(sys.argv[1:], _window)


def _window(options: Namespace) -> int:
    if _screenless():
        raise Trouble("no_screen")
    plain = builtins.__import__
    try:
        import PySide6.QtCore  # slow import  # noqa: PLC0415, F401

        # PySide reads the source of every module imported after it for a feature we do not use (a tenth of the start).
        builtins.__import__ = plain
        from visitplanner import app  # slow import  # noqa: PLC0415
    except ImportError as error:  # a library of the system that Qt needs is missing
        raise Trouble("no_window", detail=error) from error
    if options.author:
        _remember(printable(options.author))
    capture = options.command == "capture"
    return app.run(options.data_dir, language=options.ui_language or "", now=options.now, capture=capture)


def _screenless() -> bool:
    """Whether Qt would end the process at once, without an exception, for want of a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in screens)


def _remember(author: str) -> None:
    from visitplanner.store import identity  # slow import  # noqa: PLC0415

    identity.named(paths.config_folder(), identity.Identity(""), author)


if __name__ == "__main__":
    sys.exit(main())
