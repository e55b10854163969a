"""Thân nhân của đoàn viên: ghi, tự ghi, xác nhận, sửa, bỏ."""

import datetime

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.membership import forms, queries
from congdoan.membership.actions import relatives
from congdoan.membership.choices import Permission, RelativeKind
from congdoan.membership.views.own import OwnAffair
from congdoan.people.choices import Precision
from congdoan.ui.screens import ActionScreen

PRIVACY = gettext_lazy("Ban chấp hành, tổ trưởng, kế toán và ủy ban kiểm tra của đơn vị xem được.")


class RecordRelative(ActionScreen):
    """Ghi thân nhân của một đoàn viên."""

    action = relatives.record
    form_class = forms.RecordRelative
    title = gettext_lazy("Ghi thân nhân đoàn viên")
    main_button = gettext_lazy("Ghi thân nhân")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi thân nhân")
    explanation = gettext_lazy("Con: để dịp 1/6, Trung thu không sót cháu nào. Vợ, chồng, cha mẹ hai bên: để việc hiếu không quên ai.")
    privacy = PRIVACY

    def initial(self):
        return {"person": self.request.GET.get("nguoi"), "kind": RelativeKind.CHILD.value}

    def cancel_url(self):
        return reverse("membership:member-list", kwargs={"unit_id": self.unit.pk})

    def done_sentence(self, result):
        return _("Đã ghi %(kind)s của %(title)s %(person)s: %(name)s.") % {
            "kind": result.get_kind_display().lower(),
            "name": result.name,
            "title": result.person.title,
            "person": result.person.full_name,
        }


class _OfRelative(ActionScreen):
    """What is done to one relative of a member of the unit; afterwards the member's page."""

    gives = ("unit", "relative")
    also = (str(Permission.VIEW_FAMILIES),)
    section = "members"
    privacy = PRIVACY

    def prepare(self):
        self.relative = None
        super().prepare()
        self.relative = queries.relative(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if self.relative is None:
            raise Http404

    def given(self):
        return {"unit": self.unit, "relative": self.relative}

    def words(self):
        """Who, and whose."""
        row = self.relative
        return {"name": row.name, "kind": row.get_kind_display().lower(), "person": row.person.full_name}

    def initial(self):
        return {"version": self.relative.version}

    def cancel_url(self):
        try:
            return reverse("overview:member", kwargs={"person_id": self.relative.person_id})
        except NoReverseMatch:
            return reverse("membership:member-list", kwargs={"unit_id": self.unit.pk})


class CorrectRelative(_OfRelative):
    """Sửa một thân nhân."""

    action = relatives.correct
    form_class = forms.CorrectRelative
    main_button = gettext_lazy("Ghi dòng đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa thân nhân.")

    @property
    def title(self):
        """Whose."""
        return _("Sửa thân nhân của %(person)s") % self.words()

    def initial(self):
        row = self.relative
        precision = Precision.DAY if row.birth_on else Precision.YEAR
        on = row.birth_on or (datetime.date(row.birth_year, 1, 1) if row.birth_year else None)
        names = ("version", "kind", "name", "sex", "died_on", "known_as")
        return {name: getattr(row, name) for name in names} | {"birth": dates.ApproximateDate(on, precision) if on else None}


class ConfirmRelative(_OfRelative):
    """Xác nhận thân nhân mà đoàn viên tự ghi."""

    action = relatives.confirm
    form_class = forms.ConfirmRelative
    main_button = gettext_lazy("Xác nhận")
    not_done = gettext_lazy("Chưa xác nhận")
    confirmation = gettext_lazy("Đã xác nhận. Từ nay có trong danh sách tặng quà, thăm viếng.")

    @property
    def title(self):
        """Who."""
        return _("Xác nhận %(kind)s của %(person)s: %(name)s") % self.words()

    @property
    def explanation(self):
        """What the member wrote."""
        row = self.relative
        return _("Đoàn viên tự ghi: %(name)s%(born)s. Sai thì sửa hoặc bỏ.") % {
            "name": row.name,
            "born": f", {row.born}" if row.born else "",
        }


class CancelRelative(_OfRelative):
    """Bỏ một thân nhân ghi nhầm."""

    action = relatives.cancel
    form_class = forms.CancelRelative
    main_button = gettext_lazy("Bỏ khỏi sổ")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ khỏi sổ. Dòng cũ còn trong nhật ký, kèm lý do.")

    @property
    def title(self):
        """Who."""
        return _("Bỏ %(kind)s của %(person)s: %(name)s") % self.words()


class RecordOwnRelative(OwnAffair):
    """Tự ghi thân nhân của mình."""

    action = relatives.record_own
    form_class = forms.RecordOwnRelative
    title = gettext_lazy("Ghi thân nhân của tôi")
    explanation = gettext_lazy("Công đoàn xác nhận rồi mới dùng để tặng quà, thăm viếng.")
    main_button = gettext_lazy("Ghi thân nhân")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi thân nhân")
    confirmation = gettext_lazy("Đã ghi, chờ công đoàn xác nhận.")
    privacy = PRIVACY

    def initial(self):
        return {"kind": RelativeKind.CHILD.value}
