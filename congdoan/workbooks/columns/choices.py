"""Columns with a closed list of answers."""

from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.workbooks.columns.base import Column, as_text


@dataclass(eq=False)
class Choice(Column):
    """Chọn một: ``choices`` is a TextChoices; labels match whatever their case and marks; ``also`` {other wording: choice}."""

    choices: Any = field(kw_only=False, default=None)
    _keywords: KW_ONLY
    also: dict = field(default_factory=dict)

    kind = _("Không có trong danh mục")
    recalled = True

    def parse(self, raw):
        found = self._known().get(header_key(as_text(raw)))
        if found is None:
            raise Unreadable(
                _("Không có “%(value)s”. Chọn một trong: %(all)s.")
                % {"value": squeeze(as_text(raw))[:40], "all": ", ".join(self.options())}
            )
        return found

    def write(self, value):
        return str(self.choices(value).label)

    def options(self):
        return [str(label) for label in self.choices.labels]

    def _known(self):
        known = {header_key(wording): str(choice.value) for wording, choice in self.also.items()}
        known |= {header_key(str(choice.value)): str(choice.value) for choice in self.choices}
        known |= {header_key(str(choice.label)): str(choice.value) for choice in self.choices}
        return known


@dataclass(eq=False)
class YesNo(Column):
    """Có hay không: "có", "x", "1" are yes; "không", "0" are no."""

    YES = frozenset(("co", "x", "1", "true", "dung", "roi", "yes", "y", "v"))
    NO = frozenset(("khong", "ko", "k", "0", "false", "sai", "chua", "no", "n"))
    TICKS = frozenset("✓✔☑√+")

    kind = _("Không có trong danh mục")
    recalled = True

    def parse(self, raw):
        key = header_key(as_text(raw))
        if key in self.YES or squeeze(as_text(raw)) in self.TICKS:
            return True
        if key in self.NO:
            return False
        raise Unreadable(_("Không đọc được “%(value)s”. Ghi Có hoặc Không.") % {"value": as_text(raw)[:40]})

    def write(self, value):
        return "Có" if value else "Không"

    def options(self):
        return ["Có", "Không"]
