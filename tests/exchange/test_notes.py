"""Practice notes become files that people read, and files become notes again; what is hostile is refused by name."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from enum import EnumType
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.notes import Filed, notes
from tests.exchange.texts import HOSTILE, wordings
from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.language import language
from visitplanner.domain import codec, note_bundles
from visitplanner.domain.kinds import Stage, TextState, Theme
from visitplanner.domain.note_bundles import Bundle, Records, Standing
from visitplanner.domain.records import (
    Attachment,
    City,
    Condition,
    Evidence,
    Place,
    PracticeNote,
    SourceLink,
)
from visitplanner.domain.wording import Wording, wording
from visitplanner.exchange import folder, sections
from visitplanner.exchange import notes as files

IN_ONE_FOLDER = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
ID = "0123456789abcdef" * 2


def records(*filed: Filed) -> Records:
    every = [one for each in filed for one in each.records]
    return {kind: [one for one in every if type(one) is kind] for kind in note_bundles.KINDS}


def nowhere(_sha: str) -> Path:
    raise Trouble("source", path="", detail="")


def note(**values: Any) -> Filed:
    made = PracticeNote(
        id=ID, space=ID, **{"code": "N1", "title": wording("en", en="Heat from the sea"), **values}
    )
    return Filed(made, (), None, None)


def send(to: Path, *filed: Filed, blob_path: Callable[[str], Path] = nowhere) -> tuple[Path, ...]:
    return files.write(to, note_bundles.bundles(records(*filed)), blob_path).files


def read(path: Path, spoken: str = "en") -> tuple[Bundle, ...]:
    return files.read(path, spoken).bundles


def said(path: Path, text: str, spoken: str = "en") -> dict[str, Any]:
    """What a file of this content says of its note."""
    (path / "note.md").write_text(text, "utf-8")
    (bundle,) = read(path / "note.md", spoken)
    return dict(bundle.note.values)


def refusal(path: Path, text: str) -> str:
    (path / "note.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(Refusal) as caught:
        read(path / "note.md")
    return language("en").say(caught.value.phrase)


# ---------------------------------------------------------------- there and back
@IN_ONE_FOLDER
@given(notes())
def test_a_note_comes_back_as_it_went(tmp_path: Path, filed: Filed) -> None:
    (path,) = send(tmp_path, filed)
    (bundle,) = read(path, "pl")
    (plan,) = note_bundles.plan([bundle], records(filed))
    assert (plan.standing, plan.deeds) == (Standing.SAME, ())
    (fresh,) = note_bundles.plan([bundle], {})
    made = {deed.id: deed.kind(id=deed.id, space=deed.space, **deed.values) for deed in fresh.deeds}
    assert made == {one.id: one for one in filed.records}
    path.unlink()


@given(st.dictionaries(st.sampled_from(sections.FIELDS), wordings(), max_size=4))
def test_any_texts_stand_side_by_side(words: dict[str, Wording]) -> None:
    found = sections.read(
        "\n" + sections.written(words) + sections.gallery("Photos", ["![x](<media/x.jpg>)"])
    )
    back = {name: {one.language: one for one in found if one.name == name} for name in words}
    for name, said in words.items():
        assert {tag: one.text for tag, one in back[name].items()} == dict(said.texts)
        assert {tag: one.state for tag, one in back[name].items() if one.state} == dict(said.states)
        assert [tag for tag, one in back[name].items() if one.original] == ([said.original] if said else [])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_its_file(tmp_path: Path, text: str) -> None:
    words = wording("en", en=text, ja=text)
    row = Evidence(id="1" * 32, space=ID, practice=ID, order=1, source=text, indicator=words)
    filed = Filed(
        note(title=words, summary=words, code=text, tags=(text, text), checked_by=text).note,
        (row,),
        None,
        None,
    )
    (path,) = send(tmp_path, filed)
    (plan,) = note_bundles.plan(read(path), records(filed))
    assert plan.standing is Standing.SAME


def test_traces_of_languages_come_back_too(tmp_path: Path) -> None:
    """An original without a text, the state of a text that was taken away."""
    filed = note(title=Wording({}, {}, "it"), summary=Wording({"en": "x"}, {"ja": TextState.CHECKED}, "en"))
    (path,) = send(tmp_path, filed)
    (bundle,) = read(path)
    assert bundle.note.values["title"] == Wording({"it": ""}, {}, "it")
    assert note_bundles.plan([bundle], records(filed))[0].standing is Standing.SAME


def test_the_file_is_for_reading(tmp_path: Path) -> None:
    city = City(
        id="a" * 32,
        space="a" * 32,
        country="JP",
        zone="Asia/Tokyo",
        name=wording("ja", ja="浜松市", en="Hamamatsu"),
    )
    words = Wording({"en": "Heat\n\n## Pumps", "ja": "海の熱"}, {"ja": TextState.CHECKED}, "en")
    filed = note(summary=words, theme=Theme.ENERGY, tags=("sea",), city=city.id, amount=1.5e6, sdgs=(7, 13))
    row = Condition(id="c" * 32, space=ID, practice=ID, order=1, text=wording("en", en="A harbour"))
    (path,) = send(tmp_path, Filed(filed.note, (row,), city, None))
    assert path.name == "N1-Heat-from-the-sea.md"
    text = path.read_text("utf-8")
    front, body = text.removeprefix("---\n").split("\n---\n")
    head = yaml.safe_load(front)
    assert head["format"] == "visitplanner practice note 1"
    assert (head["theme"], head["tags"], head["amount"], head["sdgs"]) == ("energy", ["sea"], 1.5e6, [7, 13])
    assert head["city"]["name"] == {"ja": {"text": "浜松市", "original": True}, "en": "Hamamatsu"}
    assert head["conditions"] == [
        {"id": "c" * 32, "sort": "condition", "text": {"en": {"text": "A harbour", "original": True}}}
    ]
    assert body == (
        "\n# Heat from the sea {#title.en .original}\n\n## Summary {#summary.en .original}\n\nHeat\n\n## Pumps\n\n"
        f"## {language('ja').gettext('Summary')} {{#summary.ja .checked}}\n\n海の熱\n\n"
    )


# ---------------------------------------------------------------- written by hand
BY_HAND = """\
---
language: it
city: Parma
theme: energy
stage: operating
sdgs: 7
conditions: [{text: Un porto}]
evidence:
  - {indicator: Risparmio, value: 12 %, year: 2025}
  - {indicator: {it: Calore, ja: 熱}}
---
# Calore dal mare

Una riga prima.

## Problema affrontato

Gas caro.

### Non è un campo

Altro.

## problem addressed:
"""


def test_a_note_may_be_written_by_hand(tmp_path: Path) -> None:
    problem = language("it").gettext("Problem addressed")
    (tmp_path / "note.md").write_text(
        BY_HAND.replace("Problema affrontato", problem).rsplit("\n## ", 1)[0], "utf-8"
    )
    (bundle,) = read(tmp_path / "note.md", "ja")
    values = bundle.note.values
    assert bundle.note.id == ""
    assert bundle.city is not None
    assert bundle.city.values["name"] == Wording({"it": "Parma"})
    assert (values["theme"], values["stage"], values["sdgs"]) == (Theme.ENERGY, Stage.OPERATING, (7,))
    assert values["title"] == Wording({"it": "Calore dal mare"})
    assert values["summary"] == Wording({"it": "Una riga prima."})
    assert values["problem"] == Wording({"it": "Gas caro.\n\n### Non è un campo\n\nAltro."})
    rows = [(row.kind, row.values["order"]) for row in bundle.rows]
    assert rows == [(Evidence, 1), (Evidence, 2), (Condition, 1)]
    assert bundle.rows[1].values["indicator"] == Wording({"it": "Calore", "ja": "熱"})
    assert "title" not in read(tmp_path / "note.md")[0].rows[2].values


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_title_is_enough(tmp_path: Path, ends: str) -> None:
    (tmp_path / "note.md").write_bytes("\ufeff# 海の熱\n".replace("\n", ends).encode())
    (bundle,) = read(tmp_path / "note.md", "ja")
    assert bundle.note.values == {"title": Wording({"ja": "海の熱"})}


def test_every_label_is_understood_in_every_language(tmp_path: Path) -> None:
    for code in ("en", "it", "ja", "nl", "sv", "pl", "cs"):
        for name in sections.FIELDS[1:]:
            words = language(code).gettext(note_bundles_label(name))
            assert said(tmp_path, f"# T\n\n## {words}\n\ntext\n", code)[name] == Wording({code: "text"}), (
                code,
                name,
            )


def note_bundles_label(name: str) -> str:
    from visitplanner.domain.field_words import field_word

    return field_word("practice_note", name)


def test_values_without_quotes_have_the_type_of_their_field(tmp_path: Path) -> None:
    values = said(
        tmp_path,
        "---\ntitle: 2026\ncode: 0123\ncurrency: no\nongoing: no\nstart: 2026\namount: 5\ntags: ~\n---\n",
    )
    assert values == {
        "title": Wording({"en": "2026"}), "code": "0123", "currency": "no", "ongoing": False, "start": "2026",
        "amount": 5.0, "tags": (),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("energy, sea", ("energy", "sea")), ('"energy, sea "', ("energy", "sea")), ("省エネ、海", ("省エネ", "海")),
        ("district heating", ("district heating",)), ("sea;, sea , no", ("sea", "no")), ("','", ()),
        ("[energy, 'sea, deep']", ("energy", "sea, deep")), ("\n- energy, sea", ("energy, sea",)),
        ("[null, ~, '', sea]", ("", "sea")), ("\n-\n- sea", ("sea",)),
    ],
)  # fmt: skip
def test_a_list_may_be_written_in_one_line(tmp_path: Path, written: str, tags: tuple[str, ...]) -> None:
    assert said(tmp_path, f"---\ntags: {written}\nsdgs: 7, 13\n---\n# T\n") == {
        "title": Wording({"en": "T"}), "tags": tags, "sdgs": (7, 13),
    }  # fmt: skip


def test_what_a_newer_version_may_have_is_left_out_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: T\nhologram: 3\nevidence: [{smell: x}]\n---\n## X {#noise.en}\n\nhm\n", "utf-8"
    )
    parcel = files.read(tmp_path, "en")
    assert [one.facts["name"] for one in parcel.told] == ["evidence 1, smell", "hologram", "noise"]
    assert parcel.bundles[0].note.values == {"title": Wording({"en": "T"})}


EDITED = {
    "line ends of Windows": "---\r\ncode: N1\r\n---\r\n# T\r\n\r\n## Summary\r\n\r\nA\r\nB\r\n",
    "line ends of old": "---\rcode: N1\r---\r# T\r\r## Summary\r\rA\rB\r",
    "marks of order": "\ufeff\ufeff---\ncode: N1\n---\n# T\n\nA\nB\n",
    "blank lines first": "\n \n---\ncode: N1\n---\n# T\n\nA\nB\n",
    "blanks behind hyphens": "--- \ncode: N1\n---\t \n# T\n\nA\nB\n",
    "more hyphens": "-----\ncode: N1\n----\n# T\n\nA\nB\n",
    "an end of dots": "---\ncode: N1\n...\n# T\n\nA\nB\n",
    "tabs": "---\ncode:\tN1\t# a remark\n---\n# T\n\nA\nB\n",
    "a field without its language": "---\ncode: N1\n---\n# T {#title}\n\n## X {#summary}\nA\nB\n",
    "a text under the title": "---\ncode: N1\n---\n# T {#title.en}\n\nA\nB\n\n## X {#media}\n\nx\n",
    "blank lines under the title": "---\ncode: N1\n---\n# T {#title.en}\n\n\n\n## X {#summary.en}\n\nA\nB\n",
}  # fmt: skip


@pytest.mark.parametrize("text", EDITED.values(), ids=EDITED.keys())
def test_what_editors_do_to_a_note_changes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "note.md").write_bytes(text.encode())
    parcel = files.read(tmp_path / "note.md", "en")
    assert parcel.bundles[0].note.values == {
        "code": "N1", "title": Wording({"en": "T"}), "summary": Wording({"en": "A\nB"}),
    }  # fmt: skip
    assert parcel.told == ()


def test_headings_named_for_other_reasons_belong_to_their_text(tmp_path: Path) -> None:
    values = said(tmp_path, "# T\n\nA\n\n## Intro {#intro}\n\nB\n")
    assert values["summary"] == Wording({"en": "A\n\n## Intro {#intro}\n\nB"})


def test_a_line_of_hyphens_may_begin_a_text(tmp_path: Path) -> None:
    assert said(tmp_path, "---\n\n# T\n\nA\n")["summary"] == Wording({"en": "---\n\n\nA"})


NORWAY = "---\ncity: {name: Oslo, country: NO}\ncurrency: NOK\ntags: [no, NO, off, y, 1.0, 1e3, 12:30]\nongoing: Yes\n"


def test_yaml_makes_no_truths_or_numbers_of_words(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(f"{NORWAY}---\n# T\n", "utf-8")
    (bundle,) = read(tmp_path)
    assert bundle.city is not None
    assert bundle.city.values["country"] == "NO"
    assert bundle.note.values["tags"] == ("no", "NO", "off", "y", "1.0", "1e3", "12:30")
    assert bundle.note.values["ongoing"] is True


LINES = {
    "a tab": "code: N1\ncity:\n\tname: Parma", "an anchor": "code: N1\n\ntitle: &a x", "a tag": "\n\ntitle: !Important",
    "a star": "code: N1\n\ntags: [*bold*]", "at": "code: N1\n\ntitle: @city", "a colon": "\n\ntitle: Heat: the sea",
    "a number sign": "code: é\n\ntitle: #1", "a number sign further on": "code: N1\ncity:\n  name:  #1",
    "a list as a name": "code: N1\n\n? [a]\n: b", "a blank of Japan": "code: N1\ncity:\n\u3000name: Parma",
    "a blank that does not break": "code: N1\ncity:\n\u00a0name: Parma", "control": "code: 熱\n\ntitle: \x07",
}  # fmt: skip


@pytest.mark.parametrize("front", LINES.values(), ids=LINES.keys())
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, front: str) -> None:
    assert refusal(tmp_path, f"---\n{front}\n---\n# T\n").startswith("note.md, line 4 cannot be read.")


def test_remarks_of_yaml_are_no_values(tmp_path: Path) -> None:
    values = said(
        tmp_path, "---\ncode: # none yet\ntags:\n# all of them\n- a # the first\nowner_body: ''\n---\n# T\n"
    )
    assert (values["code"], values["tags"]) == ("", ("a",))


@pytest.mark.parametrize(
    "text", ["---\ncode: N1\n# T\n", "---\ncode: N1\n\n# T\n\nA\n", "\ufeff--- \ncity:\n name: x\n"]
)
def test_fields_without_an_end_are_refused(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text) == (
        "note.md: the fields at the beginning have no end, a line of three hyphens."
    )


# ---------------------------------------------------------------- refused by name
WRONG = {
    "theme": "theme: fire",
    "sdgs": "sdgs: [7, x]",
    "amount": "amount: .inf",
    "amount_year": "amount_year: 20.5",
    "ongoing": "ongoing: perhaps",
    "checked_on": "checked_on: 2026-13-01",
    "tags": "tags: {a: b}",
    "code": "code: [1]",
    "id": "id: ../../etc",
    "language": "language: English",
    "title": "title: [a]",
    "evidence": "evidence: {a: b}",
    "evidence 1, year": "evidence: [{year: soon}]",
    "evidence 1, id": "evidence: [{id: 1}]",
    "media 1, file": "media: [{file: ../x.jpg}]",
    "media 1, sha256": "media: [{sha256: abc}]",
    "city.name": "city: {zone: x}",
    "site.id": "site: {id: 7, name: x}",
    "summary.de.state": "summary: {de: {text: a, state: perfect}}",
    "summary.de.original": "summary: {de: {text: a, original: perhaps}}",
    "summary": "summary: {en/..: a}",
    "amount_year ": "amount_year: 99999999999999999999",
    "amount ": "amount: 1.500.000",
    "checked_on ": "checked_on: 9.11.2026",
    "evidence_not_yet": "evidence_not_yet: ja",
}


@pytest.mark.parametrize(("name", "line"), WRONG.items(), ids=WRONG.keys())
def test_a_wrong_value_is_refused_with_file_and_field(tmp_path: Path, name: str, line: str) -> None:
    told = refusal(tmp_path, f"---\n{line}\n---\n# T\n")
    assert told.startswith(f"note.md: “{name.strip()}” cannot be “"), told


OUTSIDE = (
    "/etc/passwd", "media/../x", "media/a/b", "media/..", "media/.x", "media/C:x", "media/con.jpg", "media/", "C:\\x",
    "media\\x", "media/a\\b", "other/x.jpg", "media/x\x07.jpg", "media/" + "x" * 300, "media/x\u202e.jpg",
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_name_of_a_photo_leads_anywhere(tmp_path: Path, path: str) -> None:
    quoted = yaml.safe_dump(path, default_style='"').strip()
    told = refusal(tmp_path, f"---\nmedia: [{{file: {quoted}}}]\n---\n# T\n")
    assert "media 1, file" in told


HOSTILE_FRONT = {
    "aliases": "a: &a [x]\nb: *a", "an anchor": "title: &a x", "a tag": "title: !!python/object/apply:os.system [ls]",
    "our own tag": "title: !x y", "deep": "title: " + "[" * 5000, "deep and closed": "tags: " + "[" * 50 + "]" * 50,
    "twice": "code: a\ncode: b", "a list": "- a\n- b", "a scalar": "hello", "a list as a key": "? [a]\n: b",
    "broken": "a: b: c", "a tab": "a:\n\t- b", "laughs": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "control": "a: \x01",
    "no title": "code: N1", "newer": "format: visitplanner practice note 2", "another format": "format: recipe 1",
    "surrogates": "code: \ud800",
}  # fmt: skip


@pytest.mark.parametrize("front", HOSTILE_FRONT.values(), ids=HOSTILE_FRONT.keys())
def test_hostile_front_matter_is_refused_by_name(tmp_path: Path, front: str) -> None:
    title = "" if front.startswith("code: N1") else "# T\n"
    assert "note.md" in refusal(tmp_path, f"---\n{front}\n---\n{title}")


LONG = {
    "marks of a heading": "## " + "#" * 900_000 + "." * 900_000, "spaces": "## " + " " * 900_000 + ".",
    "braces": "# a " + "{#a .b " * 200_000, "marks": "# a {#summary.en" + " .b" * 400_000,
    "headings": "## Summary\n" * 100_000, "backslashes": "\\" * 900_000 + "## x", "fences": "```\n" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("body", LONG.values(), ids=LONG.keys())
def test_long_nonsense_is_read_in_little_time(tmp_path: Path, body: str) -> None:
    before = process_time()
    assert said(tmp_path, f"# T\n\n{body}\n")
    assert process_time() - before < 3


def test_links_folders_and_giants_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("# secret\n")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for make in (
        lambda path: path.symlink_to(tmp_path / "secret"), Path.mkdir, os.mkfifo,
        lambda path: path.write_bytes(b"# T\n" + b" " * files.LARGEST),
    ):  # fmt: skip
        make(inbox / "a.md")
        with pytest.raises(Refusal, match="file"):
            read(inbox)
        (inbox / "a.md").rename(tmp_path / f"done{len(list(tmp_path.iterdir()))}")
    with pytest.raises(Refusal):
        read(inbox)
    with pytest.raises(Trouble):
        read(inbox / "none.md")


def test_a_photo_may_be_called_as_people_call_them(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "-1 Hafen & Meer (2).JPG").write_bytes(b"x")
    (tmp_path / "note.md").write_text(
        "---\nmedia: [{file: 'media/-1 Hafen & Meer (2).JPG'}]\n---\n# T\n", "utf-8"
    )
    assert list(files.read(tmp_path, "en").media.values()) == [tmp_path / "media" / "-1 Hafen & Meer (2).JPG"]


def test_a_folder_that_cannot_be_read_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(Trouble):
        read(tmp_path)


def test_a_linked_photo_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "media" / "x.jpg").symlink_to(tmp_path / "secret.jpg")
    text = "---\nmedia: [{file: media/x.jpg}]\n---\n# T\n"
    assert "link" in refusal(tmp_path, text)
    (tmp_path / "media").rename(tmp_path / "elsewhere")
    (tmp_path / "media").symlink_to(tmp_path / "elsewhere")
    assert "link" in refusal(tmp_path, text)


def test_a_note_is_in_one_file_only(tmp_path: Path) -> None:
    (path,) = send(tmp_path, note())
    path.with_name("copy.md").write_bytes(path.read_bytes())
    with pytest.raises(Refusal):
        read(tmp_path)


@IN_ONE_FOLDER
@given(st.binary(max_size=60), st.integers(0, 1500))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, damage: bytes, at: int) -> None:
    (path,) = send(tmp_path, note(summary=wording("en", en="Heat", ja="熱")))
    content = path.read_bytes()
    path.write_bytes(content[:at] + damage + content[at + len(damage) :])
    with contextlib.suppress(Refusal):
        files.read(path, "en")
    path.write_bytes(content)


# ---------------------------------------------------------------- files in their folder
@pytest.mark.parametrize(("title", "name"), [
    ("", "N1"), ("../../etc/passwd", "N1-..-..-etc-passwd"), ("CON", "N1-CON"), ("a" * 300, "N1-" + "a" * 77),
    ("熱" * 300, "N1-" + "熱" * 59), ("x\x00\u202e\ny", "N1-x-y"), ("a/b\\c:d*e?f\"g<h>i|j", "N1-a-b-c-d-e-f-g-h-i-j"),
])  # fmt: skip
def test_names_of_files_are_safe_everywhere(tmp_path: Path, title: str, name: str) -> None:
    (path,) = send(tmp_path, note(title=wording("en", en=title)))
    assert path == tmp_path / f"{name}.md"


@pytest.mark.parametrize("code", ["", ".", "..", "-", "con", "NUL.txt", "   "])
def test_a_name_is_made_where_there_is_none(tmp_path: Path, code: str) -> None:
    (path,) = send(tmp_path, note(code=code, title=Wording()))
    assert path.parent == tmp_path
    assert folder.is_safe(path.name), path.name


def test_a_note_stays_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "N1-heat-from-the-sea.md").write_text("somebody else's")
    (first,) = send(tmp_path, note())
    assert first.name == "N1-Heat-from-the-sea-2.md"
    (again,) = send(tmp_path, note(title=wording("en", en="Another title")))
    assert again == first
    assert len(list(tmp_path.iterdir())) == 2


def test_photos_travel_beside_their_note(tmp_path: Path) -> None:
    content = b"not really a JPEG"
    sha = sha256(content).hexdigest()
    (tmp_path / "blob").write_bytes(content)
    photo = Attachment(
        id="d" * 32, space=ID, owner=ID, blob=sha, name="Hafen & Meer.jpg", media_type="image/jpeg", order=1
    )
    lost = Attachment(
        id="e" * 32, space=ID, owner=ID, blob="0" * 64, name="lost.png", media_type="image/png", order=2
    )
    filed = Filed(note().note, (photo, lost), None, None)
    where = {sha: tmp_path / "blob"}
    sent = files.write(
        tmp_path / "out", note_bundles.bundles(records(filed)), lambda sha: where.get(sha, tmp_path / "none")
    )
    assert sent.missing == ("lost.png",)
    assert (tmp_path / "out/media/N1-Heat-from-the-sea-1.jpg").read_bytes() == content
    assert "![N1-Heat-from-the-sea-1.jpg](<media/N1-Heat-from-the-sea-1.jpg>)" in sent.files[0].read_text(
        "utf-8"
    )
    parcel = files.read(tmp_path / "out", "en")
    assert list(parcel.media) == [sha]
    assert note_bundles.plan(parcel.bundles, records(filed))[0].standing is Standing.SAME
    assert files.media_content(parcel.media[sha]) == content

    (tmp_path / "out/media/N1-Heat-from-the-sea-1.jpg").write_bytes(b"cropped")
    parcel = files.read(tmp_path / "out", "en")
    assert [row.values["blob"] for row in parcel.bundles[0].rows] == [
        sha256(b"cropped").hexdigest(),
        "0" * 64,
    ]
    (tmp_path / "out/media/N1-Heat-from-the-sea-1.jpg").unlink()
    parcel = files.read(tmp_path / "out", "en")
    assert [row.values["blob"] for row in parcel.bundles[0].rows] == [sha, "0" * 64]
    assert len(parcel.told) == 1


def test_a_folder_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble):
        send(tmp_path / "file", note())


def test_progress_is_told_and_may_stop(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise StoppedError

    two = [note(), Filed(PracticeNote(id="f" * 32, space="f" * 32, code="N2"), (), None, None)]
    bundles = note_bundles.bundles(records(*two))
    with pytest.raises(StoppedError):
        files.write(tmp_path, bundles, nowhere, stop)
    assert len(list(tmp_path.iterdir())) == 1


def test_every_register_of_a_note_and_its_rows_is_in_the_file(tmp_path: Path) -> None:
    rows = tuple(kind(id=f"{n:032x}", space=ID, **{note_bundles.owner_field(kind): ID}) for n, kind in enumerate(
        (Evidence, Condition, SourceLink, Attachment)))  # fmt: skip
    (path,) = send(tmp_path, Filed(note().note, rows, None, None))
    head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    for name, kind in {"": PracticeNote, **note_bundles.ROWS}.items():
        there = head[name][0] if name else head
        wanted = {*codec.registers(kind)} - {"practice", "owner", "order"}
        assert {{"blob": "sha256"}.get(one, one) for one in wanted} <= there.keys()
    assert Place not in note_bundles.ROWS.values()


# ---------------------------------------------------------------- the document
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "notes-format.md"


def test_the_documented_example_is_a_note(tmp_path: Path) -> None:
    example = DOCUMENT.read_text("utf-8").split("```markdown\n")[1].split("```")[0]
    (tmp_path / "note.md").write_text(example, "utf-8")
    parcel = files.read(tmp_path / "note.md", "en")
    values = parcel.bundles[0].note.values
    assert values["title"] == Wording(
        {"en": "Heat from the sea", "ja": "海の熱"}, {"ja": TextState.CHECKED}, "en"
    )
    assert values["summary"]["en"] == "Sea water of 8 °C heats 3,000 flats."
    assert [row.kind for row in parcel.bundles[0].rows] == [Evidence, Attachment]
    assert [one.msgid for one in parcel.told] == ["{file}: {photo} is not there."]


def test_the_document_names_every_field_and_every_choice() -> None:
    text = DOCUMENT.read_text("utf-8")
    for kind in (PracticeNote, *note_bundles.ROWS.values()):
        names = {*codec.registers(kind), *codec.wordings(kind)} - {"practice", "owner", "blob"}
        for name in names:
            assert f"`{name}`" in text, name
            if name in codec.registers(kind) and isinstance(codec.item_type(kind, name), EnumType):
                assert all(f"`{one.value}`" in text for one in codec.item_type(kind, name)), name
