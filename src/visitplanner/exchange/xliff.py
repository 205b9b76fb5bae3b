"""Texts as XLIFF (OASIS), in either version that tools of translators speak; which one a file has, it says itself."""

from __future__ import annotations

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.translations import Translations
from visitplanner.exchange import xliff_1, xliff_2, xml


def parsed(content: bytes) -> Translations:
    """The units of a file of any version. Refuses what is not XLIFF, or not sound."""
    root = xml.root(content)
    space, _, name = root.tag.lstrip("{").rpartition("}")
    if name == "xliff" and space in xliff_2.SPACES:
        return xliff_2.parsed(root, f"{{{space}}}")
    if name == "xliff" and (
        space in xliff_1.SPACES or (not space and root.get("version", "").startswith("1."))
    ):
        return xliff_1.parsed(root, f"{{{space}}}" if space else "")
    raise Refusal(N_("This is neither XLIFF 1.2 nor XLIFF 2. Ask for one of them, or for PO."))
