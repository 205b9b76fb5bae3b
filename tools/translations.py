"""The interface's catalogues: `extract` the template, `update` each language, `check` them, `compile` them.

Files carry no dates and no line numbers, so that a change of wording is the only thing a diff shows.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "en"
LANGUAGES = (SOURCE, "it", "ja", "nl", "sv", "pl", "cs")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = """\
# Translations template for visitplanner.
# Copyright (C) The visitplanner maintainers
# This file is distributed under the same licence as visitplanner (EUPL-1.2).
"""
PROJECT: dict[str, Any] = {
    "project": "visitplanner",
    "version": "1",
    "last_translator": "The visitplanner maintainers",
    "charset": "utf-8",
    "fuzzy": False,
}
NOISE = tuple(
    f'"{name}:'.encode()
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Report-Msgid-Bugs-To",
        "Language-Team",
    )
)


def template_path(root: Path = ROOT) -> Path:
    """Where the template lies."""
    return root / "translations" / "visitplanner.pot"


def catalogue_path(language: str, root: Path = ROOT) -> Path:
    """Where the catalogue of `language` lies."""
    return root / "translations" / language / "LC_MESSAGES" / "visitplanner.po"


def extracted(root: Path = ROOT) -> Catalog:
    """The template as the source has it now."""
    catalogue = Catalog(header_comment=HEADER, **PROJECT)
    found = extract_from_dir(
        root / "src" / "visitplanner",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for filename, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(
            message, locations=[(f"src/visitplanner/{filename}", 0)], auto_comments=comments, context=context
        )
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """`catalogue` as file content: unwrapped, without dates and line numbers, no obsolete entries."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOISE))


def read(language: str, root: Path = ROOT) -> Catalog:
    """The catalogue of `language`, empty where there is no file yet."""
    path = catalogue_path(language, root)
    if not path.exists():
        return Catalog(locale=language, **PROJECT)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain="visitplanner")


def updated(language: str, template: Catalog, root: Path = ROOT) -> Catalog:
    """The catalogue of `language` with exactly the messages of `template`; nothing is guessed."""
    catalogue = read(language, root)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.header_comment = HEADER.replace(
        "Translations template", f"{catalogue.locale.english_name} translations"
    )
    catalogue.fuzzy = False
    catalogue.version, catalogue.last_translator = PROJECT["version"], PROJECT["last_translator"]
    return catalogue


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Compile every catalogue that is newer than its `.mo`; returns the paths of all `.mo` files."""
    compiled = []
    for po in sorted((root / "translations").glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime:
            draft = mo.with_suffix(f".{os.getpid()}.tmp")
            with po.open("rb") as source, draft.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
            draft.replace(mo)
        compiled.append(mo)
    return compiled


def problems(language: str, template: Catalog, root: Path = ROOT) -> list[str]:
    """What keeps `language` from being complete: one line each, naming the message and the remedy."""
    if not catalogue_path(language, root).exists():
        return [f"{language}: no catalogue; run tools/translations.py update"]
    catalogue = read(language, root)
    wanted = {(message.id, message.context) for message in template if message.id}
    present = {(message.id, message.context) for message in catalogue if message.id}
    faults = [(key[0], "is not in the catalogue; run update") for key in wanted - present]
    faults += [(key[0], "is no longer in the source; run update") for key in present - wanted]
    for message in catalogue:
        if message.id and (message.id, message.context) in wanted:
            faults += [(message.id, fault) for fault in _faults(message, catalogue, language)]
    return sorted(f"{language}: {_name(message_id)!r} {fault}" for message_id, fault in faults)


def _name(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _faults(message: Message, catalogue: Catalog, language: str) -> Iterator[str]:
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    if message.fuzzy:
        yield "is marked fuzzy; check it and take the mark away"
    if language == SOURCE and not any(texts):
        return
    if len(sources) > 1 and len(texts) != catalogue.num_plurals:
        yield f"has {len(texts)} plural forms, {catalogue.num_plurals} are needed"
    if not all(texts):
        yield "is not translated"
        return
    every, common = _placeholders(sources)
    for text in texts:
        yield from _text_faults(text, sources[0], every, common)


def _text_faults(text: str, source: str, every: set[str], common: set[str]) -> Iterator[str]:
    try:
        found = _fields(text)
    except ValueError as error:
        yield f"cannot be formatted ({error}): {text!r}"
        return
    if found - every or common - found:
        yield f"has the placeholders {sorted(found)} where {sorted(every)} are needed: {text!r}"
    if text != text.strip() and source == source.strip():
        yield f"has white space at an end: {text!r}"
    if source.endswith("…") != text.endswith("…"):
        yield f"ends differently (an ellipsis announces a dialog): {text!r}"


def _placeholders(sources: list[str]) -> tuple[set[str], set[str]]:
    """The placeholders any source form has, and those all of them have (a singular may do without its number)."""
    fields = [_fields(source) for source in sources]
    return set.union(*fields), set.intersection(*fields)


def _fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def _extract() -> int:
    template_path().parent.mkdir(exist_ok=True)
    template_path().write_bytes(as_po(extracted()))
    return 0


def _update() -> int:
    _extract()
    template = extracted()
    for language in LANGUAGES:
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(updated(language, template)))
    return 0


def _check() -> int:
    template = extracted()
    lines = [line for language in LANGUAGES for line in problems(language, template)]
    if not template_path().exists() or template_path().read_bytes() != as_po(template):
        lines.insert(0, "visitplanner.pot lags behind the source; run tools/translations.py update")
    print("\n".join(lines) or f"{len(template)} messages, {len(LANGUAGES)} languages, complete")
    return 1 if lines else 0


def _compile() -> int:
    print(f"{len(compile_catalogues())} catalogues")
    return 0


def main() -> int:
    """Run the command named on the command line; 0 when all is well."""
    commands = {"extract": _extract, "update": _update, "check": _check, "compile": _compile}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=commands)
    return commands[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())
