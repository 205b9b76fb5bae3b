"""Tool tips show the user's words as they were typed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from visitplanner.gui.parts.text import ElidedLabel
from visitplanner.gui.parts.tips import plain_tip


@pytest.mark.parametrize("text", ["<b>MaaS</b> & trams", '<img src="file:///etc/hostname">', "<u>a\nb  c"])
def test_what_looks_like_markup_is_told_as_it_is(qtbot: QtBot, text: str) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_text(text)
    label.resize(20, 20)
    label.show()
    assert QTextDocumentFragment.fromHtml(label.toolTip()).toPlainText().replace("\u00a0", " ") == text


def test_other_text_stays_untouched() -> None:
    assert [plain_tip(text) for text in ("Rack & rail", "5 < 7", "")] == ["Rack & rail", "5 < 7", ""]
