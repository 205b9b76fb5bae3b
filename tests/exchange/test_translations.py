"""Texts go to translators and come back: the same in both forms, whatever is written in them; hostile files do not."""

from __future__ import annotations

import contextlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.texts import HOSTILE, states, texts
from visitplanner.base.errors import Refusal
from visitplanner.base.language import language
from visitplanner.domain import translations as plans
from visitplanner.domain import worklist
from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Fate, Form, Translations, Unit
from visitplanner.domain.wording import Wording
from visitplanner.domain.worklist import Entry
from visitplanner.exchange import translations

BOTH = ("po", "xliff")


def entry(wording: Wording, id: str = "1" * 32, about: object = None) -> Entry:
    return Entry("practice_note", id, "summary", wording, worklist.PRACTICES, about)


def words(source: str, target: str = "", state: TextState | None = None) -> Wording:
    both = {"en": source, "ja": target} if target else {"en": source}
    return Wording(both, {"ja": state} if state else {}, "en")


def there_and_back(wording: Wording, form: Form, **more: object) -> Translations:
    return translations.read(translations.export([entry(wording)], "en", "ja", form, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", BOTH)
@given(source=texts.filter(bool), target=texts, state=states)
def test_a_text_comes_back_as_it_went(form: Form, source: str, target: str, state: TextState) -> None:
    found = there_and_back(words(source, target, state if target else None), form)
    unit = Unit("practice_note", "1" * 32, "summary", source, target, state if target else TextState.NONE)
    assert (found.source, found.target) == ("en", "ja")
    assert [replace(one, state=unit.state) if not target else one for one in found.units] == [unit]


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_and_no_remark_breaks_the_file(form: Form, text: str) -> None:
    found = there_and_back(
        words(text, text, TextState.MACHINE), form, remarks=lambda _entry: (text, "state: checked")
    )
    assert [(one.source_text, one.target_text, one.state) for one in found.units] == [
        (text, text, TextState.MACHINE)
    ]


@pytest.mark.parametrize("form", BOTH)
def test_what_the_store_mends_is_mended(form: Form) -> None:
    found = there_and_back(words("half \ud83d\0 \r\n end\r"), form)
    assert found.units[0].source_text == "half \ufffd \n end\n"


@pytest.mark.parametrize("form", BOTH)
@given(st.lists(st.tuples(texts.filter(bool), texts), min_size=1, max_size=6))
def test_units_keep_their_order_and_number(form: Form, pairs: list[tuple[str, str]]) -> None:
    entries = [entry(words(source, target), id=f"{n:032x}") for n, (source, target) in enumerate(pairs)]
    found = translations.read(translations.export(entries, "en", "ja", form))
    assert [(one.id, one.source_text, one.target_text) for one in found.units] == [
        (f"{n:032x}", source, target) for n, (source, target) in enumerate(pairs)
    ]


@pytest.mark.parametrize("form", BOTH)
def test_nothing_to_translate_is_said(form: Form) -> None:
    for wording in (Wording({"it": "Ciao"}, {}, "it"), Wording({"ja": "題", "en": "Title"}, {}, "ja")):
        with pytest.raises(Refusal):
            translations.export([entry(wording)], "en", "ja", form)


@pytest.mark.parametrize("form", BOTH)
def test_a_text_is_found_under_a_finer_tag(form: Form) -> None:
    wording = Wording({"en-GB": "Colour", "ja-JP": "色"}, {"ja-JP": TextState.CHECKED}, "en-GB")
    found = there_and_back(wording, form)
    assert found.units == (Unit("practice_note", "1" * 32, "summary", "Colour", "色", TextState.CHECKED),)
    assert [one.fate for one in plans.plan(found, lambda *_: wording)] == [Fate.SAME]


def test_the_translator_is_told_where_a_text_stands() -> None:
    one = entry(words("Text"), about=Wording({"it": "Energia\ndal mare"}, {}, "it"))
    content = translations.export([one], "en", "it", "po", spoken=language("it")).decode()
    assert "#. Buone pratiche · Energia dal mare · Sintesi" in content
    assert "Energia dal mare" in translations.export([one], "en", "it", "xliff").decode()


def test_other_tools_read_the_po_file(tmp_path: Path) -> None:
    entries = [entry(words(text, text), id=f"{n:032x}") for n, text in enumerate(HOSTILE)]
    (tmp_path / "texts.po").write_bytes(translations.export(entries, "en", "ja", "po"))
    run = subprocess.run(["msgfmt", "-o", "-", "texts.po"], cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()


# ---------------------------------------------------------------- what translators do
PO = """\
# a comment of theirs
msgid ""
msgstr ""
"Language: ja\\n"
"X-Source-Language: en\\n"
"Plural-Forms: nplurals=2000000000; plural=n\\n"
"Content-Type: text/plain; charset=klingon\\n"
"PO-Revision-Date: yesterday\\n"

#. state: outdated
#, fuzzy
msgctxt "session/2/title"
msgid "Lunch"
msgstr ""
"昼"
"食"

msgctxt "session/3/title"
msgid "Dinner"
msgstr "夕食"

#~ msgctxt "session/4/title"
#~ msgid "Gone"
#~ msgstr "無"
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_po_of_other_tools(ends: str, mark: str) -> None:
    found = translations.read((mark + PO.replace("\n", ends)).encode())
    assert found.units == (
        Unit("session", "2", "title", "Lunch", "昼食", TextState.OUTDATED),
        Unit("session", "3", "title", "Dinner", "夕食", TextState.CHECKED),
    )


def xliff(inside: str, *, head: str = "", version: str = "2.0") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{version}" '
        f'srcLang="en" trgLang="ja"><file id="f"><unit id="session.2.title">{inside}</unit></file></xliff>'
    ).encode()


def segment(target: str, **attributes: str) -> str:
    said = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<segment {said}><source>A</source>{target and f'<target>{target}</target>'}</segment>"


MARKED = "B<mrk id='m'>C<pc id='1'>D</pc></mrk><ph id='p'/>E"
BLANK = "<ignorable><source> </source></ignorable>"
SEGMENTS = [
    (segment(""), "", TextState.DRAFT),
    (segment("B", state="initial"), "B", TextState.DRAFT),
    (segment("B", state="reviewed"), "B", TextState.CHECKED),
    (segment(MARKED, state="final"), "BCDE", TextState.CHECKED),
    (segment("B", state="final") + BLANK + segment("C", state="translated"), "B C", TextState.DRAFT),
    (segment("B", state="final") + BLANK + segment("C", state="reviewed"), "B C", TextState.CHECKED),
    (segment("B") + segment(""), "", TextState.DRAFT),
    (segment("B", subState="other:machine"), "B", TextState.DRAFT),
    (
        segment("B<cp hex='zz'/><cp hex='7'/>", subState="visitplanner:machine"),
        "B\ufffd\x07",
        TextState.MACHINE,
    ),
    (segment("B<cp hex='D83D'/><cp hex='0'/><cp hex='D'/>", state="final"), "B\ufffd\n", TextState.CHECKED),
]


@pytest.mark.parametrize(("inside", "target", "state"), SEGMENTS)
def test_xliff_of_other_tools(inside: str, target: str, state: TextState) -> None:
    unit = translations.read(xliff(inside)).units[0]
    assert (unit.kind, unit.id, unit.field, unit.target_text, unit.state) == (
        "session",
        "2",
        "title",
        target,
        state,
    )


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REFUSED = {
    "laughs": xliff("<segment><source>&b;</source><target>&b;</target></segment>", head=LAUGHS),
    "a file of ours": xliff("<segment><source>&e;</source></segment>", head='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "a type elsewhere": xliff("", head='<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'),
    "laughs in UTF-16": xliff("", head=LAUGHS).decode().encode("utf-16"),
    "not XLIFF": b"<html/>",
    "XLIFF 1.2": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    "no languages": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    "a tag that is none": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="../ja"/>',
    "cut off": xliff("")[:-9],
    "deep": b"<a>" * 100_000,
    "nothing": b"",
    "bytes": bytes(range(256)),
    "no PO": b"Hello, world",
    "PO without languages": b'msgid ""\nmsgstr ""\n\nmsgctxt "a/b/c"\nmsgid "x"\nmsgstr "y"\n',
    "plurals": PO.replace('msgid "Dinner"', 'msgid "Dinner"\nmsgid_plural "Dinners"').encode(),
    "no quotes": PO.replace('"夕食"', "夕食").encode(),
    "no text": PO.replace('msgstr "夕食"\n', "").encode(),
    "words between": PO.replace("msgid \"Dinner\"", "hello").encode(),
    "too large": b" " * (translations.LARGEST + 1),
}  # fmt: skip


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_sound_is_refused(content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refusal):
        translations.read(content)
    assert capsys.readouterr().out == ""


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(BOTH))
def test_a_damaged_file_is_read_or_refused(damage: bytes, at: int, form: Form) -> None:
    content = translations.export([entry(words("Lunch", "昼食"))], "en", "ja", form)
    with contextlib.suppress(Refusal):
        translations.read(content[:at] + damage + content[at + len(damage) :])


# ---------------------------------------------------------------- what taking them would do
def fate(unit: Unit, wording: Wording | None) -> tuple[Fate, TextState | None]:
    (taking,) = plans.plan(Translations("en", "ja", (unit,)), lambda *_: wording)
    return taking.fate, taking.state


UNIT = Unit("session", "2", "title", "Lunch", "昼食", TextState.CHECKED)
PLANS: dict[str, tuple[Unit, Wording | None, Fate, TextState | None]] = {
    "new": (UNIT, words("Lunch"), Fate.TAKEN, TextState.CHECKED),
    "new, a draft": (replace(UNIT, state=TextState.DRAFT), words("Lunch"), Fate.TAKEN, None),
    "better": (UNIT, words("Lunch", "御飯", TextState.MACHINE), Fate.TAKEN, TextState.CHECKED),
    "same": (UNIT, words("Lunch", "昼食", TextState.CHECKED), Fate.SAME, None),
    "checked since": (replace(UNIT, state=TextState.DRAFT), words("Lunch", "昼食", TextState.CHECKED), Fate.SAME, None),
    "checked there": (UNIT, words("Lunch", "昼食", TextState.MACHINE), Fate.TAKEN, TextState.CHECKED),
    "source changed": (UNIT, words("Dinner"), Fate.OUTDATED, TextState.OUTDATED),
    "source changed, known": (UNIT, words("Dinner", "昼食", TextState.OUTDATED), Fate.SAME, None),
    "empty": (replace(UNIT, target_text=""), words("Lunch", "昼食"), Fate.EMPTY, None),
    "gone": (UNIT, None, Fate.UNKNOWN, None),
    "the original itself": (UNIT, Wording({"ja": "御飯", "en": "Lunch"}, {}, "ja"), Fate.TAKEN, None),
}  # fmt: skip


@pytest.mark.parametrize(("unit", "wording", "expected", "state"), PLANS.values(), ids=PLANS.keys())
def test_what_becomes_of_a_unit(
    unit: Unit, wording: Wording | None, expected: Fate, state: TextState | None
) -> None:
    assert fate(unit, wording) == (expected, state)


def test_every_fate_is_counted() -> None:
    takings = plans.plan(Translations("en", "ja", (UNIT, UNIT)), lambda *_: None)
    assert plans.counts(takings) == {"taken": 0, "outdated": 0, "same": 0, "empty": 0, "unknown": 2}
