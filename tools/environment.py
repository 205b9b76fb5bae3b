"""The clone's own virtual environment, made and kept up to date with nothing but the standard library."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 14)


def ensure(extra: str = "") -> None:
    """Have an environment with visitplanner (and `extra`) installed from this clone.

    Installs only when something that decides about it has changed, so a second start needs no network.
    """
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise SystemExit(f"Python 3.11 to 3.14 is needed; this is {sys.version.split()[0]}.")
    state = _state()
    stamp = FOLDER / f"visitplanner-{extra}.stamp"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == state):
        _install(extra)
        for installed in {"", extra}:
            (FOLDER / f"visitplanner-{installed}.stamp").write_text(state, "utf-8")
    if _catalogues_lag():
        compile_them = [PYTHON, ROOT / "tools" / "translations.py", "compile"]
        subprocess.run(compile_them, check=True, stdout=subprocess.DEVNULL)


def become(*command: str) -> NoReturn:
    """Go on as the environment's Python with `command`: signals and the exit code are its own."""
    arguments = [str(PYTHON), *command]
    if os.name == "nt":  # where exec returns to the shell at once
        sys.exit(subprocess.run(arguments, check=False).returncode)
    os.execv(arguments[0], arguments)


def _catalogues_lag() -> bool:
    for po in (ROOT / "translations").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime:
            return True
    return False


def _state() -> str:
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "hatch_build.py")]
    return hashlib.sha256(b"\0".join([sys.version.encode(), str(ROOT).encode(), *parts])).hexdigest()


def _install(extra: str) -> None:
    print("Preparing .venv: some minutes, only the first time …", file=sys.stderr, flush=True)
    try:
        venv.create(FOLDER, with_pip=True, clear=not _usable())
    except (subprocess.CalledProcessError, ImportError):
        raise SystemExit(
            "Python cannot make an environment; on Debian: apt-get install python3-venv"
        ) from None
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    if subprocess.run(pip, check=False).returncode:
        raise SystemExit("The installation failed (see above); a network or a package index is needed once.")
    _check_libraries()


def _usable() -> bool:
    """Whether there is an environment already, of this very Python."""
    if not PYTHON.exists():
        return False
    return _ask("import sys; print(sys.version)").stdout.strip() == sys.version


def _check_libraries() -> None:
    probe = _ask("import PySide6.QtWidgets")
    if probe.returncode:
        reason = probe.stderr.strip().splitlines()[-1:]
        raise SystemExit(
            f"Qt cannot be loaded: {''.join(reason)}\nInstall the packages README.md lists for Debian."
        )


def _ask(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False)
