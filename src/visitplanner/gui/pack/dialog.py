"""The briefing pack dialog: the form at the left, the real pages at the right, progress and saving below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedLayout, QWidget

from visitplanner.base import paths
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.phrases import N_
from visitplanner.base.settings import Settings
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pack import findings
from visitplanner.gui.pack.edition_form import EditionForm
from visitplanner.gui.pack.footer import Footer
from visitplanner.gui.pack.pages import PageView
from visitplanner.gui.pack.press_room import Made, PressRoom
from visitplanner.gui.pack.saving import Saving
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, fit_screen, row, scrolling
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _
from visitplanner.pack.edition import Edition, file_name

PAUSE_MS = 300
KEYS: tuple[tuple[str, str, str], ...] = (
    ("Ctrl+S", N_("Save as PDF…"), "save"),
    ("PgDown", N_("Next page"), "next_page"),
    ("PgUp", N_("Page before"), "page_before"),
    ("Ctrl++", N_("Larger"), "zoom_in"),
    ("Ctrl+=", N_("Larger"), "zoom_in"),
    ("Ctrl+-", N_("Smaller"), "zoom_out"),
    ("Ctrl+0", N_("Fit width"), "fit_width"),
)
"""Keys, what they do in words, and the method that does it."""


class PackDialog(Speaking, QDialog):
    """Not modal: what is changed in the visit meanwhile shows in the pages."""

    followed = Signal(str, str)
    """A record with a finding shall be shown: (kind, id)."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._now = desk.clock().astimezone()
        self._made: Made | None = None
        self.form = EditionForm(settings)
        self.pages = PageView()
        self.footer = Footer()
        self.press = PressRoom(desk, self)
        self.saving = Saving(self)
        self.findings = RowList(click_chooses=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()
        self.retranslate()
        self._begin()

    def _build(self) -> None:
        self._headline = Label("", "warn", 12, wrap=True)
        warning = row(IconLabel("triangle-alert", "warn", 16), gap=8, margins=(18, 8, 12, 6))
        warning.addWidget(self._headline, 1)
        self._translate = Button(N_("Translate"), "link", "languages", tip=N_("Show these texts in the work list"))
        warning.addWidget(self._translate)
        found = column(Hairline(), warning, self.findings, gap=0)
        self.findings.setSizeAdjustPolicy(RowList.SizeAdjustPolicy.AdjustToContents)
        self.findings.setMaximumHeight(theme.px(260))
        self._found_box = box(found)
        self._found_box.hide()
        left = column(scrolling(box(column(self.form, None, gap=0), "surface")), self._found_box, gap=0)
        left.setStretch(0, 1)
        side = box(left, "surface")
        side.setFixedWidth(theme.px(330))
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(box(column(self._bar(), Hairline(), self.pages, gap=0)))
        self._stack.addWidget(
            EmptyState("file-text", N_("Nothing to print yet"), N_("Choose at least one part at the left."))
        )
        middle = row(side, Hairline(upright=True), gap=0)
        middle.addWidget(shown, 1)
        layout = column(gap=0)
        layout.addLayout(middle, 1)
        layout.addWidget(Hairline())
        layout.addWidget(self.footer)
        self.setLayout(layout)
        fit_screen(self, QSize(theme.px(1180), theme.px(800)))
        self.setMinimumSize(820, 520)

    def _bar(self) -> QWidget:
        self._number = Label("", "sub", 12)
        self._percent = Label("", "sub", 12)
        smaller = IconButton("zoom-out", N_("Smaller"), "plain", keys="Ctrl+-")
        larger = IconButton("zoom-in", N_("Larger"), "plain", keys="Ctrl++")
        fit = Button(N_("Fit width"), "plain", "maximize-2", tip=N_("Ctrl+0"))
        smaller.clicked.connect(self.zoom_out)
        larger.clicked.connect(self.zoom_in)
        fit.clicked.connect(self.pages.fit_width)
        return box(
            row(self._number, None, smaller, self._percent, larger, fit, margins=(18, 6, 10, 6), gap=4)
        )

    def _connect(self) -> None:
        press, pages, footer = self.press, self.pages, self.footer
        self._desk.visit_changed.connect(self._follow)
        self.form.changed.connect(self._pause.start)
        self._pause.timeout.connect(self.make)
        press.made.connect(self._show)
        press.failed.connect(self._fail)
        press.progressed.connect(footer.show_progress)
        press.busy_changed.connect(self._tell_busy)
        pages.page_changed.connect(self._tell_page)
        footer.cancelled.connect(self.cancel)
        footer.make_wanted.connect(self.make)
        footer.save_wanted.connect(self.save)
        footer.open_wanted.connect(self._open)
        footer.close_wanted.connect(self.close)
        self.saving.saved.connect(self._say_saved)
        self.saving.failed.connect(self._fail)
        self.findings.chosen.connect(self._go_to)
        self._translate.clicked.connect(self._show_lacking)
        for keys, _words, act in KEYS:
            QShortcut(QKeySequence(keys), self, getattr(self, act))

    # ------------------------------------------------------------------ what it does
    @property
    def edition(self) -> Edition:
        """What is chosen now."""
        return self.form.edition(self._now)

    @property
    def current(self) -> Made | None:
        """The pack on the screen, if it is what would be made now."""
        made = self._made
        fits = made is not None and made.snapshot is self._desk.snapshot and made.edition == self.edition
        return made if fits else None

    def make(self) -> None:
        """Make the pack that is chosen now, unless it is on the screen already."""
        self._pause.stop()
        snapshot = self._desk.snapshot
        if snapshot is None or not self.edition.sections:
            self.press.cancel()
            self._stack.setCurrentIndex(1)
        elif self.current is None:
            self._stack.setCurrentIndex(0)
            self.press.start(snapshot, self.edition)
        self._tell_busy()

    def cancel(self) -> None:
        """Give up what is being made or waits to be saved; the pages stay."""
        self._pause.stop()
        self.saving.forget()
        self.press.cancel()
        self.footer.say_cancelled(pages=self._made is not None)

    def save(self) -> None:
        """Ask where to, and write the pack there as soon as it has every word."""
        snapshot = self._desk.snapshot
        if snapshot is None or not self.edition.sections:
            return
        folder = self._settings["pack_folder"] or str(paths.documents_folder())
        proposed = Path(folder) / file_name(snapshot.visit.code, self.edition)
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF…"), str(proposed), "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, target: Path) -> None:
        """Write the pack to `target`: typing first, then whatever pages that changes, then the file in one step."""
        target = target if target.suffix else target.with_suffix(".pdf")
        self._settings["pack_folder"] = str(target.parent)
        self.footer.clear()
        self.saving.want(target)
        self._desk.cut_drafts(self._typing_cut)

    def zoom_in(self) -> None:
        """Larger pages."""
        self.pages.zoom(1)

    def zoom_out(self) -> None:
        """Smaller pages."""
        self.pages.zoom(-1)

    def fit_width(self) -> None:
        """Pages as wide as there is room."""
        self.pages.fit_width()

    def next_page(self) -> None:
        """One page on."""
        self.pages.go_to(self.pages.page + 1)

    def page_before(self) -> None:
        """One page back."""
        self.pages.go_to(self.pages.page - 1)

    def retranslate(self) -> None:
        """Re-read every string."""
        self.setWindowTitle(_("Briefing pack"))
        self.findings.setAccessibleName(_("What is worth knowing"))
        self._tell_page(self.pages.page, len(self._made.document.sizes) if self._made else 0)
        if self._made is not None:
            self._show_findings(self._made)

    # ------------------------------------------------------------------ inside
    def _begin(self) -> None:
        if self._desk.snapshot is not None:
            self.form.show_visit(self._desk.snapshot)
        if self._desk.read_only is None:
            self._desk.cut_drafts(self._typing_cut)
        else:
            self.make()

    def _typing_cut(self, count: int) -> None:
        snapshot = self._desk.snapshot
        if count and snapshot is not None:
            self._desk.open_visit(snapshot.visit.id)
        elif self.current is not None:
            self.saving.write(self.current.data)
        elif not self.press.busy:
            self.make()

    def _follow(self, snapshot: Snapshot, _touched: object) -> None:
        self.form.show_visit(snapshot)
        self._pause.start()

    def _show(self, made: Made) -> None:
        self._made = made
        self.pages.show_document(made.document)
        self._show_findings(made)
        if self.current is not None:
            self.saving.write(made.data)
        else:
            self._pause.start()

    def _show_findings(self, made: Made) -> None:
        words = findings.headline(made.findings, made.edition.language)
        self._headline.show_text(words)
        self._found_box.setVisible(bool(words))
        self._translate.setVisible(bool(made.findings.lacking))
        self.findings.fill(findings.rows(made.findings))

    def _go_to(self, key: str) -> None:
        if self._made is not None and (slot := findings.slot_of(self._made.snapshot, key)) is not None:
            self.followed.emit(*slot)

    def _show_lacking(self) -> None:
        if self._made is not None:
            self.followed.emit("wording", f"pack {self._made.edition.language}")

    def _fail(self, error: Refusal | Trouble) -> None:
        self.saving.forget()
        self.footer.say_failed(error.phrase)

    def _say_saved(self, target: Path) -> None:
        self.footer.say_saved(target)

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _tell_busy(self) -> None:
        self.footer.show_busy(busy=self.press.busy, possible=bool(self.edition.sections))

    def _tell_page(self, page: int, total: int) -> None:
        self._number.show_text(_("Page {n} of {total}").format(n=page, total=total) if total else "")
        self._percent.show_text(f"{self.pages.percent} %")

    def done(self, result: int) -> None:
        """Qt override: nothing runs on when the dialog is gone."""
        self._pause.stop()
        self.press.finish()
        self.saving.finish()
        self.pages.finish()
        super().done(result)
