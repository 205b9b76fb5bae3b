"""The bar above every page of the workspace: where we are, search, undo, redo, add, and the briefing pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import ActionButton, Button, IconButton
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.lettering import elided
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words, _, tongue

HEIGHT = 57
NARROWEST, WIDEST = 40, 310
WORDLESS = 84


class SearchButton(ActionButton):
    """Looks like a search field and opens the palette; its words give way where there is little room."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action, "search", "search")

    def refont(self) -> None:
        """Take the size of the theme."""
        super().refont()
        self.setMaximumWidth(theme.px(WIDEST))

    def retranslate(self) -> None:
        """Re-read the words."""
        super().retranslate()
        self._fit()

    def _fit(self) -> None:
        whole = self.accessibleName()
        narrow = self.width() < theme.px(WORDLESS)
        shown = "" if narrow else elided(whole, self.font(), self.width() - theme.px(48))
        self.setText(f" {shown}".replace("&", "&&") if shown else "")
        self.setToolTip(plain_tip(whole) if shown != whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(NARROWEST), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(NARROWEST), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        if self.width() < super().sizeHint().width() + 50:
            return
        painter = QPainter(self)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("faint"))
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        area = QRect(0, 0, self.width() - 12, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)


class TopBar(QWidget):
    """`show_page` puts a page's name and its own tools at the left."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._title = Label(px=17, bold=True)
        self._tools = row(gap=8)
        self._undo = IconButton("undo-2", self._undo_words(False), keys="Ctrl+Z", writes=True)
        self._redo = IconButton("redo-2", self._undo_words(True), keys="Ctrl+Shift+Z", writes=True)
        self._thread = IconButton("waypoints", N_("Golden thread"), keys="Ctrl+T")
        self._search = SearchButton(actions["search"])
        self._add = ActionButton(actions["add"], icon_name="plus")
        self._more = IconButton("chevron-down", N_("More to add"))
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._more.setMenu(self._menu)
        self._actions = actions
        self._thread.clicked.connect(actions["thread"].trigger)
        self._undo.clicked.connect(actions["undo"].trigger)
        self._redo.clicked.connect(actions["redo"].trigger)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pack = ActionButton(actions["pack"], "primary", "file-text")
        self._bar = row(
            self._title, self._tools, None, self._search, None, self._thread, self._undo, self._redo,
            row(self._add, self._more, gap=2), self._pack, margins=(18, 0, 16, 0), gap=10,
        )  # fmt: skip
        self._bar.setStretchFactor(self._search, 20)
        self.setLayout(column(box(self._bar), Hairline(), gap=0))
        self._rescale()
        theme.changed.connect(self._rescale)
        desk.undo_changed.connect(self._show_undo)
        self._show_undo()

    def show_page(self, words: Words, tools: QWidget | None, *, adds: bool, more: Sequence[str] = ()) -> None:
        """Name the page; its `tools` stand beside the name, Add where it `adds`, and the actions of `more`."""
        self._add.setVisible(adds)
        self._more.setVisible(bool(more))
        self._menu.clear()
        self._menu.addActions([self._actions[id] for id in more])
        self._title.say(words)
        while (item := self._tools.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
        if tools is not None:
            self._tools.addWidget(tools)
            tools.show()

    def _fit(self) -> None:
        """Take the words off one button after the other, as far as the rest has no room beside them."""
        buttons = [self._pack, self._add, *self._own_buttons()]
        tools = self._tools.sizeHint().width() - self._tools.minimumSize().width()
        needed = self._bar.minimumSize().width() + tools + sum(one.saved for one in buttons)
        for one in buttons:
            one.fold(needed > self.width())
            needed -= one.saved

    def _own_buttons(self) -> list[Button]:
        """The page's own buttons that an icon can stand for."""
        items = (self._tools.itemAt(n) for n in range(self._tools.count()))
        tools = [tool for item in items if item is not None and (tool := item.widget()) is not None]
        return [
            one
            for tool in tools
            for one in [tool, *tool.findChildren(Button)]
            if isinstance(one, Button) and not isinstance(one, IconButton) and not one.icon().isNull()
        ]

    def _show_undo(self) -> None:
        self._undo.setEnabled(self._desk.undo_label is not None)
        self._redo.setEnabled(self._desk.redo_label is not None)
        self._undo.retranslate()
        self._redo.retranslate()

    def _undo_words(self, again: bool) -> Callable[[], str]:
        def words() -> str:
            label = self._desk.redo_label if again else self._desk.undo_label
            if label is None:
                return _("Redo") if again else _("Undo")
            what = tongue.language.say(label)
            return (_("Redo: {what}") if again else _("Undo: {what}")).format(what=what)

        return words

    def _rescale(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Qt override: what is in the bar, or its width, has changed."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return done
