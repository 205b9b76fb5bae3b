"""Text with looks, to be read: Markdown as safe HTML. Nothing is fetched, and a link shows itself before it opens."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QGuiApplication, QPixmap, QTextDocument
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser

from visitplanner.domain import markdown
from visitplanner.domain.markdown import Block, Run
from visitplanner.gui.parts.lettering import wrap_mode
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

PICTURE = "blob:"
"""What the address of a picture of the library begins with; its SHA-256 follows."""

_STYLE = """
body, p, li, td, th {{ color: {text}; }} p {{ margin: 0 0 8px 0; }} a {{ color: {accent}; text-decoration: none; }}
h1 {{ font-size: {h1}px; font-weight: bold; color: {text}; margin: 0 0 4px 0; }}
h3 {{ font-size: {h3}px; font-weight: bold; color: {sub}; margin: 16px 0 4px 0; }}
h5 {{ font-size: {h5}px; font-weight: bold; color: {text}; margin: 10px 0 4px 0; }}
ul, ol {{ margin: 0 0 8px 0; }} code, pre {{ color: {sub}; }} pre {{ margin: 0 0 8px 0; }}
blockquote {{ color: {sub}; margin: 0 0 8px 18px; }} .sub {{ color: {sub}; }} .warn {{ color: {warn}; }}
.faint {{ color: {faint}; font-size: {small}px; }} th {{ text-align: left; font-weight: normal; color: {sub}; }}
.line td, .line th {{ border-bottom: 1px solid {line}; padding: 5px 8px 5px 0; }}
"""


class Prose(Speaking, QTextBrowser):
    """Shows HTML made of `html` and `escaped` alone."""

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self._pictures: dict[str, QPixmap] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._offer)
        self.highlighted.connect(self._tell)
        theme.changed.connect(self.retranslate)

    def show_html(self, safe: str) -> None:
        """Show HTML; the place that was scrolled to stays."""
        place = self.verticalScrollBar().value()
        self._html = safe
        colours, px = theme.current, theme.px
        style = _STYLE.format(
            text=colours.text, sub=colours.sub, faint=colours.faint, accent=colours.accent, line=colours.line,
            warn=colours.warn, h1=px(22), h3=px(12), h5=px(14), small=px(11),
        )  # fmt: skip
        self.document().setDefaultFont(theme.font(14))
        self.document().setDefaultStyleSheet(style)
        self.setWordWrapMode(wrap_mode(safe))
        self.setHtml(f"<body>{safe}</body>")
        self.verticalScrollBar().setValue(place)

    def show_picture(self, sha: str, picture: QPixmap) -> None:
        """Let a picture of the library stand where the HTML names it."""
        self._pictures[sha] = picture
        url = QUrl(f"{PICTURE}{sha}")
        self.document().addResource(QTextDocument.ResourceType.ImageResource, url, picture)
        self.document().markContentsDirty(0, self.document().characterCount())

    def retranslate(self) -> None:
        """Take the colours of the theme."""
        self.show_html(self._html)

    def _offer(self, url: QUrl) -> None:
        """Show where a link leads; it opens in the system's browser, not here."""
        address = url.toString()
        if not markdown.is_safe(address):
            return
        menu = QMenu(self)
        menu.addAction(address[:200].replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Open in the browser")).triggered.connect(lambda: QDesktopServices.openUrl(url))
        copied = menu.addAction(_("Copy the web address"))
        copied.triggered.connect(lambda: QGuiApplication.clipboard().setText(address))
        menu.popup(QCursor.pos() + QPoint(4, 4))

    def _tell(self, url: QUrl) -> None:
        self.viewport().setToolTip(url.toString())

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Qt override: pictures of the library, and nothing from anywhere else."""
        picture = self._pictures.get(QUrl(name).toString().removeprefix(PICTURE))
        return QByteArray() if picture is None else picture


def escaped(text: str) -> str:
    """User text for HTML, its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def html(text: str) -> str:
    """The Markdown `text` as HTML that names nothing outside it."""
    parts: list[str] = []
    lists: list[str] = []
    quoted = 0
    for block in markdown.parse(text):
        level = 0 if block.kind == markdown.HEADING else block.level
        if block.quoted != quoted:
            _close(parts, lists, 0)
            deeper = block.quoted - quoted
            parts.append("<blockquote>" * deeper if deeper > 0 else "</blockquote>" * -deeper)
            quoted = block.quoted
        _close(parts, lists, level)
        parts += _opened(lists, block, level)
        parts.append(_inside(block))
    _close(parts, lists, 0)
    return "".join(parts) + "</blockquote>" * quoted


def _close(parts: list[str], lists: list[str], level: int) -> None:
    while len(lists) > level:
        parts.append(f"</{lists.pop()}>")


def _opened(lists: list[str], block: Block, level: int) -> Iterable[str]:
    if not level or not block.mark:
        return
    tag = "ul" if block.mark == "•" else "ol"
    if len(lists) == level and lists[-1] != tag:
        yield f"</{lists.pop()}>"
    while len(lists) < level:
        lists.append(tag)
        start = block.mark.rstrip(".)")
        yield f'<ol start="{int(start)}">' if tag == "ol" else "<ul>"


def _inside(block: Block) -> str:
    words = "".join(map(_run, block.runs))
    if block.kind == markdown.RULE:
        return "<hr>"
    if block.kind == markdown.HEADING:
        return f"<h5>{words}</h5>"
    if block.kind == markdown.CODE:
        return f"<pre>{words}</pre>"
    return f"<li>{words}</li>" if block.mark else f"<p>{words}</p>"


def _run(run: Run) -> str:
    words = escaped(run.text)
    for tag, wanted in (("b", run.bold), ("i", run.italic), ("code", run.code)):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
