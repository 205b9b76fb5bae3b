"""Search finds every kanji and kana substring and every beginning of a word, compared with reading everything."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import databases
from tests.store.mixed_notes import LANGUAGES, by_sound, note, notes, queries, scan
from visitplanner.domain import folding
from visitplanner.store import driver, search
from visitplanner.store.change import Address
from visitplanner.store.romaji import hepburn, of_kana, reading, romanizations
from visitplanner.store.searchwords import Query, chunks, plain, tokens

CORPUS = 2_000


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[driver.Connection, dict[Address, str]]]:
    texts = {
        Address("observation", f"{number:032x}", "text", language): text
        for number, (language, text) in enumerate(notes(CORPUS))
    }
    connection = made(tmp_path_factory.mktemp("search"))
    connection.execute("BEGIN IMMEDIATE")
    search.rebuild(connection, ((address, address.row[-1], text) for address, text in texts.items()))
    connection.execute("COMMIT")
    yield connection, texts
    connection.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Connection]:
    connection = made(tmp_path_factory.mktemp("index"))
    yield connection
    connection.close()


def found(library: tuple[driver.Connection, dict[Address, str]], words: str) -> set[str]:
    return {hit.id for hit in find(library[0], words, lambda _: "", limit=CORPUS)}


def find(
    connection: driver.Connection, words: str, text_of: Callable[[Address], str], **how: Any
) -> tuple[search.Hit, ...]:
    """What the words find as one text, as the search box asks for it and shows it."""
    query = Query.of(words)
    found = search.rows(connection, query.expression(), **{"limit": 50, **how})
    return search.shown(found.values(), query, text_of)


def plains(library: tuple[driver.Connection, dict[Address, str]]) -> dict[str, str]:
    return {address.row: text for address, text in library[1].items()}


def test_what_a_plain_scan_finds_is_found_and_nothing_else_but_readings(library) -> None:
    texts = plains(library)
    for words in queries(list(texts.values()), 150):
        truth, hits = scan(texts, words), found(library, words)
        assert truth <= hits, words
        assert hits - truth <= also_by_sound(texts, words), words


def also_by_sound(texts: dict[str, str], words: str) -> set[str]:
    """What sounds like the words, or has what they sound like in Latin letters."""
    rows = [
        scan(texts, chunk)
        | (by_sound(texts, sound) if (sound := reading(chunk) or of_kana(chunk)) else set())
        | {row for latin in (*romanizations(chunk), hepburn(chunk)) for row in scan(texts, latin)}
        for chunk in chunks(words)
    ]
    return set.intersection(*rows) if rows else set()


@contextmanager
def holding_only(connection: driver.Connection, text: str) -> Iterator[None]:
    """The index has nothing but `text` for a moment."""
    connection.execute("BEGIN")
    try:
        search.rebuild(connection, [(Address("place", "a" * 32, "name", "ja"), "s", text)])
        yield
    finally:
        connection.execute("ROLLBACK")


@settings(max_examples=300)
@given(seed=st.integers(0, 2**32), language=st.sampled_from(LANGUAGES))
def test_any_piece_of_any_text_is_found(index, seed: int, language: str) -> None:
    """Whatever is cut from a text at the beginning of a word, or anywhere in Japanese, leads to it."""
    text = note(random.Random(seed), language, seed % 997)
    with holding_only(index, text):
        for words in queries([text], 3, seed):
            assert scan({"one": text}, words) == {"one"}, words
            assert find(index, words, lambda _: text), words


@settings(max_examples=200)
@given(
    text=st.text(st.characters(categories=("L", "N", "Zs", "P", "M")), max_size=60),
    words=st.text(st.sampled_from("aeé'nłßー々はハﾊﾞ水道𠮷1½２ -・ "), min_size=1, max_size=6),
)
def test_search_and_scan_agree_on_any_text(index, text: str, words: str) -> None:
    mixed = f"{text}{words} 水道がﾊﾞｽはé{text}"
    with holding_only(index, mixed):
        assert find(index, words, lambda _: mixed) or not scan({"one": mixed}, words)


def test_all_words_must_be_there(library) -> None:
    texts = library[1]
    truth = {
        address.row
        for address, text in texts.items()
        if "水道" in re.sub(r"[\s・]", "", text) and "資料館" in re.sub(r"[\s・]", "", text)
    }
    assert truth
    assert found(library, "水道 資料館") == truth


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Am Ende der Hauptstraße", "hauptstrasse"), ("in der Strasse", "straße"),
        ("Spotkanie w Łodzi", "lodzi"), ("Ærø og Ørsted", "aero orsted"), ("ﾊﾞｽの時刻", "バス"), ("ばすの時刻", "バス"),
        ("ガイドブック", "がいど"), ("神戸\ufa19社", "神社"), ("葛\U000e0100城市", "葛城"), ("見本 太郎", "見本太郎"),
        ("アンナ・ロッシ", "アンナロッシ"), ("アンナ・ロッシ", "アンナ・ロッシ"),
        ("公共交\n通", "交通"), ("ＥＶ充電器", "ev充電"),
        ("11月9日(月)", "11月9日"), ("l’acqua alta", "acqua"), ("e-mobility", "e-mob"), ("ﬁne ㈱山田", "fine 株"),
        ("Okada (はまだ)", "hamada"), ("浜松（はままつ）", "HAMAMATS"), ("はままつ", "hamamatu"),
        ("東京 とうきょう", "Tōkyō"),
        ("とうきょう", "toukyou"), ("とうきょう", "tokyo"), ("Tōkyō", "toukyou"), ("しんじゅく", "sinzyuku"),
        ("じゅんいち", "jun'ichi"),
        ("じゅんいち", "junichi"), ("ガイド付き", "gaido"), ("ﾊﾞｽの時刻", "basu"), ("まっちゃ", "matcha"),
        ("なんば", "namba"),
        ("Hamamatsu", "はままつ"), ("Hamamatsu", "ハママツ"), ("Namba", "なんば"), ("Shinjuku", "sinzyuku"),
        ("Toukyou", "とうきょう"),
        ("髙橋", "高橋"), ("渡邊", "渡辺"), ("関ヶ原", "関ケ原"), ("N2", "n2"),
        ("mario.rossi@example.org", "rossi@exa"),
        ("co\u00adoperation", "cooperation"), ("สวัสดีชาวโลก", "ชาว"), ("부산광역시", "광역"), ("İzmir", "izmir"),
        ("Résumé", "Re\u0301sum"), ("\u202bמים\u202c", "מים"), ("nr 1,500 kWh", "1,500"), ("𠮷野家で昼食", "𠮷"),
    ],
)  # fmt: skip
def test_what_people_type_is_found(tmp_path: Path, text: str, words: str) -> None:
    connection = made(tmp_path)
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    hits = find(connection, words, lambda _: text)
    assert len(hits) == 1
    assert hits[0].marks, "the snippet shows where"
    connection.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("street", "treet"),
        ("かき", "がき"),
        ("資料 館長", "料館長官"),
        ("", "a"),
        ("しましたまで。", "sita"),
        ("見学するまで", "made"),
    ],
)
def test_what_is_not_there_is_not_found(tmp_path: Path, text: str, words: str) -> None:
    connection = made(tmp_path)
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    assert find(connection, words, lambda _: text) == ()
    connection.close()


@given(st.characters())
def test_filters_compare_as_the_search_does(sign: str) -> None:
    assert normalize("NFKD", folding.plain(sign)) == normalize("NFKD", plain(sign))


def test_an_entry_follows_its_text(tmp_path: Path) -> None:
    connection, address = made(tmp_path), Address("session", "b" * 32, "title", "en")
    search.put(connection, address, "s", "Waste water")
    search.put(connection, address, "s", "Heat pumps")
    assert find(connection, "waste", lambda _: "Heat pumps") == ()
    assert [hit.id for hit in find(connection, "heat", lambda _: "Heat pumps")] == [address.row]
    search.drop(connection, "session", address.row)
    assert find(connection, "heat", lambda _: "Heat pumps") == ()
    search.put(connection, address, "s", "Heat pumps")
    search.put(connection, address, "s", "")
    assert connection.execute("SELECT count(*) FROM search_entry").fetchone() == (0,)
    connection.close()


def test_newest_first_once_per_row_in_the_asked_language(tmp_path: Path) -> None:
    connection = made(tmp_path)
    texts = {
        Address("session", row * 32, "title", language): f"Hamamatsu {language} {row}"
        for row in "abc"
        for language in ("en", "it", "ja")
    }
    for address, text in texts.items():
        search.put(connection, address, f"space-{address.row[0]}", text)
    hits = find(connection, "hamamatsu", texts.__getitem__, language="it")
    assert [(hit.id[0], hit.language) for hit in hits] == [("c", "it"), ("b", "it"), ("a", "it")]
    assert [hit.id[0] for hit in find(connection, "hamamatsu", texts.__getitem__, limit=2)] == [
        "c",
        "b",
    ]
    assert [hit.id[0] for hit in find(connection, "hamamatsu", texts.__getitem__, space="space-b")] == ["b"]
    connection.close()


def test_the_snippet_marks_the_words_in_the_text_as_typed(tmp_path: Path) -> None:
    text = (
        "Ein langer Anfang, " * 40 + "die Hauptstraße\nvon ZÜRICH und die ﾊﾞｽ-Linie 6. " + "Und mehr. " * 200
    )
    connection = made(tmp_path)
    search.put(connection, Address("observation", "c" * 32, "text", "de"), "s", text)
    for words, expected in [("zurich", "ZÜRICH"), ("バス", "ﾊﾞｽ"), ("hauptstrasse", "Hauptstraße")]:
        (hit,) = find(connection, words, lambda _: text)
        assert [hit.snippet[start:end] for start, end in hit.marks] == [expected]
        assert "\n" not in hit.snippet
        assert len(hit.snippet) <= 170
        assert hit.snippet[0] == hit.snippet[-1] == "…"
    connection.close()


def test_people_are_found_by_their_names(tmp_path: Path) -> None:
    connection = made(tmp_path)
    values = {
        "family_native": "見本",
        "given_native": "太郎",
        "family_kana": "みほん",
        "email": "t@example.org",
    }
    text = search.registers_text("person", values)
    search.put(connection, Address("person", "d" * 32), "d" * 32, text)
    for words in ("見本太郎", "太郎", "ミホン", "t@example"):
        assert len(find(connection, words, lambda _: text)) == 1, words
    assert search.registers_text("session", values) == ""
    connection.close()


@settings(max_examples=150)
@given(text=st.text(max_size=300), words=st.text(max_size=60))
def test_nothing_typed_breaks_search(library, text: str, words: str) -> None:
    connection = library[0]
    connection.execute("BEGIN")
    search.rebuild(connection, ())
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    for asked in (words, text):
        for hit in find(connection, asked, lambda _: text):
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)
    connection.execute("ROLLBACK")


def test_a_long_paste_as_a_query_is_cut_not_refused(tmp_path: Path) -> None:
    connection = made(tmp_path)
    text = "公共交通" * 3_000 + " tram" * 3_000
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    assert len(chunks(text)) == 16
    assert len(find(connection, text, lambda _: text)) == 1
    connection.close()


@pytest.mark.parametrize("words", ["", "   ", '" * ^ ( ) -', "🙂", "\ud800", "\x00"])
def test_a_query_without_a_word_finds_nothing(words: str) -> None:
    assert Query.of(words).expression() == ""


def test_tokens_are_plain_to_sqlite() -> None:
    assert tokens('Say "NEAR(x)" OR 見学・会') == "say near x or 見学 学会 会"


def made(folder: Path) -> driver.Connection:
    return driver.connect(databases.make(folder, 0), "rw")


@pytest.mark.parametrize(
    "pasted", ["浜" * 100_000, "x" * 100_000, "𠮷" * 50_000, "n'" * 50_000, "浜 " * 50_000]
)
def test_a_whole_text_as_a_query_is_answered_at_once(tmp_path: Path, pasted: str) -> None:
    connection = made(tmp_path)
    before = process_time()
    assert find(connection, pasted, lambda _: "") == ()
    assert process_time() - before < 2
    connection.close()
