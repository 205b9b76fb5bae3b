"""XML of others, read safely: no document type, no entity, nothing fetched; and what XML cannot hold."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML 1.0 file holds, written as it is or by number."""
MOST_MARKS = 3_000_000
"""Elements and attributes of a file: each takes some hundred bytes once it is read."""


def root(content: bytes) -> etree._Element:
    """The outermost element. Refuses document types, and what is not well-formed or too large once it is read."""
    if content.count(b"<") + content.count(b"=") > MOST_MARKS:
        raise Refusal(N_("The file has more than {n} marks in it."), n=MOST_MARKS)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, recover=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        found = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(N_("This is not a sound XML file: {detail}"), detail=str(error)[:200]) from error
    document: Any = found.getroottree()
    if document.docinfo.doctype:
        raise Refusal(N_("The file defines entities of its own. Files of translators need none."))
    return found
