"""From the arguments to an exit code: 0 done, 1 findings, 2 refused or bad usage, 3 trouble of the environment."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from visitplanner.base import paths
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.language import Language, language, system_language
from visitplanner.base.phrases import N_, Phrase
from visitplanner.cli import (
    checks,
    editing,
    finding,
    history,
    libraries,
    note_files,
    notes,
    packs,
    texts,
    threads,
    visits,
    wordings,
)
from visitplanner.cli.cells import printable
from visitplanner.cli.console import Console
from visitplanner.cli.parser import BadUsage, Commands, asked_language, speaking

DONE, FINDINGS, REFUSED, TROUBLE, INTERRUPTED = 0, 1, 2, 3, 130
NOUNS = (
    libraries,
    visits,
    checks,
    editing,
    packs,
    notes,
    finding,
    history,
    threads,
    wordings,
    note_files,
    texts,
)

Window = Callable[[Namespace], int]


def run(arguments: Sequence[str], window: Window) -> int:
    """Do what `arguments` say; `window` is called where they name no command, or `capture`."""
    spoken = language(asked_language(arguments) or system_language(os.environ))
    try:
        code = _run(arguments, spoken, window)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. What is left must not be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str], spoken: Language, window: Window) -> int:
    try:
        options = _parsed(arguments, spoken)
        if options.run is None:
            return window(options)
        return _command(options, spoken)
    except SystemExit as end:  # --help and --version
        return int(end.code or DONE)
    except BadUsage as bad:  # the parser's own words, in the language asked for
        return _fail(REFUSED, str(bad))
    except Refusal as refusal:
        return _fail(REFUSED, spoken.say(refusal.phrase))
    except Trouble as trouble:
        return _fail(TROUBLE, spoken.say(trouble.phrase))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        return _fail(TROUBLE, str(error))
    except Exception as error:  # noqa: BLE001 - the door of the command line: a defect is one line too
        where = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        told = Phrase(N_("This is an error in visitplanner itself: {detail}"), {"detail": detail})
        return _fail(TROUBLE, spoken.say(told))


def _parsed(arguments: Sequence[str], spoken: Language) -> Namespace:
    with speaking(spoken):
        commands = Commands(spoken)
        for noun in NOUNS:
            noun.register(commands)
        commands.add("capture", N_("open the window for notes"), None)
        commands.parser.set_defaults(run=None)
        return commands.parser.parse_args(list(arguments))


def _command(options: Namespace, spoken: Language) -> int:
    console = Console(
        language=spoken,
        folder=options.data_dir or paths.data_folder(),
        now=options.now or datetime.now(UTC),
        author=printable(options.author or ""),
    )
    code: int = options.run(console, options)
    return code


def _fail(code: int, text: str) -> int:
    print(printable(f"visitplanner: {text}"), file=sys.stderr)
    return code
