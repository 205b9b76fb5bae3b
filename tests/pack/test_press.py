"""Whole packs: everything of the programme is in them, in order, in every language, whatever people typed."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.pack import structure
from tests.pack.visits import NO_PRINTS, NOW, every_kind, leg, printed, session, snapshot, words
from visitplanner.base.errors import Trouble
from visitplanner.base.files import write_file
from visitplanner.base.language import LANGUAGES
from visitplanner.domain import programme
from visitplanner.domain.kinds import BookingKind
from visitplanner.domain.records import Booking, Leg, Track, Visit
from visitplanner.domain.wording import wording
from visitplanner.pack.edition import Edition, Paper, Section, file_name
from visitplanner.pack.press import press
from visitplanner.pack.report import report


def text_of(data: bytes) -> str:
    """The text of all pages, as a reader copies it."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def dense(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_stands_in_the_pack_in_order_with_its_times(language: str) -> None:
    visit = every_kind()
    data = printed(visit, language, sections=(Section.DAYS,))
    text, place = dense(text_of(data)), 0
    for slot in programme.slots(visit):
        title = slot.item.title.pick(language, "en").text
        start = f"{slot.start:%H:%M}" if slot.start else ""
        end = f"{slot.end:%H:%M}" if slot.end else ""
        found = text.find(dense(f"{start}{end}"), place) if start else place
        named = text.find(dense(title), found)
        assert -1 < found <= named, f"{slot.id}: {start}–{end} {title} is not where it should be"
        place = named
    assert structure.check(data) == []


@pytest.mark.parametrize("language", ["it", "ja"])
def test_a_whole_pack_is_sound_for_readers_and_archives(language: str, tmp_path: Path) -> None:
    data = printed(every_kind(), language)
    assert structure.check(data) == []
    file = tmp_path / "pack.pdf"
    file.write_bytes(data)
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:]), fonts


def test_the_same_visit_makes_the_same_bytes() -> None:
    assert printed(every_kind(), "ja") == printed(every_kind(), "ja")


def test_letter_paper_has_letter_pages() -> None:
    with pypdfium2.PdfDocument(printed(every_kind(), paper=Paper.LETTER)) as document:
        assert {tuple(map(round, page.get_size())) for page in document} == {(612, 792)}


def test_an_empty_visit_still_makes_a_pack() -> None:
    bare = replace(snapshot([]), visit=Visit(id="v", space="v"), days=(), participations=(), practices={})
    assert structure.check(printed(bare)) == []


def test_a_full_day_goes_on_on_the_next_page() -> None:
    crowded = [
        session(f"n{n}", 9, f"{6 + n // 2:02d}:{30 * (n % 2):02d}", 25, place="hall") for n in range(34)
    ]
    data = printed(snapshot(crowded), sections=(Section.DAYS,))
    text = text_of(data)
    assert "(continued)" in text
    assert [int(n) for n in re.findall(r"Session n(\d+)", text)] == list(range(34))
    assert structure.check(data) == []


def test_the_head_of_the_hosts_is_not_called_head_of_the_delegation() -> None:
    visit = snapshot([])
    one, other = visit.participations
    visit = replace(visit, participations=(one, replace(other, head=True)))
    text = dense(text_of(printed(visit, sections=(Section.PEOPLE,))))
    assert text.count(dense("Head of delegation")) == 1
    assert text.index(dense("Head of the hosts")) > text.index(dense("Counterparts"))


HOSTILE = [
    "AT&T <b>unclosed <img src='/etc/passwd'> 5 <x> y",
    "𠮷野家と﨑と神と葛󠄀 🇯🇵 👩‍👩‍👧 \u202eabc\u202c",
    "x" * 10_000,
    "日本語" * 3_000,
    "https://example.org/" + "a/" * 400,
    "\t\n\r a \x0b\x0c b  ",
    "[[DEFERRED]] %late0% (paren\\) ]]>",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_printed_unharmed(text: str) -> None:
    visit = snapshot([session("one", 9, "10:00", place="hall", title=words(text), description=words(text))])
    note = replace(
        visit.practices["note"], title=words(text), problem=words(text), tags=(text,), partners=(text,)
    )
    visit = replace(
        visit, practices={"note": note}, visit=replace(visit.visit, title=words(text), code=text[:40])
    )
    data = printed(visit)
    assert structure.check(data) == []
    shown = dense(text_of(data))
    for piece in re.findall(r"[A-Za-z0-9<>&'/_]{3,40}|[一-龯]{2,20}", text)[:20]:
        assert dense(piece) in shown, piece


def test_a_missing_language_is_marked_and_reported() -> None:
    visit = snapshot([session("one", 9, "10:00", title=wording("en", en="Only English"))])
    text = text_of(printed(visit, "ja"))
    assert "Only English [EN]" in text
    found = report(visit, Edition(language="ja", now=NOW)).lacking
    assert [(one.kind, one.id, one.field) for one in found if one.kind == "session"] == [
        ("session", "one", "title")
    ]


def test_a_sign_without_a_glyph_is_printed_as_its_number_and_reported() -> None:
    visit = snapshot([session("one", 9, "10:00", title=words("Smile 😀"))])
    assert "[U+1F600]" in text_of(printed(visit))
    assert report(visit, Edition(language="en", now=NOW)).undrawable[0].characters == ("😀",)


def test_a_flight_across_zones_prints_both_local_times() -> None:
    data = printed(every_kind(), sections=(Section.DAYS,))
    text = dense(text_of(data))
    assert "10:15JST" in text
    assert "14:05CET" in text


def test_a_leg_without_an_arrival_prints_its_departure() -> None:
    journey = leg("open", 9, "08:11", "")
    assert isinstance(journey, Leg)
    assert "08:11" in text_of(printed(snapshot([], [journey]), sections=(Section.DAYS,)))


def test_two_weeks_take_two_overview_pages() -> None:
    base = every_kind()
    longer = replace(base, visit=replace(base.visit, end=date(2026, 11, 22)))
    with pypdfium2.PdfDocument(printed(longer, sections=(Section.OVERVIEW,))) as document:
        assert len(document) == 2


def test_cancelling_abandons_the_work() -> None:
    class EnoughError(Exception):
        pass

    def stop(page: int, _total: int) -> None:
        if page == 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        press(every_kind(), Edition(language="en", now=NOW), NO_PRINTS, stop)


def test_an_unwritable_target_says_so_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "there" / "pack.pdf"
    with pytest.raises(Trouble) as caught:
        write_file(b"new", target)
    assert caught.value.kind == "target"
    folder = tmp_path / "pack.pdf"
    folder.mkdir()
    (folder / "old").write_text("old")
    with pytest.raises(Trouble):
        write_file(b"new", folder)
    assert (folder / "old").read_text() == "old"
    assert os.listdir(tmp_path) == ["pack.pdf"]  # noqa: PTH208 - names only


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")
    write_file(b"new", target)
    assert target.read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_name_is_safe_everywhere() -> None:
    edition = Edition(language="ja", now=NOW)
    assert file_name("JP-2026-11", edition) == "JP-2026-11_pack_ja.pdf"
    assert file_name("../con:<>\x00", edition) == "con_pack_ja.pdf"
    assert file_name("", edition) == "visit_pack_ja.pdf"


def test_a_day_names_the_group_that_goes_and_what_is_booked() -> None:
    own = {"space": "v" * 32, "visit": "v" * 32}
    nights = {"kind": BookingKind.HOTEL, "start": date(2026, 11, 9), "end": date(2026, 11, 10)}
    day = {"kind": BookingKind.VEHICLE, "start": date(2026, 11, 10), "end": date(2026, 11, 10)}
    visit = snapshot(
        [session("s1", 9, "09:00", track="t1")],
        [leg("l1", 9, "11:00", "11:30", track="t2")],
        tracks=(Track(id="t1", order="1", **own), Track(id="t2", order="2", title=words("Energy"), **own)),
        bookings=(Booking(id="b1", title=words("Rooms"), **own, **nights), Booking(id="b2", **own, **day)),
    )
    english = text_of(printed(visit, "en", sections=(Section.DAYS,)))
    assert [english.count(one) for one in ("Group A", "Group B · Energy", "Hotel: Rooms")] == [1, 1, 1]
    assert english.index("Hotel: Rooms") < english.index("Day 2") < english.rindex("Vehicle")
    japanese = text_of(printed(visit, "ja", sections=(Section.DAYS,)))
    assert "日本語Energy" in japanese
    assert "日本語Rooms" in japanese
