"""Practice notes as files: one of Markdown with front matter per note, photos in `media/`. See docs/notes-format.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from visitplanner.base.errors import Refusal, Trouble
from visitplanner.base.files import write_file
from visitplanner.base.language import LANGUAGES, language
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import ids
from visitplanner.domain.note_bundles import ROWS, Bundle, Said, require_different
from visitplanner.domain.records import NAMES, Attachment, City, Place, PracticeNote
from visitplanner.domain.wording import Wording
from visitplanner.exchange import folder as folders
from visitplanner.exchange import front_matter, sections
from visitplanner.exchange.front_matter import Scalar
from visitplanner.exchange.note_values import Values, plain

FORMAT = 1
LARGEST = 10_000_000
"""Bytes of one note."""
LARGEST_MEDIA = 256_000_000
MOST_NOTES = 10_000
MEDIA = "media"
"""The folder beside the notes."""

_FORMAT = re.compile(r"visitplanner practice note (\d{1,9})")
_KEPT_ID = re.compile(rb"^id: '?([0-9a-f]{32})'?$", re.MULTILINE)
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf"}

Report = Callable[[int, int], None]
"""Called with (done, total); raises what stops the work."""


def _unheard(_done: int, _total: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written: a file per note, and the names of photos that are not on this computer."""

    files: tuple[Path, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was read: notes, where the content of each photo lies by its SHA-256, and what is to be said."""

    bundles: tuple[Bundle, ...]
    media: dict[str, Path]
    told: tuple[Phrase, ...] = ()


def write(
    folder: Path, bundles: Sequence[Bundle], blob_path: Callable[[str], Path], report: Report = _unheard
) -> Sent:
    """Write every note into `folder`, over the file that had it before. Raises `Trouble("target")`.

    `blob_path` says where the content of a SHA-256 lies.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = _names_there(folder)
        taken = {path.name.casefold() for path in folder.iterdir()}
        if any(row.kind is Attachment for bundle in bundles for row in bundle.rows):
            (folder / MEDIA).mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble("target", path=folder, detail=error.strerror or str(error)) from error
    if (folder / MEDIA).is_symlink():
        raise Refusal(N_("{file} is a link. Links are not followed."), file=MEDIA)
    files, missing = list[Path](), list[str]()
    for done, bundle in enumerate(bundles):
        report(done, len(bundles))
        name = names.get(bundle.note.id) or _free(_file_name(bundle), taken)
        taken.add(name.casefold())
        media = dict(_copied(folder, name.removesuffix(".md"), bundle, blob_path, missing))
        write_file(_written(bundle, media).encode(), folder / name)
        files.append(folder / name)
    report(len(bundles), len(bundles))
    return Sent(tuple(files), tuple(missing))


def read(path: Path, spoken: str, report: Report = _unheard) -> Parcel:
    """The notes in a file or a folder; texts that do not say their language are in `spoken`.

    Refuses, naming file and field, what is no note; and links, and files too large. Nothing outside is ever touched.
    """
    notes = list[_Note]()
    try:
        found = _files(path)
        for done, one in enumerate(found):
            report(done, len(found))
            notes.append(_Note(one, spoken))
    except OSError as error:
        raise folders.unreadable(error, path) from error
    report(len(found), len(found))
    bundles = tuple(note.bundle for note in notes)
    require_different(bundles)
    media = {sha: where for note in notes for sha, where in note.media.items()}
    return Parcel(bundles, media, tuple(phrase for note in notes for phrase in note.told))


def _files(path: Path) -> list[Path]:
    """The notes at `path`: itself, or those in the folder, by name."""
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.iterdir() if one.suffix.casefold() == ".md" and one.stem != "README")
    if not found:
        raise Refusal(N_("There is no practice note in {folder}."), folder=path.name)
    if len(found) > MOST_NOTES:
        raise Refusal(N_("There are more than {n} notes in {folder}."), n=MOST_NOTES, folder=path.name)
    return found


def media_content(path: Path) -> bytes:
    """The content of a photo or file of a parcel."""
    return folders.content(path, LARGEST_MEDIA)


# -------------------------------------------------------------------- writing
def _written(bundle: Bundle, media: dict[str, str]) -> str:
    values = bundle.note.values
    words = {name: values[name] for name in sections.FIELDS}
    tongue = words["title"].original or next(iter(words["title"]), "en")
    said: dict[str, Any] = {
        "format": f"visitplanner practice note {FORMAT}", "id": bundle.note.id, "language": tongue,
    }  # fmt: skip
    for name, value in values.items():
        if name in ("city", "site"):
            place = bundle.city if name == "city" else bundle.site
            said[name] = _place(place) if place else plain(value)
        elif name not in words:
            said[name] = plain(value)
    for name, kind in ROWS.items():
        rows = [row for row in bundle.rows if row.kind is kind]
        said[name] = [_row(n, row, media) for n, row in enumerate(rows, 1)]
    shown = language(tongue if tongue in LANGUAGES else "en")
    pictures = sections.gallery(shown.gettext(N_("Photos and files")), map(_shown, media.values()))
    return f"{front_matter.written(said)}\n{sections.written(words)}{pictures}"


def _place(place: Said) -> dict[str, Any]:
    return {"id": place.id, **{name: plain(value) for name, value in place.values.items()}}


def _row(position: int, row: Said, media: dict[str, str]) -> dict[str, Any]:
    values = {name: plain(value) for name, value in row.values.items()}
    if values["order"] == position:
        del values["order"]
    if row.kind is Attachment:
        file = {"file": f"{MEDIA}/{media[row.id]}"} if row.id in media else {}
        values = {**file, "sha256": values.pop("blob"), **values}
    return {"id": row.id, **values}


def _shown(name: str) -> str:
    return f"{'!' * name.endswith(('.jpg', '.png', '.webp'))}[{name}](<{MEDIA}/{name}>)"


def _copied(
    folder: Path, stem: str, bundle: Bundle, blob_path: Callable[[str], Path], missing: list[str]
) -> Iterator[tuple[str, str]]:
    """The photos of a note put beside it: their ids and file names."""
    photos = [row for row in bundle.rows if row.kind is Attachment]
    for n, photo in enumerate(photos, 1):
        own = Path(folders.safe_name(photo.values["name"])).suffix
        name = f"{stem}-{n}{_ENDINGS.get(photo.values['media_type'], own or '.bin')}"
        try:
            content = folders.content(blob_path(photo.values["blob"]), LARGEST_MEDIA)
        except (Trouble, Refusal, ValueError):
            missing.append(photo.values["name"])
            continue
        write_file(content, folder / MEDIA / name)
        yield photo.id, name


def _file_name(bundle: Bundle) -> str:
    title: Wording = bundle.note.values["title"]
    code, said = bundle.note.values["code"], title.pick(title.original).text
    return folders.safe_name("-".join(part for part in (code, said) if part)) or "note"


def _free(stem: str, taken: set[str]) -> str:
    names = (f"{stem}.md", *(f"{stem}-{n}.md" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _names_there(folder: Path) -> dict[str, str]:
    """The notes that are in the folder already: their ids, and the files they are in."""
    found = {}
    for path in folder.glob("*.md"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                head = file.read(1000)
            if head.startswith(b"---\nformat: visitplanner") and (match := _KEPT_ID.search(head)):
                found[match[1].decode()] = path.name
    return found


# -------------------------------------------------------------------- reading
class _Note:
    """One file, read."""

    def __init__(self, path: Path, spoken: str) -> None:
        self._path, self.media = path, dict[str, Path]()
        front, body = front_matter.split(self._text(), path.name)
        said: dict[str, Any] = front_matter.read(front, path.name)
        self._values = Values(path.name, spoken)
        if "language" in said:
            self._values.language = self._values.tag(
                self._values.text(said.pop("language"), "language"), "language"
            )
        self._known(said.pop("format", None))
        id = self._values.id(said.pop("id", None))
        rows = tuple(row for name in ROWS if name in said for row in self._rows(id, name, said.pop(name)))
        city, site = self._place(City, "city", said), self._place(Place, "site", said)
        values = self._values.fields(PracticeNote, said)
        self._take_texts(values, body)
        if not id and not any(values.get("title", Wording()).texts.values()):
            raise Refusal(N_("{file}: a new practice note needs a title."), file=path.name)
        self.bundle = Bundle(Said(PracticeNote, id, values), rows, city, site, path.name)

    @property
    def told(self) -> list[Phrase]:
        """What is to be said of it."""
        return self._values.told

    def _text(self) -> str:
        try:
            return folders.mended(folders.content(self._path, LARGEST).decode()).lstrip("\ufeff")
        except UnicodeDecodeError as error:
            raise Refusal(N_("{file} is not a text file in UTF-8."), file=self._path.name) from error

    def _known(self, node: Any) -> None:
        if node is None:
            return
        found = _FORMAT.fullmatch(self._values.text(node, "format"))
        if not found:
            raise Refusal(N_("{file} is no practice note."), file=self._path.name)
        if int(found[1]) > FORMAT:
            raise Refusal(
                N_("{file} was written by a newer version of visitplanner. Please update."),
                file=self._path.name,
            )

    def _take_texts(self, values: dict[str, Any], body: str) -> None:
        """Texts of the body beside those of the front matter; none may be said twice."""
        for section in sections.read(body):
            name, tag = (
                section.name,
                self._values.tag(section.language or self._values.language, section.name),
            )
            if name not in sections.FIELDS:
                self._values.unknown(name)
                continue
            words: Wording = values.get(name, Wording())
            if tag in words.texts:
                raise Refusal(
                    N_("{file}: “{name}” is there twice."), file=self._path.name, name=f"{name}.{tag}"
                )
            states = {**words.states, tag: section.state} if section.state else words.states
            original = tag if section.original else words.original
            values[name] = replace(
                words, texts={**words.texts, tag: section.text}, states=states, original=original
            )

    def _place(self, kind: type[Any], name: str, said: dict[str, Any]) -> Said | None:
        """A city or place by id and name, or by its name alone. An id alone stays among the registers."""
        node = said.get(name)
        if node is None or (isinstance(node, Scalar) and (node.empty or not node.text or self._is_id(node))):
            return None
        del said[name]
        if not isinstance(node, dict):
            node = {"name": node}
        id = self._values.id(node.pop("id", None), f"{name}.id")
        values = self._values.fields(kind, node, f"{name}.")
        if not any(values.get("name", Wording()).texts.values()):
            if id:
                said[name] = Scalar(id, True)
                return None
            raise self._values.wrong(f"{name}.name")
        return Said(kind, id, values)

    def _is_id(self, node: Scalar) -> bool:
        return re.fullmatch(r"[0-9a-f]{32}", node.text) is not None

    def _rows(self, note: str, name: str, node: Any) -> Iterator[Said]:
        """Rows without an id of their own get one from note and position: read again, they are the same."""
        for position, fields in enumerate(self._values.rows(name, node), 1):
            within, kind = f"{name} {position}, ", ROWS[name]
            id = self._values.id(fields.pop("id", None), f"{within}id")
            file, sha = (
                (fields.pop(one, None) for one in ("file", "sha256")) if kind is Attachment else (None, None)
            )
            values = {"order": position, **self._values.fields(kind, fields, within)}
            said = Said(
                kind, id or ids.derived("row", note or self._path.name, NAMES[kind], str(position)), values
            )
            yield self._photo(said, file, sha, within) if kind is Attachment else said

    def _photo(self, said: Said, file: Any, sha: Any, within: str) -> Said:
        told = self._values.text(sha, f"{within}sha256") if sha is not None else ""
        if told and not re.fullmatch(r"[0-9a-f]{64}", told):
            raise self._values.wrong(f"{within}sha256", told)
        found = self._content(self._values.text(file, f"{within}file"), within) if file is not None else ""
        if told and found and told != found:
            self._tell(N_("{file}: {photo} is not what was sent any more; it is taken as it is."), file)
        if sha is not None:
            return replace(said, values={**said.values, "blob": found or told})
        name = self._values.text(file, within).rpartition("/")[2] if found else ""
        return replace(said, otherwise={"blob": found, "name": name})

    def _content(self, file: str, within: str) -> str:
        """The SHA-256 of a photo that lies in the media folder; "" where it does not."""
        name = file.removeprefix(f"{MEDIA}/")
        if not file.startswith(f"{MEDIA}/") or not folders.is_safe(name):
            raise self._values.wrong(f"{within}file", file)
        folder = self._path.parent / MEDIA
        if folder.is_symlink():
            raise Refusal(N_("{file} is a link. Links are not followed."), file=MEDIA)
        if not (folder / name).exists() and not (folder / name).is_symlink():
            self._tell(N_("{file}: {photo} is not there."), Scalar(file, True))
            return ""
        found = sha256(folders.content(folder / name, LARGEST_MEDIA)).hexdigest()
        self.media[found] = folder / name
        return found

    def _tell(self, msgid: str, photo: Scalar) -> None:
        self.told.append(Phrase(msgid, {"file": self._path.name, "photo": photo.text}))
