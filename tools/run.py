"""Run visitplanner from this clone, in its own virtual environment. Arguments are passed on."""

from __future__ import annotations

import subprocess
import sys

import environment

if __name__ == "__main__":
    python = environment.ensure()
    sys.exit(subprocess.run([python, "-m", "visitplanner", *sys.argv[1:]], check=False).returncode)
