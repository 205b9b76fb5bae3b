"""Where things lie: what ships with the program, and the user's own folders."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

APP = "visitplanner"
_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def resources() -> Path:
    """The folder of authored data (fonts, icons, style, samples): inside the package, or in the checkout."""
    return _shipped("resources")


@cache
def translations() -> Path:
    """The folder `<language>/LC_MESSAGES/visitplanner.mo`: inside the package, or in the checkout."""
    return _shipped("translations")


def data_folder() -> Path:
    """The default folder of the library, on this computer's own disk."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False))


def config_folder() -> Path:
    """Settings, and who writes here (never inside the library: a copied library must not copy them)."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def cache_folder() -> Path:
    """Scaled photos and other things that can be made again."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def documents_folder() -> Path:
    """Where people expect their files: the folder offered when a pack is saved."""
    return Path(platformdirs.user_documents_dir())


def _shipped(name: str) -> Path:
    candidates = [_PACKAGE / name, _PACKAGE.parents[1] / name]
    if hasattr(sys, "_MEIPASS"):
        candidates.insert(0, Path(sys._MEIPASS) / APP / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}/ is missing beside {_PACKAGE}")
