"""Search finds every kanji and kana substring and every beginning of a word, compared with reading everything."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import databases
from visitplanner.store import driver, search
from visitplanner.store.change import Address
from visitplanner.store.searchwords import chunks, match, plain, tokens

WORDS = {
    "en": "school visit tram cycle housing noise water plant mayor officer budget library station naïve café",
    "it": "città sostenibilità università mobilità è perché caffè stazione l'acqua dell'energia già più quartiere",
    "nl": "geïntegreerd één coöperatie IJssel ĳsbaan fietsen warmte deelnemers ruïne zeeën gemeente",
    "sv": "Umeå fjärrvärme åtgärd överenskommelse Ängelholm älv miljö hållbar möte",
    "pl": "Gdańsk Łódź źródło żółć współpraca miasto święto ąę przyszłość zażółć gęślą jaźń",
    "cs": "Brno žluťoučký kůň úpěl ďábelské ódy městský úřad řízení přechod účastníci",
    "ja": "見学 資料館 授業 公民館 防災 水道 図書館 学校給食 市役所 路面電車 平和記念資料館 リサイクル ﾊﾞｽ センター "
    "について しました。 です、 を は が ガイド 神奈川 神社 𠮷野家 葛󠄀城 々木 ヶ丘 〇番 EV充電 2026年11月9日",
}
LANGUAGES = sorted(WORDS)
CORPUS = 2_000


def note(chance: random.Random, language: str) -> str:
    words = chance.choices(WORDS[language].split(), k=chance.randint(3, 40))
    if language != "ja":
        return chance.choice([" ", ", ", "\n"]).join(words)
    mixed = chance.random() < 0.3
    return "".join(words) + (" " + note(chance, "en") if mixed else "")


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[driver.Connection, dict[Address, str]]]:
    chance = random.Random(7)
    texts = {
        Address("observation", f"{number:032x}", "text", language): note(chance, language)
        for number in range(CORPUS)
        for language in [LANGUAGES[number % len(LANGUAGES)]]
    }
    connection = made(tmp_path_factory.mktemp("search"))
    connection.execute("BEGIN IMMEDIATE")
    search.rebuild(connection, ((address, address.row[-1], text) for address, text in texts.items()))
    connection.execute("COMMIT")
    yield connection, texts
    connection.close()


def found(library: tuple[driver.Connection, dict[Address, str]], words: str) -> set[str]:
    return {hit.id for hit in search.find(library[0], words, lambda _: "", limit=CORPUS)}


def unspaced(text: str) -> str:
    """The text without white space between Japanese characters: a break inside a phrase does not hide it."""
    return re.sub(r"(?<=[^\x00-\u2fff])[\s・]+(?=[^\x00-\u2fff])", "", plain(text))


def test_any_substring_of_japanese_is_found_and_nothing_else(library) -> None:
    chance, texts = random.Random(11), library[1]
    plains = {address.row: unspaced(text) for address, text in texts.items()}
    runs = [run for text in texts.values() for run in re.findall(r"[々-ヿ㐀-鿿𠀀-𿿿]+", text)]
    for _ in range(400):
        run = chance.choice(runs)
        start = chance.randrange(len(run))
        words = run[start : start + chance.choice([1, 1, 2, 2, 3, 5, 9])]
        truth = {row for row, text in plains.items() if plain(words) in text}
        assert found(library, words) == truth, words


def test_any_beginning_of_a_word_is_found_with_or_without_accents(library) -> None:
    chance, texts = random.Random(12), library[1]
    plains = {address.row: " " + re.sub(r"[\W_]", " ", plain(text)) for address, text in texts.items()}
    for _ in range(120):
        word = chance.choice(
            [word for language in LANGUAGES if language != "ja" for word in WORDS[language].split()]
        )
        word = re.split(r"\W", word)[-1]
        start = word[: chance.randint(1, len(word))]
        asked = chance.choice([start, start.upper(), plain(start)])
        truth = {row for row, text in plains.items() if re.search(rf"(?<![a-z0-9α-ω]){plain(start)}", text)}
        assert found(library, asked) == truth, asked


def test_all_words_must_be_there(library) -> None:
    texts = library[1]
    truth = {
        address.row
        for address, text in texts.items()
        if "水道" in unspaced(text) and "資料館" in unspaced(text)
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
        ("co\u00adoperation", "cooperation"), ("สวัสดีชาวโลก", "ชาว"), ("부산광역시", "광역"), ("İzmir", "izmir"),
        ("Résumé", "Re\u0301sum"), ("\u202bמים\u202c", "מים"), ("nr 1,500 kWh", "1,500"), ("𠮷野家で昼食", "𠮷"),
    ],
)  # fmt: skip
def test_what_people_type_is_found(tmp_path: Path, text: str, words: str) -> None:
    connection = made(tmp_path)
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    hits = search.find(connection, words, lambda _: text)
    assert len(hits) == 1
    assert hits[0].marks, "the snippet shows where"
    connection.close()


@pytest.mark.parametrize(
    ("text", "words"), [("street", "treet"), ("かき", "がき"), ("資料 館長", "料館長官"), ("", "a")]
)
def test_what_is_not_there_is_not_found(tmp_path: Path, text: str, words: str) -> None:
    connection = made(tmp_path)
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    assert search.find(connection, words, lambda _: text) == ()
    connection.close()


def test_an_entry_follows_its_text(tmp_path: Path) -> None:
    connection, address = made(tmp_path), Address("session", "b" * 32, "title", "en")
    search.put(connection, address, "s", "Waste water")
    search.put(connection, address, "s", "Heat pumps")
    assert search.find(connection, "waste", lambda _: "Heat pumps") == ()
    assert [hit.id for hit in search.find(connection, "heat", lambda _: "Heat pumps")] == [address.row]
    search.drop(connection, "session", address.row)
    assert search.find(connection, "heat", lambda _: "Heat pumps") == ()
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
    hits = search.find(connection, "hamamatsu", texts.__getitem__, language="it")
    assert [(hit.id[0], hit.language) for hit in hits] == [("c", "it"), ("b", "it"), ("a", "it")]
    assert [hit.id[0] for hit in search.find(connection, "hamamatsu", texts.__getitem__, limit=2)] == [
        "c",
        "b",
    ]
    assert [
        hit.id[0] for hit in search.find(connection, "hamamatsu", texts.__getitem__, space="space-b")
    ] == ["b"]
    connection.close()


def test_the_snippet_marks_the_words_in_the_text_as_typed(tmp_path: Path) -> None:
    text = (
        "Ein langer Anfang, " * 40 + "die Hauptstraße\nvon ZÜRICH und die ﾊﾞｽ-Linie 6. " + "Und mehr. " * 200
    )
    connection = made(tmp_path)
    search.put(connection, Address("observation", "c" * 32, "text", "de"), "s", text)
    for words, expected in [("zurich", "ZÜRICH"), ("バス", "ﾊﾞｽ"), ("hauptstrasse", "Hauptstraße")]:
        (hit,) = search.find(connection, words, lambda _: text)
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
        assert len(search.find(connection, words, lambda _: text)) == 1, words
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
        for hit in search.find(connection, asked, lambda _: text):
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)
    connection.execute("ROLLBACK")


def test_a_long_paste_as_a_query_is_cut_not_refused(tmp_path: Path) -> None:
    connection = made(tmp_path)
    text = "公共交通" * 3_000 + " tram" * 3_000
    search.put(connection, Address("place", "a" * 32, "name", "ja"), "s", text)
    assert len(chunks(text)) == 16
    assert len(search.find(connection, text, lambda _: text)) == 1
    connection.close()


@pytest.mark.parametrize("words", ["", "   ", '" * ^ ( ) -', "🙂", "\ud800", "\x00"])
def test_a_query_without_a_word_finds_nothing(words: str) -> None:
    assert match(words) == ""


def test_tokens_are_plain_to_sqlite() -> None:
    assert tokens('Say "NEAR(x)" OR 見学・会') == "say near x or 見学 学会 会"


def made(folder: Path) -> driver.Connection:
    return driver.connect(databases.make(folder, 0), "rw")
