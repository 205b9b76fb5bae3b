"""The last pass over a PDF: what PDF/A asks of the file's syntax, attachments, a password, a reproducible id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pikepdf


@dataclass(frozen=True, slots=True)
class Attached:
    """A file carried by the pack, e.g. its calendar (`text/calendar`)."""

    name: str
    data: bytes
    media_type: str
    description: str


def finish(draft: bytes, now: datetime, attached: Sequence[Attached] = (), password: str = "") -> bytes:
    """The file to hand out. The same `draft`, `now` and attachments give the same bytes.

    With a `password` (AES-256) the file is neither PDF/A nor the same twice: the standard forbids the one, the
    cipher's salt the other.
    """
    target = BytesIO()
    with pikepdf.open(BytesIO(draft)) as pdf:
        for file in attached:
            _attach(pdf, file, now)
        if password:
            _withdraw_archive_mark(pdf)
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=not password,
            encryption=pikepdf.Encryption(user=password, owner=password, R=6) if password else False,
        )
    return target.getvalue()


def _attach(pdf: pikepdf.Pdf, file: Attached, now: datetime) -> None:
    moment = now.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    # The library's type stubs do not know `relationship` yet.
    spec = pikepdf.AttachedFileSpec(  # type: ignore[call-arg]
        pdf,
        file.data,
        filename=file.name,
        mime_type=file.media_type,
        description=file.description,
        creation_date=moment,
        mod_date=moment,
        relationship=pikepdf.Name.Supplement,
    )
    pdf.attachments[file.name] = spec
    if "/AF" not in pdf.Root:
        pdf.Root.AF = pikepdf.Array()
    pdf.Root.AF.append(spec.obj)


def _withdraw_archive_mark(pdf: pikepdf.Pdf) -> None:
    """An encrypted file must not call itself PDF/A."""
    packet = pdf.Root.Metadata.read_bytes()
    for mark in (b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>"):
        packet = packet.replace(mark, b"")
    pdf.Root.Metadata.write(packet)
