"""Every picture of the manual, made again: screens offscreen, pages of both packs through PDFium.

Run `python3 tools/pictures.py` inside a clone, with the names of chapters to make only those. The library is a fresh
one with the sample visits; it is 10:57 in the middle of the one, or while the other is being prepared. The user's own
folders are not touched.
"""

from __future__ import annotations

import argparse
import os
import runpy
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANGUAGE"] = "en"
os.environ["TZ"] = "Asia/Tokyo"  # the laptop travels along
if hasattr(time, "tzset"):
    time.tzset()
sys.path.insert(0, str(ROOT / "src"))


def main() -> None:
    """Make those asked for."""
    from pictures import finding, following, knowing, paper, preparing, screens, thinking
    from pictures.studio import Studio

    made = (
        screens.programme, screens.windows, knowing.persons, knowing.places, knowing.practice_notes, knowing.documents,
        following.questions, following.observations, following.golden_thread, following.outcomes, following.protocol,
        finding.wording, finding.palette, thinking.overlap, thinking.ripple, thinking.accepted, thinking.problems,
        preparing.run_of_show, preparing.checklist, preparing.dates, preparing.groups, preparing.template, paper.packs,
    )  # fmt: skip
    chapters = {chapter.__name__: chapter for chapter in made}
    parser = argparse.ArgumentParser(description="Make the pictures of the manual.")
    parser.add_argument("chapters", nargs="*", help=f"all, or some of {', '.join(chapters)}")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "manual", help="the folder of the pictures")
    options = parser.parse_args()
    runpy.run_path(str(ROOT / "tools" / "translations.py"))["compile_catalogues"](ROOT)
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder) / "library", options.to)
        screens.fill(studio)
        for name in options.chapters or chapters:
            chapters[name](studio)
        studio.window.close()


if __name__ == "__main__":
    try:
        import PySide6  # noqa: F401 - whether this is the environment of the clone
    except ImportError:
        import environment

        environment.ensure()
        environment.become(__file__, *sys.argv[1:])
    main()
