"""Forms of making two persons one, of taking them apart, of telling them apart."""

from django import forms
from django.utils.translation import gettext_lazy

from congdoan.duplicates.choices import FACTS
from congdoan.people import queries as people
from congdoan.ui import fields
from congdoan.ui.forms import Form

SIDES = ("one", "other")


def _chosen(name):
    return fields.ChipsField(label=FACTS[name], choices=())


class MergePersons(Form):
    """Giữ trang của ai, và mỗi điều khác nhau thì lấy bên nào.

    The screen hands in ``given["sides"]``: {"one", "other": {"label", "facts": {name: what is shown, or ""}}} of what the officer may see.
    """

    keep = fields.ChipsField(label=gettext_lazy("Giữ trang của ai"), help_text=gettext_lazy("Địa chỉ trang của người kia sẽ dẫn về đây."))

    full_name = _chosen("full_name")
    birth = _chosen("birth")
    sex = _chosen("sex")
    national_id = _chosen("national_id")
    phone = _chosen("phone")
    email = _chosen("email")
    ethnic_group = _chosen("ethnic_group")
    professional_level = _chosen("professional_level")
    party = _chosen("party")

    def prepare(self):
        """Only facts that both have, and differently, are asked for."""
        sides = self.given["sides"]
        self.fields["keep"].choices = [(side, sides[side]["label"]) for side in SIDES]
        for name in FACTS:
            values = [sides[side]["facts"].get(name, "") for side in SIDES]
            if all(values) and values[0] != values[1]:
                self.fields[name].choices = list(zip(SIDES, values, strict=True))
            else:
                del self.fields[name]


class Agree(Form):
    """Nothing to fill in."""


class PairFilter(forms.Form):
    """What is looked at: pairs in one's own book, or those known elsewhere too."""

    tim = forms.CharField(label=gettext_lazy("Tìm theo tên"), required=False)
    o_dau = forms.ChoiceField(
        label=gettext_lazy("Ở đâu"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), ("day", gettext_lazy("Cả hai ở đây")), ("khac", gettext_lazy("Một ở công đoàn khác"))],
    )

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        wanted = self.cleaned_data
        if wanted.get("tim"):
            rows = rows.filter(people.search_q(wanted["tim"]))
        return rows.filter(other_id__isnull=wanted["o_dau"] == "khac") if wanted.get("o_dau") else rows
