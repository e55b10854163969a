"""Cells of the workbook that only this room has: the topic, in the union's own words where it is not in the list."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.education.choices import TOPICS_ALSO, Topic
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.workbooks.columns import Column, as_text

KNOWN = {header_key(str(topic.label)): topic.value for topic in Topic}
KNOWN |= {header_key(wording): topic.value for wording, topic in TOPICS_ALSO.items()}


@dataclass(eq=False)
class TopicColumn(Column):
    """Chủ đề. Canonical: a Topic value, or the union's own words for what is not in the list."""

    width: int = 24
    kind = _("Chữ quá dài")

    def parse(self, raw):
        text = squeeze(as_text(raw))
        if len(text) > 120:
            raise Unreadable(_("Dài quá 120 ký tự. Ghi ngắn lại."))
        return KNOWN.get(header_key(text), text) or None

    def write(self, value):
        return str(Topic(value).label) if value in Topic.values else value

    def options(self):
        return [str(label) for value, label in Topic.choices if value != Topic.OTHER]


def topic_cell(session):
    """The canonical value of "Chủ đề" for a stored session."""
    return session.topic_text or session.topic or None


def topic_facts(cell):
    """{"topic", "topic_text"} from the canonical value."""
    known = not cell or cell in Topic.values
    return {"topic": (cell or "") if known else Topic.OTHER.value, "topic_text": "" if known else cell}
