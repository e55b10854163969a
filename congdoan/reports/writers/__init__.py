"""Các bản in của một văn bản: each writer turns a paper into the bytes of a file of its format."""

from collections.abc import Callable
from dataclasses import dataclass

from ..paper import Paper
from . import docx, pdf, txt, xlsx


@dataclass(frozen=True)
class Writer:
    """Cách ghi một định dạng: the button's word, the media type of the answer, and the function that writes."""

    label: str
    media_type: str
    write: Callable[[Paper], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument."

WRITERS: dict[str, Writer] = {
    "docx": Writer("Word", _OFFICE + "wordprocessingml.document", docx.write),
    "pdf": Writer("PDF", "application/pdf", pdf.write),
    "xlsx": Writer("Excel", _OFFICE + "spreadsheetml.sheet", xlsx.write),
    "txt": Writer("Văn bản thường", "text/plain; charset=utf-8", txt.write),
}
