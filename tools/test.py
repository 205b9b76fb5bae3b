"""Test this clone in its own virtual environment. Arguments are passed on to pytest."""

from __future__ import annotations

import subprocess
import sys

import environment

if __name__ == "__main__":
    python = environment.ensure("test")
    sys.exit(
        subprocess.run([python, "-m", "pytest", *sys.argv[1:]], cwd=environment.ROOT, check=False).returncode
    )
