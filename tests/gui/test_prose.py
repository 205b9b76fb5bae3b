"""Text to be read: safe against whatever is typed, links shown before they open, nothing fetched."""

from __future__ import annotations

from time import process_time
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QPixmap, QTextDocument
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from visitplanner.gui.parts.prose import Prose, html

HOSTILE = """<img src=file:///etc/passwd><script>alert(1)</script> ![a](file:///etc/passwd) ![b](https://a.b/c.png)
[x](javascript:alert(1)) [y](file:///etc/passwd) [z](data:text/html,<b>) <iframe src="https://a.b"></iframe>
![blob](blob:aa) <a href="file:///etc/passwd">in</a> &lt;img src=x&gt; "><img src=http://a.b/c>
"""


@pytest.fixture
def prose(qtbot: QtBot) -> Prose:
    found = Prose()
    qtbot.addWidget(found)
    found.resize(500, 400)
    found.show()
    return found


def test_signs_become_looks(prose: Prose) -> None:
    prose.show_html(html(
        "# Title\n\none\ntwo **bold**\n\n1. a\n2. b\n   - c\n3. d\n\n> said\n\n```\nx\n```\n---\nend"
    ))
    assert prose.toPlainText().split("\n") == [
        "Title", "one", "two bold", "a", "b", "c", "d", "said", "x", "", "end",
    ]  # fmt: skip
    assert "font-weight:700" in prose.toHtml()


def test_nothing_is_fetched_and_nothing_is_lost(prose: Prose) -> None:
    asked: list[str] = []
    load = Prose.loadResource

    def watched(self: Prose, type: int, name: Any) -> Any:
        asked.append(QUrl(name).toString())
        return load(self, type, name)

    with patch.object(Prose, "loadResource", watched):
        prose.show_html(html(HOSTILE))
        prose.grab()
    assert not [one for one in asked if one.startswith(("http", "file", "data"))]
    text = prose.toPlainText()
    for piece in ("<img src=file:///etc/passwd>", "<script>alert(1)</script>", "![a](file:///etc/passwd)",
                  "b (https://a.b/c.png)", "[x](javascript:alert(1))", "&lt;img src=x&gt;"):  # fmt: skip
        assert piece in text
    assert prose.loadResource(2, QUrl("file:///etc/passwd")) == QByteArray()


def test_links_show_themselves_before_they_open(qtbot: QtBot, prose: Prose) -> None:
    with patch.object(QDesktopServices, "openUrl") as opened:
        prose.anchorClicked.emit(QUrl("file:///etc/passwd"))
        assert not prose.findChildren(QMenu)
        prose.anchorClicked.emit(QUrl("https://a.org/x?a=1&b=2"))
        (menu,) = prose.findChildren(QMenu)
        words = [action.text() for action in menu.actions() if action.text()]
        assert words == ["https://a.org/x?a=1&&b=2", "Open in the browser", "Copy the web address"]
        assert not opened.called
        menu.actions()[2].trigger()
        opened.assert_called_once()
        menu.close()
    prose.highlighted.emit(QUrl("https://a.org"))
    assert prose.viewport().toolTip() == "https://a.org"


def test_a_picture_of_the_library_stands_where_it_is_named(prose: Prose) -> None:
    picture = QPixmap(40, 30)
    picture.fill(QColor("red"))
    prose.show_html('<p><img src="blob:aa"></p>')
    prose.show_picture("aa", picture)
    found = prose.document().resource(QTextDocument.ResourceType.ImageResource, QUrl("blob:aa"))
    assert found.size() == picture.size()


_SIGNS = st.sampled_from(
    ["<", ">", "&", '"', "'", "[a](", ")", "**", "`", "\n", "- ", "1. ", "> ", "https://a.b", "x"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SIGNS, max_size=40).map("".join))
def test_the_only_tags_are_ours(typed: str) -> None:
    written = html(typed)
    tags = {part.split(">")[0].split(" ")[0].strip("/") for part in written.split("<")[1:]}
    assert tags <= {"p", "br", "b", "i", "code", "pre", "ul", "ol", "li", "a", "hr", "h5", "blockquote"}
    for tag in ("ul", "ol", "blockquote", "p", "li"):
        assert written.count(f"<{tag}>") + written.count(f"<{tag} ") == written.count(f"</{tag}>")


@pytest.mark.parametrize("text", ["a" * 1_000_000, "字" * 333_000, "word " * 200_000])
def test_a_line_without_an_end_is_read_in_little_time(prose: Prose, text: str) -> None:
    begun = process_time()
    prose.show_html(html(text))
    prose.grab()
    assert process_time() - begun < 20, "minutes where every place to break it is looked for"
    assert prose.toPlainText().split() == text.split()
