"""Hai người cạnh nhau: nhập làm một, ghi là hai người, gỡ ra."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.duplicates import forms, queries, seeing
from congdoan.duplicates.actions import merges
from congdoan.duplicates.choices import FACTS
from congdoan.kernel import dates
from congdoan.ui.screens import ActionScreen, RecordAction


class _OnPair(ActionScreen):
    """Something said of two persons, both of whom ``by`` may see."""

    gives = ("unit", "one", "other")
    section = "members"

    def prepare(self):
        super().prepare()
        self.one, self.other = queries.persons(by=self.by, ids=[self.kwargs["person_id"], self.kwargs["other_id"]])
        if self.one is None or self.other is None or self.one.pk == self.other.pk:
            raise Http404

    def require(self):
        type(self).action.check(by=self.by, unit=self.unit, one=None, other=None)

    def given(self):
        return {"unit": self.unit, "one": self.one, "other": self.other}

    def cancel_url(self):
        return reverse("duplicates:candidate-list", kwargs={"unit_id": self.unit.pk})


class MergePersons(_OnPair):
    """Hai người cạnh nhau, và nhập làm một."""

    action = merges.merge
    form_class = forms.MergePersons
    template_name = "duplicates/merge.html"
    main_button = gettext_lazy("Nhập hai người làm một")
    main_icon = "nguoi"
    not_done = gettext_lazy("Chưa nhập")
    explanation = gettext_lazy("Mọi việc đã ghi cho hai người về một trang. Nhập nhầm thì gỡ ra được trong 30 ngày, không mất dòng nào.")
    confirmation = gettext_lazy("Đã nhập hai người làm một.")
    privacy = gettext_lazy("Lần nhập có tên người ghi trong nhật ký.")

    @property
    def title(self):
        """Who."""
        return _("%(one)s và %(other)s là một người?") % {"one": self.one.full_name, "other": self.other.full_name}

    @cached_property
    def sides(self):
        """Both, as the officer may see them."""
        return seeing.sides(self.by, [self.one, self.other])

    def form(self, data=None, files=None):
        return self.form_class(data, files, initial=self.initial(), by=self.by, given={**self.given(), "sides": self.sides})

    def initial(self):
        """The page with more rows stands; a fuller fact before a poorer one."""
        one, other = self.sides["one"], self.sides["other"]
        keep = "one" if sum(count for _what, count in one["counts"]) >= sum(count for _what, count in other["counts"]) else "other"
        longer = lambda name: max(("one", "other"), key=lambda side: (len(self.sides[side]["facts"].get(name, "")), side == keep))  # noqa: E731
        chosen = {name: longer(name) if name == "birth" else keep for name in FACTS}
        return {"version": self.one.version + self.other.version, "keep": keep, **chosen}

    def context(self):
        sides = [self.sides["one"], self.sides["other"]]
        facts = [(label, [side["facts"].get(name, "") for side in sides]) for name, label in FACTS.items()]
        apart = reverse("duplicates:tell-apart", args=[self.unit.pk, self.one.pk, self.other.pk])
        same = [label for label, (one, other) in facts if one and one == other]
        differ = [(label, values) for label, values in facts if values[0] != values[1]]
        return {**super().context(), "sides": sides, "facts": differ, "same": same, "apart_url": apart}

    def success_url(self, pk):
        return reverse("duplicates:merge-list", kwargs={"unit_id": self.unit.pk})


class TellApart(_OnPair):
    """Ghi là hai người khác nhau."""

    action = merges.tell_apart
    form_class = forms.Agree
    main_button = gettext_lazy("Ghi là hai người khác nhau")
    main_icon = "dung"
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Cặp này không hiện trong danh sách trùng người nữa.")
    confirmation = gettext_lazy("Đã ghi là hai người khác nhau.")

    @property
    def title(self):
        """Who."""
        return _("%(one)s và %(other)s là hai người") % {"one": self.one.full_name, "other": self.other.full_name}


class UndoMerge(RecordAction):
    """Gỡ một lần nhập."""

    action = merges.undo
    form_class = forms.Agree
    gives = ("merge",)
    section = "members"
    main_button = gettext_lazy("Gỡ ra thành hai người")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa gỡ")
    confirmation = gettext_lazy("Đã gỡ ra thành hai người như trước.")

    def find(self):
        row = queries.merge(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.kwargs["unit_id"] and not row.unit.path.startswith(self.unit.path):
            raise Http404
        return row

    @property
    def title(self):
        """Who."""
        return _("Gỡ %(gone)s ra khỏi %(kept)s") % {"gone": self.record.gone.full_name, "kept": self.record.kept.full_name}

    @property
    def explanation(self):
        """What comes back, until when."""
        return _(
            "Mọi dòng đã chuyển trở lại người cũ, dòng đã cất trở lại sổ. Việc ghi cho %(kept)s sau ngày nhập vẫn ở %(kept)s. Gỡ được đến hết ngày %(day)s."
        ) % {"kept": self.record.kept.full_name, "day": dates.format_date(self.record.undo_until)}

    def cancel_url(self):
        return reverse("duplicates:merge-list", kwargs={"unit_id": self.unit.pk})
