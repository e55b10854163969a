"""Fields that take several at once: applications to be ticked, people written line by line."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congdoan.kernel import dates, ids, names
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import fold, squeeze
from congdoan.people.choices import Sex

_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_MOST_LINES = 200


class ApplicationsField(forms.MultipleChoiceField):
    """Các đơn, as boxes to be ticked, all of them ticked at first. Cleans to a list of Applications."""

    widget = forms.CheckboxSelectMultiple
    _on_offer = {}

    def __init__(self, **kwargs):
        messages = {"required": _("Chọn ít nhất một đơn."), "invalid_choice": _("Có đơn vừa được người khác ghi bước này rồi. Chọn lại.")}
        super().__init__(error_messages=messages, **kwargs)

    def offer(self, applications):
        """Offers these applications."""
        self._on_offer = {str(row.pk): row for row in applications}
        self.choices = [(pk, f"{row.full_name} ({row.birth_text}), {row.unit.name}") for pk, row in self._on_offer.items()]

    def clean(self, value):
        """Applications, in the order offered."""
        chosen = set(super().clean(value))
        return [row for pk, row in self._on_offer.items() if pk in chosen]


class PeopleField(forms.CharField):
    """Nhiều người, mỗi người một dòng. Cleans to dicts of full_name, sex, birth and what else the line says.

    Parts of a line stand apart by tabs (as copied from Excel) or semicolons, in any order: a name, a day of birth, nam or nữ, an identity
    number, a telephone number, a job. A number in front is the line's own and skipped.
    """

    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"})

    def clean(self, value):
        """Rows; every line that cannot be read is told with its number."""
        lines = [line for line in str(super().clean(value) or "").splitlines() if squeeze(line)]
        if len(lines) > _MOST_LINES:
            raise ValidationError(_("Mỗi lần tối đa %(n)s người. Chia danh sách ra ghi làm nhiều lần.") % {"n": _MOST_LINES})
        rows, wrong = [], []
        for number, line in enumerate(lines, start=1):
            try:
                rows.append(read_person(line))
            except Unreadable as problem:
                wrong.append(_("Dòng %(n)s: %(what)s") % {"n": number, "what": problem.sentence})
        if wrong:
            raise ValidationError(wrong[:12])
        return rows


def read_person(line):
    """One person of a written line, as a dict. Raises Unreadable where name, day of birth or sex is missing or a part means nothing."""
    parts = [squeeze(part) for part in re.split(r"[\t;]", line)]
    parts = [part for part in parts if part]
    if parts and re.fullmatch(r"\d{1,3}\.?", parts[0]):
        parts = parts[1:]
    said = {}
    for part in parts:
        name, value = _meaning(part, said)
        if name in said:
            raise Unreadable(_("“%(part)s” và một phần khác cùng là một mục. Ghi lại dòng này.") % {"part": part[:40]})
        said[name] = value
    facts = ids.national_id_facts(said["national_id"]) if said.get("national_id") else None
    if facts is not None:
        said.setdefault("sex", facts.sex)
    for name, what in (("full_name", _("họ và tên")), ("birth", _("ngày sinh")), ("sex", _("nam hay nữ"))):
        if name not in said:
            raise Unreadable(_("chưa có %(what)s. Ghi như: Trần Thị Mai; 09/10/1986; nữ; số CCCD; điện thoại.") % {"what": what})
    return said


def _meaning(part, said):
    """(field, value) of one part of a line."""
    if fold(part) in _SEXES:
        return "sex", _SEXES[fold(part)]
    digits = re.sub(r"[ .]", "", part)
    if digits.isdigit() and len(digits) in (9, 12):
        return "national_id", ids.clean_national_id(digits)
    if re.fullmatch(r"\+?\d{10,11}", digits):
        return "phone", ids.clean_phone(part)
    if any(letter.isdigit() for letter in part) and "birth" not in said:
        return "birth", dates.read_approximate_date(part)
    return ("job_title", part[:120]) if "full_name" in said else ("full_name", names.clean_name(names.without_title(part)))
