"""Texts go to translators and come back: the same in every form, whatever is written in them; hostile files do not."""

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
from visitplanner.exchange import translations, xml

FORMS = ("po", "xliff", "xliff2")


def entry(wording: Wording, id: str = "1" * 32, about: object = None) -> Entry:
    return Entry("practice_note", id, "summary", wording, worklist.PRACTICES, about)


def words(source: str, target: str = "", state: TextState | None = None) -> Wording:
    both = {"en": source, "ja": target} if target else {"en": source}
    return Wording(both, {"ja": state} if state else {}, "en")


def there_and_back(wording: Wording, form: Form, **more: object) -> Translations:
    return translations.read(translations.export([entry(wording)], "en", "ja", form, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
@given(source=texts.filter(bool), target=texts, state=states)
def test_a_text_comes_back_as_it_went(form: Form, source: str, target: str, state: TextState) -> None:
    found = there_and_back(words(source, target, state if target else None), form)
    unit = Unit("practice_note", "1" * 32, "summary", source, target, state if target else TextState.NONE)
    assert (found.source, found.target) == ("en", "ja")
    assert [replace(one, state=unit.state) if not target else one for one in found.units] == [unit]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_and_no_remark_breaks_the_file(form: Form, text: str) -> None:
    found = there_and_back(
        words(text, text, TextState.MACHINE), form, remarks=lambda _entry: (text, "state: checked")
    )
    assert [(one.source_text, one.target_text, one.state) for one in found.units] == [
        (text, text, TextState.MACHINE)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_the_store_mends_is_mended(form: Form) -> None:
    found = there_and_back(words("half \ud83d\0 \r\n end\r"), form)
    assert found.units[0].source_text == "half \ufffd \n end\n"


@pytest.mark.parametrize("form", FORMS)
@given(st.lists(st.tuples(texts.filter(bool), texts), min_size=1, max_size=6))
def test_units_keep_their_order_and_number(form: Form, pairs: list[tuple[str, str]]) -> None:
    entries = [entry(words(source, target), id=f"{n:032x}") for n, (source, target) in enumerate(pairs)]
    found = translations.read(translations.export(entries, "en", "ja", form))
    assert [(one.id, one.source_text, one.target_text) for one in found.units] == [
        (f"{n:032x}", source, target) for n, (source, target) in enumerate(pairs)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_translate_is_said(form: Form) -> None:
    for wording in (Wording({"it": "Ciao"}, {}, "it"), Wording({"ja": "題", "en": "Title"}, {}, "ja")):
        with pytest.raises(Refusal):
            translations.export([entry(wording)], "en", "ja", form)


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_found_under_a_finer_tag(form: Form) -> None:
    wording = Wording({"en-GB": "Colour", "ja-JP": "色"}, {"ja-JP": TextState.CHECKED}, "en-GB")
    found = there_and_back(wording, form)
    assert found.units == (Unit("practice_note", "1" * 32, "summary", "Colour", "色", TextState.CHECKED),)
    assert [one.fate for one in plans.plan(found, lambda *_: wording)] == [Fate.SAME]


def test_the_translator_is_told_where_a_text_stands() -> None:
    one = entry(words("Text"), about=Wording({"it": "Energia\ndal mare"}, {}, "it"))
    content = translations.export([one], "en", "it", "po", spoken=language("it")).decode()
    assert "#. Buone pratiche · Energia dal mare · Sintesi" in content
    for form in ("xliff", "xliff2"):
        assert "Energia dal mare" in translations.export([one], "en", "it", form).decode()


def test_other_tools_read_the_po_file(tmp_path: Path) -> None:
    entries = [entry(words(text, text), id=f"{n:032x}") for n, text in enumerate(HOSTILE)]
    (tmp_path / "texts.po").write_bytes(translations.export(entries, "en", "ja", "po"))
    run = subprocess.run(["msgfmt", "-o", "-", "texts.po"], cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()


@pytest.mark.parametrize(
    "tool",
    ["msgcat --width=40", "msgcat --sort-output", "msgcat --escape", "msgcat --indent", "msgcat --strict"],
)
def test_what_other_tools_do_to_the_po_file_is_undone(tool: str) -> None:
    entries = [entry(words(text, text), id=f"{n:032x}") for n, text in enumerate(HOSTILE)]
    sent = translations.export(entries, "en", "ja", "po")
    run = subprocess.run([*tool.split(), "-"], input=sent, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout != sent
    assert sorted(translations.read(run.stdout).units, key=str) == sorted(
        translations.read(sent).units, key=str
    )


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

#| msgctxt "session/5/title"
#| msgid "Buffet"
#: of/theirs.txt:7
#, fuzzy, c-format
msgctxt ""
"session/5/"
"title"
msgid ""
"Cold "
"buffet"
msgstr "軽食"

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
        Unit("session", "5", "title", "Cold buffet", "軽食", TextState.DRAFT),
    )


def xliff(inside: str, *, head: str = "", version: str = "2.0") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{version}" '
        f'srcLang="en" trgLang="ja"><file id="f"><unit id="session.2.title">{inside}</unit></file></xliff>'
    ).encode()


def segment(target: str, **attributes: str) -> str:
    said = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<segment {said}><source>A</source>{target and f'<target>{target}</target>'}</segment>"


MARKED = "B<mrk id='m'>C<pc id='1'>D</pc></mrk>E<sm id='2'/><em startRef='2'/><o:x xmlns:o='o'/>"
BLANK = "<ignorable><source> </source></ignorable>"
DATA = "<originalData><data id='d'>**</data><data id='e'>[<cp hex='1'/>]</data></originalData>"
CODES = "<sc id='1' dataRef='d'/>B<ec startRef='1' dataRef='d'/><ph id='2' dataRef='e'/>"
SEGMENTS = [
    (segment(""), "", TextState.DRAFT),
    (segment("B", state="initial"), "B", TextState.DRAFT),
    (segment("A", state="initial"), "", TextState.DRAFT),
    (segment("A", state="initial", subState="visitplanner:outdated"), "A", TextState.OUTDATED),
    (segment("A", state="translated", subState="visitplanner:outdated"), "A", TextState.DRAFT),
    (segment("A"), "A", TextState.DRAFT),
    (segment("B", state="reviewed"), "B", TextState.CHECKED),
    (segment(MARKED, state="final"), "BCDE", TextState.CHECKED),
    (segment("B", state="final") + BLANK + segment("C", state="translated"), "B C", TextState.DRAFT),
    (segment("B", state="final") + BLANK + segment("C", state="reviewed"), "B C", TextState.CHECKED),
    (segment("B") + segment(""), "", TextState.DRAFT),
    (segment("B") + "<segment><source> </source></segment>", "B ", TextState.DRAFT),
    (segment("B", subState="other:machine"), "B", TextState.DRAFT),
    (segment("B<cp hex='zz'/><cp hex='7'/>", subState="visitplanner:machine"), "B\ufffd\x07", TextState.MACHINE),
    (segment("B<cp hex='D83D'/><cp hex='0'/><cp hex='D'/>", state="final"), "B\ufffd\n", TextState.CHECKED),
    (DATA + segment(CODES), "**B**[\x01]", TextState.DRAFT),
    (DATA + segment("<pc id='1' dataRefStart='d' dataRefEnd='d'>B</pc>"), "**B**", TextState.DRAFT),
    (segment("<pc id='1'>B</pc><sc id='2'/>C<ec startRef='2'/>"), "BC", TextState.DRAFT),
    (segment("B<ph id='1' subType='xlf:lb'/>C<ph id='2' equiv='{n}'/>"), "B\nC{n}", TextState.DRAFT),
    ("<notes><note>N</note></notes><m:matches xmlns:m='m'><m:match><source>M</source><target>M</target></m:match>"
     "</m:matches>" + segment("<!-- no -->B<![CDATA[<C>]]>"), "B<C>", TextState.DRAFT),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "target", "state"), SEGMENTS)
def test_xliff_of_other_tools(inside: str, target: str, state: TextState) -> None:
    (unit,) = translations.read(xliff(inside)).units
    assert (unit.kind, unit.id, unit.field) == ("session", "2", "title")
    assert (unit.target_text, unit.state, unit.marked) == (target, state, False)


@pytest.mark.parametrize(("first", "second", "said"), [("2", "1", "CB"), ("1", "2", "BC"), ("x", "1", "BC")])
def test_segments_stand_in_the_order_of_the_target_language(first: str, second: str, said: str) -> None:
    one = "<segment><source>A</source><target order='{}'>{}</target></segment>"
    (unit,) = translations.read(xliff(one.format(first, "B") + one.format(second, "C"))).units
    assert (unit.source_text, unit.target_text) == ("AA", said)


# ---------------------------------------------------------------- XLIFF 1.2
SPACE_1 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="urn:sdl"'


def xliff_1(
    inside: str, *, unit: str = "", file: str = 'target-language="ja"', space: str = SPACE_1
) -> bytes:
    return (
        f'<?xml version="1.0"?><xliff {space} version="1.2"><file original="x" datatype="plaintext" '
        f'source-language="en" {file}><header><note>N</note></header><body><group id="g"><group id="h">'
        f'<trans-unit id="session.2.title" {unit}>{inside}</trans-unit></group></group></body></file></xliff>'
    ).encode()


def pair(target: str, said: str = "") -> str:
    return f"<source>A</source><target {said}>{target}</target>"


ALTERNATIVE = "<alt-trans><source>A</source><target state='final'>Z</target></alt-trans>"
MARK = "<mrk mtype='seg' mid='{}'>{}</mrk>"
IN_SEGMENTS = f"<source>A. B.</source><seg-source>{MARK.format(1, 'A.')} {MARK.format(2, 'B.')}</seg-source>"
HALF = f"<target>{MARK.format(1, 'C.')} {{}}</target>"
UNITS_1 = [
    ("<source>A</source>", "", "", TextState.DRAFT),
    (pair(""), "approved='yes'", "", TextState.CHECKED),
    (pair("B"), "", "B", TextState.DRAFT),
    (pair("B"), "approved='yes'", "B", TextState.CHECKED),
    (pair("B", "state='translated'"), "approved='yes'", "B", TextState.CHECKED),
    (pair("B", "state='translated'"), "approved='no'", "B", TextState.DRAFT),
    (pair("B", "state='signed-off'"), "", "B", TextState.CHECKED),
    (pair("B", "state='final'"), "", "B", TextState.CHECKED),
    (pair("B", "state='needs-review-translation'"), "approved='yes'", "B", TextState.DRAFT),
    (pair("B", "state='x-of-theirs'"), "", "B", TextState.DRAFT),
    (pair("B", "state-qualifier='mt-suggestion'"), "", "B", TextState.MACHINE),
    (pair("B", "state='translated' state-qualifier='leveraged-mt'"), "", "B", TextState.DRAFT),
    (pair("B", "state='needs-review-translation' state-qualifier='x-outdated'"), "", "B", TextState.OUTDATED),
    (pair("A", "state='new'"), "", "", TextState.DRAFT),
    (pair("A", "state='needs-translation'"), "", "", TextState.DRAFT),
    (pair("A"), "translate='no'", "", TextState.DRAFT),
    (pair("B"), "translate='no'", "B", TextState.DRAFT),
    (pair("A"), "", "A", TextState.DRAFT),
    (pair("B") + ALTERNATIVE + "<note>N</note><sdl:seg-defs/>", "sdl:locked='true'", "B", TextState.DRAFT),
    (pair("<g id='1'>B<mrk mtype='term'>C</mrk></g>"), "", "BC", TextState.DRAFT),
    (pair("<bpt id='1'>**</bpt>B<ept id='1'>**</ept><ph id='2'>{n}</ph>"), "", "**B**{n}", TextState.DRAFT),
    (pair("<ph id='1'>![<sub>B</sub>](c)</ph><it id='2' pos='open'>_</it>"), "", "![B](c)_", TextState.DRAFT),
    (pair("<bx id='1'/>B<ex id='1'/><it id='2' pos='open'/>"), "", "B", TextState.DRAFT),
    (pair("B<x id='1' ctype='lb'/>C<x id='2' equiv-text='{n}'/>"), "", "B\nC{n}", TextState.DRAFT),
    (pair("B<ph id='1'>U+0007</ph><ph id='2'>U+0042</ph><ph id='3'>U+FFFFFF</ph>"), "", "B\x07U+0042U+FFFFFF",
     TextState.DRAFT),
    (pair("B<ph id='1'>U+D83D</ph><ph id='2'>U+0000</ph>&#13;"), "", "B\ufffd\n", TextState.DRAFT),
    (pair("<!-- no -->B<?pi no?><![CDATA[<C>]]>"), "", "B<C>", TextState.DRAFT),
    (IN_SEGMENTS + HALF.format(MARK.format(2, "D.")), "", "C. D.", TextState.DRAFT),
    (IN_SEGMENTS + HALF.format(MARK.format(2, " ")), "", "", TextState.DRAFT),
    (IN_SEGMENTS + HALF.format(""), "", "", TextState.DRAFT),
    (IN_SEGMENTS + "<target>C. D.</target>", "", "C. D.", TextState.DRAFT),
]  # fmt: skip


@pytest.mark.parametrize("space", [SPACE_1, SPACE_1.replace(":1.2", ":1.1"), 'xmlns:sdl="urn:sdl"'])
@pytest.mark.parametrize(("inside", "said", "target", "state"), UNITS_1)
def test_xliff_1_of_other_tools(inside: str, said: str, target: str, state: TextState, space: str) -> None:
    (unit,) = translations.read(xliff_1(inside, unit=said, space=space)).units
    assert (unit.kind, unit.id, unit.field) == ("session", "2", "title")
    assert (unit.target_text, unit.state, unit.marked) == (target, state, False)


@pytest.mark.parametrize("content", [
    xliff_1(pair("B<x id='1'/>")), xliff_1(pair("<x id='1'/>")), xliff_1(pair("<g id='1'><ph id='2'/></g>")),
    xliff(segment("B<ph id='1'/>")), xliff(segment("<mrk id='m'><ph id='1' dataRef='lost'/></mrk>")),
])  # fmt: skip
def test_a_text_that_is_not_whole_is_left_out(content: bytes) -> None:
    (unit,) = translations.read(content).units
    assert unit.marked
    assert fate(unit, words("A")) == (Fate.MARKED, None)
    assert fate(unit, None) == (Fate.UNKNOWN, None)


def test_several_files_of_one_language_are_one() -> None:
    one = xliff_1(pair("B")).decode()
    file = one[one.index("<file") : one.index("</file>") + 7]
    empty = file.replace("trans-unit", "bin-unit").replace('"ja"', '"fr"')
    content = one.replace(file, empty + file + file.replace("session.2.", "session.3."))
    found = translations.read(content.encode())
    assert ([unit.id for unit in found.units], found.target) == (["2", "3"], "ja")
    with pytest.raises(Refusal, match="several languages"):
        translations.read(content.replace('"ja"', '"it"', 1).encode())


def test_the_target_language_may_stand_at_the_texts() -> None:
    found = translations.read(xliff_1(pair("B", "xml:lang='pt_BR'"), file=""))
    assert (found.source, found.target) == ("en", "pt-BR")


@pytest.mark.parametrize("form", ["xliff", "xliff2"])
@pytest.mark.parametrize(("sent", "back", "taken"), [
    ("it", "it-IT", "it"), ("it", "it", "it"), ("zh-Hant", "zh-TW", "zh-Hant"), ("it", "fr-FR", "fr-FR"),
])  # fmt: skip
def test_a_tag_that_a_tool_made_finer_is_ours_again(form: Form, sent: str, back: str, taken: str) -> None:
    """Some tools know no Italian, only that of a country."""
    content = translations.export([entry(words("A"))], "en", sent, form)
    for name in (b"target-language", b"trgLang"):
        content = content.replace(name + f'="{sent}"'.encode(), name + f'="{back}"'.encode())
    found = translations.read(content)
    assert (found.source, found.target) == ("en", taken)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REFUSED = {
    "laughs": xliff("<segment><source>&b;</source><target>&b;</target></segment>", head=LAUGHS),
    "a file of ours": xliff("<segment><source>&e;</source></segment>", head='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "a type elsewhere": xliff("", head='<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'),
    "laughs in UTF-16": xliff("", head=LAUGHS).decode().encode("utf-16"),
    "not XLIFF": b"<html/>",
    "XLIFF 1.2 without files": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    "XLIFF 3": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0" version="3.0"/>',
    "no languages": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    "a tag that is none": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="../ja"/>',
    "1.2 without target": xliff_1(pair("B"), file=""),
    "laughs in 1.2": xliff_1("<source>&b;</source>").replace(b"<xliff", LAUGHS.encode() + b"<xliff"),
    "undefined": xliff_1("<source>&b;</source>"),
    "many elements": b"<xliff>" + b"<a/>" * xml.MOST_MARKS + b"</xliff>",
    "many attributes": b"<xliff " + b" ".join(b"a%x=''" % n for n in range(xml.MOST_MARKS)) + b"/>",
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


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(FORMS))
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
    assert plans.counts(takings) == {
        "taken": 0,
        "outdated": 0,
        "same": 0,
        "empty": 0,
        "marked": 0,
        "unknown": 2,
    }
