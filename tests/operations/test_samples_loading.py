"""The sample visits in a library: loaded in one gesture, the same on every laptop, removed in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageStat

from tests.made_once import NOW, let_go, opened
from visitplanner.base.phrases import phrase
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.records import KINDS, Attachment, Observation, Place, Session, Visit
from visitplanner.operations import fields, observations, samples, sessions, visits
from visitplanner.operations.samples.pictures import photos
from visitplanner.operations.samples.records import records
from visitplanner.store import snapshots
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

ANA, BEN = (Identity(author * 32, author) for author in "ab")
TAKEN = datetime(2026, 11, 10, 14, 31, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def library(sample_library: Path) -> Iterator[Library]:
    library = opened(sample_library, ANA)
    yield library
    let_go(library)


def visit_of(library: Library, code: str) -> Visit:
    return next(one for one in library.read(snapshots.all_of, Visit) if one.code == code)


def remove(library: Library) -> None:
    with library.edit(phrase(samples.REMOVE), now=NOW) as edit:
        samples.remove(edit)


def everything(library: Library) -> set[tuple[str, str]]:
    return {(name, one.id) for name, kind in KINDS.items() for one in library.read(snapshots.all_of, kind)}


def test_what_is_read_back_is_what_was_authored(library: Library) -> None:
    kept = {one.id: one for kind in KINDS.values() for one in library.read(snapshots.all_of, kind)}
    for one in records():
        assert kept[one.id] == one


def test_both_visits_stand_in_the_library(library: Library) -> None:
    later, earlier = library.read(snapshots.library, NOW.replace(day=23))
    assert (later.code, later.state, later.overlaps, later.sample) == (
        "EU-2027-04",
        VisitState.PLANNED,
        1,
        True,
    )
    assert (earlier.code, earlier.state, earlier.people) == ("JP-2026-11", VisitState.OVER, 28)
    assert 50 < (later.ready or 0) < 100


def test_the_snapshot_carries_the_golden_thread(library: Library) -> None:
    seen = library.read(snapshots.visit_snapshot, visit_of(library, "JP-2026-11").id)
    assert seen
    assert (len(seen.objectives), len(seen.questions), len(seen.observations)) == (5, 7, 22)
    assert (len(seen.decisions), len(seen.actions)) == (7, 6)
    assert {milestone.action for milestone in seen.milestones} & {action.id for action in seen.actions}
    assert seen.cooperation
    assert seen.cooperation.code == "EU-JP"
    assert all(one.practice in seen.practices for one in seen.observations if one.practice)


def test_two_laptops_samples_are_the_same_records_with_the_same_history(
    library: Library, tmp_path: Path
) -> None:
    other = opened(tmp_path / "b", BEN)
    samples.load_records(other, now=NOW.replace(day=12))
    for space in {one.space for one in records()}:
        mine, theirs = library.changes(space), other.changes(space)
        assert [one.hash for one in mine] == [one.hash for one in theirs]
        assert {one.replica for one in mine}.isdisjoint({"a" * 32, "b" * 32})
        assert other.receive(mine, now=NOW).new == 0
    let_go(other)


def test_loading_again_changes_nothing(library: Library) -> None:
    visit = visit_of(library, "JP-2026-11")
    with library.edit(phrase("Test"), now=NOW, visit=visit.id) as edit:
        fields.write_text(edit, Visit, visit.id, "title", "en", "Mine now")
    before = library.changes(visit.space)
    samples.load_records(library, now=NOW)
    assert library.changes(visit.space) == before
    assert visit_of(library, "JP-2026-11").title["en"] == "Mine now"


def test_loading_cannot_be_undone_by_accident(library: Library) -> None:
    assert library.undo_label(visit_of(library, "JP-2026-11").id) is None


def test_removing_takes_all_of_it_and_what_was_written_into_it(library: Library) -> None:
    visit = visit_of(library, "JP-2026-11")
    with library.edit(phrase("Test"), now=NOW, visit=visit.id) as edit:
        observations.note(edit, visit.id, "A note of mine", language="en")
    remove(library)
    assert everything(library) == set()
    assert library.find("Hamamatsu").hits == ()


def test_removing_leaves_what_is_not_sample_and_what_that_refers_to(library: Library) -> None:
    hall = next(one for one in library.read(snapshots.all_of, Place) if one.name["en"] == "Tamana City Hall")
    today = NOW.date()
    with library.edit(phrase("Test"), now=NOW) as edit:
        mine = visits.create(
            edit,
            title="Ours",
            language="en",
            start=today,
            end=today,
            zone="Asia/Tokyo",
            home_zone="Asia/Tokyo",
        )
        item = sessions.add(edit, mine, title="Meeting", language="en")
        sessions.set_place(edit, item, hall.id)
    remove(library)
    left = {(kind, id) for kind, id in everything(library) if kind != "indicator"}
    shared = {("place", hall.id), ("city", hall.city), ("organisation", hall.organisation)}
    assert left == {("visit", mine), ("session", item), *shared}


def test_after_removing_they_can_be_loaded_afresh(library: Library) -> None:
    item = library.read(snapshots.all_of, Session)[0]
    with library.edit(phrase("Test"), now=NOW, visit=item.visit) as edit:
        edit.set(Session, item.id, minutes=item.minutes + 5)
    remove(library)
    samples.load_records(library, now=NOW)
    kept = {one.id: one for kind in KINDS.values() for one in library.read(snapshots.all_of, kind)}
    assert kept == {one.id: one for one in records()}


def test_removing_is_one_gesture_that_can_be_undone(library: Library) -> None:
    visit, before = visit_of(library, "JP-2026-11"), everything(library)
    remove(library)
    library.undo(visit.id, now=NOW)
    assert everything(library) == before


# ---------------------------------------------------------------------- photos
@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Photos of the right names and times, painted in no time: the pictures themselves have a test below."""

    def made(name: str, taken_at: datetime) -> bytes:
        output = BytesIO()
        Image.new("RGB", (8, 6), (len(name) * 9 % 256, taken_at.minute, 90)).save(output, "JPEG")
        return output.getvalue()

    monkeypatch.setattr(photos, "made", made)


def test_photos_hang_on_their_records(library: Library, small: None) -> None:
    seen: list[tuple[int, int]] = []
    samples.load_photos(library, now=NOW, progress=lambda done, every: seen.append((done, every)))
    hung = library.read(snapshots.all_of, Attachment)
    assert {one.name for one in hung} == set(photos.SCENES)
    assert all(library.blob_path(one.blob).is_file() and library.thumbnail(one.blob) for one in hung)
    assert seen == [(n, 12) for n in range(1, 13)]
    owners = {one.owner for one in hung}
    assert owners & {one.id for one in library.read(snapshots.all_of, Observation)}
    assert library.undo_label(visit_of(library, "JP-2026-11").id) is None
    samples.load_photos(library, now=NOW, progress=lambda done, every: seen.append((done, every)))
    assert len(seen) == 12


def test_photos_that_differ_between_laptops_contradict_nothing(
    library: Library, tmp_path: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.load_photos(library, now=NOW)
    other = opened(tmp_path / "b", BEN)
    samples.load_records(other, now=NOW)
    monkeypatch.setattr(photos, "QUALITY", 40)
    same = photos.made
    monkeypatch.setattr(photos, "made", lambda name, taken_at: same(name + "x", taken_at))
    samples.load_photos(other, now=NOW)
    for space in {one.space for one in records() if isinstance(one, Attachment)}:
        received = other.receive(library.changes(space), now=NOW)
        assert not received.quarantined
    let_go(other)


@pytest.mark.parametrize("name", ["lake-solar.jpg", "message-account.jpg", "solar-canopy.jpg"])
def test_a_photo_is_twelve_megapixels_with_time_and_orientation(name: str) -> None:
    data = photos.made(name, TAKEN)
    assert data == photos.made(name, TAKEN)
    with Image.open(BytesIO(data)) as image:
        assert image.width * image.height == 12_000_000
        assert image.width > image.height, "as the sensor saw it"
        exif = image.getexif()
        assert exif[0x0112] == photos.SCENES[name].held
        assert exif.get_ifd(0x8769)[0x9003] == "2026:11:10 14:31:00"
        assert exif.get_ifd(0x8769)[0x9011] == "+09:00"
        image.draft("RGB", (500, 375))
        assert min(ImageStat.Stat(image).stddev) > 20, "something is to be seen"


def test_a_photo_shows_with_the_sky_up(library: Library) -> None:
    blob = library.add_photo(photos.made("solar-canopy.jpg", TAKEN), now=NOW, name="solar-canopy.jpg")
    assert blob.taken_at
    assert blob.taken_at.strftime("%H:%M") == "14:31"
    with Image.open(BytesIO(library.thumbnail(blob.sha))) as small:
        above, below = (
            small.crop((0, 0, small.width, 40)),
            small.crop((0, small.height - 40, small.width, small.height)),
        )
        assert sum(ImageStat.Stat(above).mean) > sum(ImageStat.Stat(below).mean)


def test_every_photo_of_the_files_is_a_scene_and_every_scene_is_used() -> None:
    assert {one.name for one in records() if isinstance(one, Attachment)} == set(photos.SCENES)
