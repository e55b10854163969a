"""Groups that a file speaks of and nobody has founded: what each would be called, of which kind, under which code."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.money import format_number
from congdoan.kernel.text import fold
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission
from congdoan.ui.fields import CleanText, DateField
from congdoan.ui.forms import Form
from congdoan.units import queries as units
from congdoan.workbooks import queries as workbooks

GROUP, SECTION = "union_group", "union_section"
AT_ONCE = 30  # groups on one form
SHOWN = 4  # names in the sentence that offers it
_ENDINGS = {GROUP: "T", SECTION: "BP"}
_SECTIONS = ("cong doan bo phan", "cdbp", "bo phan", "cd bo phan")


def kinds(unit, on):
    """[(key, label)] of the groups that may stand under a unit on a day; [] under most units. Asks through ``gather``."""
    nestings, kinds_of_all_days = yield units.nestings_on(on).filter(parent_kind=unit.kind), units.every_kind()
    below, labels = {row.child_kind for row in nestings}, {kind.key: kind.label for kind in kinds_of_all_days}
    return [(key, labels[key]) for key in (GROUP, SECTION) if key in below]


def offer(batch, by, asked):
    """{"names", "more", "count"} of the groups that ``by`` may found for an import; None if there is nothing to found, or no right.

    ``asked``: queries.units_asked of the batch. Asks through ``gather``.
    """
    texts = [one["text"] for one in _in_order(asked)]
    if not texts or not by.may(Permission.FOUND_UNIT, batch.unit) or not (yield from kinds(batch.unit, by.today)):
        return None
    return {"names": texts[:SHOWN], "more": max(len(texts) - SHOWN, 0), "count": len(texts)}


class FoundGroups(Form):
    """Lập các tổ mà tệp nhắc đến."""

    feeds = ("groups", "founded_on")
    founded_on = DateField(label=_("Ngày thành lập"))

    def prepare(self):
        batch = self.given["batch"]
        self.fields["founded_on"].initial = batch.unit.founded_on
        self.fields["founded_on"].help_text = _(
            "Tổ có từ lâu thì để ngày thành lập công đoàn (%(day)s): đoàn viên cũ ghi vào được. Tổ mới lập thì ghi ngày lập."
        ) % {"day": format_date(batch.unit.founded_on)}
        self.asked = _in_order(workbooks.units_asked(batch))
        offered, taken = gather(kinds(batch.unit, self.by.today))[0], organization.codes_taken()
        for number, one in enumerate(self.asked):
            kind = _kind(one["text"], [key for key, _label in offered])
            choices = [*offered, ("", _("Không lập, để sau"))]
            self._put(f"name-{number}", CleanText(label=_("Tên"), max_length=200, required=False), _name(one["text"]))
            self._put(f"kind-{number}", forms.ChoiceField(label=_("Loại"), choices=choices, required=False), kind)
            self._put(
                f"code-{number}", CleanText(label=_("Mã"), max_length=40, required=False), _code(batch.unit, one["text"], kind, taken)
            )
            self.fields[f"text-{number}"] = CleanText(widget=forms.HiddenInput, required=False, max_length=200, initial=one["text"])

    def clean(self):
        """What the action takes."""
        said = super().clean()
        numbers = [number for number in range(len(self.asked)) if said.get(f"kind-{number}")]
        groups = [{name: said.get(f"{name}-{number}", "") for name in ("text", "name", "kind", "code")} for number in numbers]
        return {"groups": groups, **({"founded_on": said["founded_on"]} if "founded_on" in said else {})}

    def cards(self):
        """[{"text", "rows", "fields"}] for the template."""
        return [
            {
                "text": one["text"],
                "rows": format_number(one["rows"]),
                "fields": [self[f"{name}-{number}"] for name in ("name", "kind", "code")],
            }
            for number, one in enumerate(self.asked)
        ]

    def _put(self, name, made, initial):
        made.initial, made.asked = initial, True
        self.fields[name] = made


def _in_order(asked):
    """Tổ 2 before Tổ 10."""
    return sorted(asked.values(), key=lambda one: (len(one["text"]), one["text"]))[:AT_ONCE]


def _name(text):
    """ "tổ 1" is "Tổ 1", a bare number "Tổ 1" as well."""
    return _("Tổ %s") % text if text.isdigit() else text[:1].upper() + text[1:]


def _kind(text, offered):
    wanted = SECTION if fold(text).startswith(_SECTIONS) else GROUP
    return wanted if wanted in offered else next(iter(offered), "")


def _code(unit, text, kind, taken):
    """The unit's code with T1, BP1, or the next number that is free; ``taken`` grows."""
    start, found = f"{unit.code}-{_ENDINGS.get(kind, 'T')}", re.findall(r"\d+", text)
    number = int(found[-1][:4]) if found else 1
    while f"{start}{number}".upper() in taken:
        number += 1
    taken.add(f"{start}{number}".upper())
    return f"{start}{number}"
