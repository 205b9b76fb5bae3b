"""The last pass over a PDF: what PDF/A asks of the file's syntax, attachments, a reproducible id."""

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


def finish(draft: bytes, now: datetime, attached: Sequence[Attached] = ()) -> bytes:
    """The file to hand out. The same `draft`, `now` and attachments give the same bytes."""
    target = BytesIO()
    with pikepdf.open(BytesIO(draft)) as pdf:
        for file in attached:
            _attach(pdf, file, now)
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return target.getvalue()


def _attach(pdf: pikepdf.Pdf, file: Attached, now: datetime) -> None:
    moment = now.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    # The library's types know `relationship` since 10.18.
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
