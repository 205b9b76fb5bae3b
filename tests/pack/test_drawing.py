"""Icons, contents and groups."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reportlab.platypus import PageBreak

from tests.pack.paper import BODY, TITLE, pack, poppler_text, text_of
from tests.pack.structure import check
from visitplanner.base.paths import resources
from visitplanner.pack.flowables import Figure, Group, heading, table
from visitplanner.pack.icons import draw_icon, outline
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Text
from visitplanner.pack.toc import Contents

ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_within_its_square(name: str) -> None:
    operators = outline(name)
    assert re.fullmatch(r"(?:(?:-?[\d.]+ )+[mlc](?: |$)|h(?: |$)|n ?)+", operators + " ".strip()), operators[
        :80
    ]
    assert all(-0.5 <= float(number) <= 24.5 for number in re.findall(r"-?\d*\.?\d+", operators))


def test_the_icons_licence_is_shipped() -> None:
    assert "ISC License" in (resources() / "icons" / "LICENSE").read_text("utf-8")


def test_icons_belong_to_a_figure() -> None:
    def paint(canvas: TaggedCanvas, _width: float, _height: float) -> None:
        draw_icon(canvas, "users", 0, 0, 20, "#22305a")

    assert check(pack([Figure(20, 20, "Persone", paint)])) == []


def contents(count: int) -> bytes:
    marks = [
        Landmark(f"k{n}", f"Giorno {n} " + "e un titolo lungo " * (n % 5 * 2), 1 + n % 2)
        for n in range(count)
    ]
    styles = [BODY.but(bold=True), BODY.but(left=14)]
    story = [
        heading("Indice", TITLE, 1),
        Contents(marks, styles, BODY.but(size=8, leading=11), "Vai a {title}"),
    ]
    for mark in marks:
        story += [PageBreak(), heading(mark.title, BODY, 2, mark), Text("testo", BODY)]
    return pack(story)


def test_contents_name_the_right_pages(tmp_path: Path) -> None:
    data = contents(8)
    assert check(data) == []
    entries = re.findall(
        r"Giorno (\d+)[^0-9]*?(\d+)$", poppler_text(data, tmp_path).partition("1 / 9")[0], re.M
    )
    assert [(int(day), int(page)) for day, page in entries] == [(day, day + 2) for day in range(8)]


def test_contents_flow_over_pages() -> None:
    assert check(contents(70)) == []


def test_contents_shorten_a_title_of_ten_thousand_signs() -> None:
    mark = Landmark("k", "A\nlong title " * 1_000, 1)
    story = [
        Contents([mark], [BODY], BODY, "Vai a {title}"),
        heading(mark.title, BODY, 1, mark),
        Text("fine", BODY),
    ]
    assert check(pack(story)) == []


def test_a_group_keeps_its_parts_together_and_in_one_element() -> None:
    parts = [Text("riga " * 200, BODY), table([["a", "b"], ["c", "d"]], [50, 50], BODY, head=BODY)]
    group = Group(parts, node=Node("Sect"), padding=(8, 6, 8, 6))
    assert check(pack([Text("riga\n" * 45, BODY), group])) == []
    width, height = group.wrap(300, 1000)
    inner = sum(part.wrap(284, 1000)[1] for part in parts)
    assert (width, height) == (300, pytest.approx(inner + 12 + BODY.after))


def test_a_table_with_rows_taller_than_a_page_flows() -> None:
    words = " ".join(str(number) for number in range(4_000))
    data = pack(
        [table([["Tema", "Nota"], ["a", words], ["b", "fine"]], [60, None], BODY, head=BODY.but(bold=True))]
    )
    assert check(data) == []
    read = [word for word in text_of(data).split() if word.isdigit()]
    assert [word for word in read if int(word) > 9] == [str(number) for number in range(10, 4_000)]


def test_empty_cells_are_cells() -> None:
    assert check(pack([table([["a", ""], [None, "b"]], [50, 50], BODY, head=BODY, head_columns=1)])) == []
