"""Makes the fonts of `resources/fonts/` again, byte for byte, from two npm packages (SIL OFL 1.1).

npm pack @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-jp@0.4.3
python tools/build_fonts.py . OUT_FOLDER        (needs fontTools)
"""

from __future__ import annotations

import argparse
import tarfile
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

LATIN_PACKAGE = "expo-google-fonts-noto-sans-0.4.2.tgz"
JAPANESE_PACKAGE = "expo-google-fonts-noto-sans-jp-0.4.3.tgz"
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic"}

# Latin, Greek, Cyrillic, Vietnamese, punctuation, currencies, letterlike signs, operators, U+FFFD.
LATIN = [
    (0x20, 0x250), (0x300, 0x530), (0x1E00, 0x2070), (0x20A0, 0x20C1), (0x2100, 0x2300), (0xFFFD, 0xFFFE),
]  # fmt: skip
# Signs that Japanese documents use besides the kanji of JIS X 0208 and 0213.
JAPANESE = [
    (0x2010, 0x2070), (0x2100, 0x2300), (0x2460, 0x2500), (0x25A0, 0x2700), (0x3000, 0x3100), (0xFF00, 0xFFF0),
]  # fmt: skip
NAME_KANJI = "髙﨑𠮷鷗彅濵"

# Seconds since 1904 written into `head`: the files must not depend on the day they are built.
STAMP = 3_786_825_600


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("packages", type=Path, help="folder that holds the two npm archives")
    options.add_argument("target", type=Path, help="folder for the five fonts")
    folders = options.parse_args()
    folders.target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        build(folders.packages, folders.target, Path(scratch))


def build(packages: Path, target: Path, scratch: Path) -> None:
    """Write the three Latin subsets and the two merged weights into `target`."""
    for style, weight in WEIGHTS.items():
        source = unpack(packages / LATIN_PACKAGE, f"package/{weight}/NotoSans_{weight}.ttf", scratch)
        latin = cut(source, characters(LATIN), target / f"NotoSans-{style}-Latin.ttf")
        if style == "Italic":
            continue
        source = unpack(packages / JAPANESE_PACKAGE, f"package/{weight}/NotoSansJP_{weight}.ttf", scratch)
        wanted = characters(JAPANESE) | jis_kanji() | set(map(ord, NAME_KANJI))
        japanese = cut(source, wanted - set(TTFont(latin).getBestCmap()), scratch / "japanese.ttf")
        unite(latin, japanese, target / f"VisitSans-{style}.ttf", style)
    for path in sorted(target.glob("*.ttf")):
        print(path.name, path.stat().st_size, "bytes,", len(TTFont(path).getBestCmap()), "characters")


def unpack(archive: Path, member: str, scratch: Path) -> Path:
    with tarfile.open(archive) as packed:
        stream = packed.extractfile(member)
        assert stream is not None, f"{member} is not in {archive.name}"
        copy = scratch / Path(member).name
        copy.write_bytes(stream.read())
    return copy


def characters(ranges: list[tuple[int, int]]) -> set[int]:
    return {code for first, end in ranges for code in range(first, end)}


def jis_kanji() -> set[int]:
    """Every character of JIS X 0208 and the first plane of JIS X 0213, by their EUC codes."""
    found: set[int] = set()
    for codec in ("euc_jp", "euc_jisx0213"):
        for row in range(1, 95):
            for cell in range(1, 95):
                pair = bytes([0xA0 + row, 0xA0 + cell])
                found.update(map(ord, pair.decode(codec, "ignore")))
    return found


def cut(source: Path, wanted: set[int], target: Path) -> Path:
    """Keep `wanted`, drop hinting and every layout table (the pack's engine does no shaping)."""
    options = subset.Options(
        layout_features=[],
        hinting=False,
        glyph_names=False,
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "GDEF", "GSUB", "GPOS", "DSIG", "meta"]
    font = subset.load_font(str(source), options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    font["head"].created = font["head"].modified = STAMP
    subset.save_font(font, str(target), options)
    return target


def unite(latin: Path, japanese: Path, target: Path, style: str) -> None:
    """Merge both into one face named Visit Sans: "Source" is a reserved name of the Japanese outlines."""
    notices = [TTFont(path)["name"].getDebugName(0) for path in (latin, japanese)]
    font = merge.Merger().merge([str(latin), str(japanese)])
    names = {
        0: "; ".join(notices),
        1: "Visit Sans",
        2: style,
        3: f"1.000;VisitSans-{style}",
        4: f"Visit Sans {style}",
        5: "Version 1.000",
        6: f"VisitSans-{style}",
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].setName(
                names[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
        elif record.nameID not in (13, 14):
            font["name"].names.remove(record)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = STAMP
    font.save(target)


if __name__ == "__main__":
    main()
