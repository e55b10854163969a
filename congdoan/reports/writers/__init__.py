"""Các bản in của một văn bản: each writer turns a paper into the bytes of a file of its format."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from congdoan.reports.paper import Paper


@dataclass(frozen=True)
class Writer:
    """Cách ghi một định dạng: its extension (also the name of its module here), the button's word, the media type.

    Its library is loaded at the first paper, so that a command that prints nothing starts at once.
    """

    extension: str
    label: str
    media_type: str

    def write(self, paper: Paper) -> bytes:
        """The paper as a file of this format."""
        return import_module(f"{__name__}.{self.extension}").write(paper)

    def write_all(self, papers: Sequence[Paper]) -> bytes:
        """Several papers one after another in one file, each on a sheet of its own; Word and PDF can."""
        return import_module(f"{__name__}.{self.extension}").write_all(papers)


_OFFICE = "application/vnd.openxmlformats-officedocument."

WRITERS: dict[str, Writer] = {
    writer.extension: writer
    for writer in (
        Writer("docx", "Word", _OFFICE + "wordprocessingml.document"),
        Writer("pdf", "PDF", "application/pdf"),
        Writer("xlsx", "Excel", _OFFICE + "spreadsheetml.sheet"),
        Writer("html", "HTML", "text/html; charset=utf-8"),
        Writer("txt", "Chữ thường", "text/plain; charset=utf-8"),
    )
}
