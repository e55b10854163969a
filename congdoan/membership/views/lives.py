"""Thay đổi sinh hoạt của một đoàn viên: what may be recorded, each on its own form."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.errors import why_not
from congdoan.membership import forms, moving, policies, queries
from congdoan.membership.actions import lives
from congdoan.membership.choices import Permission
from congdoan.membership.views.changes import OfMember
from congdoan.membership.views.lists import member_url
from congdoan.ui.screens import RecordAction, UnitPage


class ChangeMembership(UnitPage):
    """Những thay đổi ghi được của một đoàn viên: tạm dừng, sinh hoạt lại, rời, qua đời, trở lại, bỏ lần rời ghi nhầm."""

    permission = str(Permission.VIEW_MEMBERS)
    template_name = "membership/changes.html"
    section = "members"

    def prepare(self):
        super().prepare()
        self.membership = queries.member(by=self.by, pk=self.kwargs["membership_id"])
        if self.membership is None or self.membership.unit_id != self.unit.pk:
            raise Http404
        self.title = _("Thay đổi sinh hoạt của %(name)s") % {"name": self.membership.person.full_name}

    def context(self):
        row = self.membership
        pauses = list(queries.suspensions_at([row.pk]))
        return {"unit": self.unit, "entries": [entry for entry in self.entries(row, pauses) if entry], "back": member_url(row)}

    def entries(self, row, pauses):
        """[{"label", "hint", "icon", "url", "why_not"}] in the order of a union's life."""
        left = why_not(policies.check_may_leave, membership=row)
        running = next((pause for pause in pauses if pause.valid_until is None), None)
        yield self.entry(
            Permission.ADMIT_MEMBER, _("Chuyển đi nơi khác"), _("Đơn vị mới đề nghị, ở đây trả lời."), "mui", "transfer-list", (), ""
        )
        if running:
            yield self.entry(
                Permission.SUSPEND_MEMBERSHIP, _("Sinh hoạt lại"), _("Hết tạm dừng."), "sang", "member-resume", (row.pk, running.pk), left
            )
        else:
            hint = _("Nghỉ không lương, đi học, nghĩa vụ quân sự; vẫn là đoàn viên.")
            yield self.entry(Permission.SUSPEND_MEMBERSHIP, _("Tạm dừng sinh hoạt"), hint, "gio", "member-suspend", (row.pk,), left)
        hint = _("Nghỉ hưu, thôi việc, xin ra, xóa tên, khai trừ.")
        yield self.entry(Permission.END_MEMBERSHIP, _("Rời đơn vị"), hint, "ra", "member-leave", (row.pk,), left)
        yield self.entry(Permission.END_MEMBERSHIP, _("Qua đời"), _("Mọi việc thôi từ ngày mất."), "dong", "member-death", (row.pk,), left)
        if left:
            back = why_not(moving.check_may_return, membership=row, valid_from=None, today=self.by.today)
            hint = _("Giữ ngày vào công đoàn, mã đoàn viên cũ.")
            yield self.entry(Permission.ADMIT_MEMBER, _("Trở lại sinh hoạt"), hint, "sang", "member-rejoin", (row.pk,), back)
            held = list(queries.matching([row.person_id]))
            wrong = why_not(moving.check_may_take_back, membership=row, held=held)
            yield self.entry(
                Permission.CORRECT_MEMBER, _("Bỏ lần ghi rời"), _("Khi ghi rời nhầm."), "lui", "member-take-back", (row.pk,), wrong
            )

        hint = _("Nhầm người, nhầm đơn vị, ghi hai lần. Không tính là một lần rời.")
        yield self.entry(Permission.ADMIT_MEMBER, _("Bỏ ghi nhầm"), hint, "loi", "member-misrecorded", (row.pk,), "")

    def entry(self, permission, label, hint, icon, name, more, closed):
        """One line of the page; None for who may not."""
        if not self.by.may(permission, self.unit):
            return None
        url = reverse(f"membership:{name}", args=[self.unit.pk, *more])
        return {"label": label, "hint": hint, "icon": icon, "url": url, "why_not": closed}


class Suspend(OfMember):
    """Ghi tạm dừng sinh hoạt."""

    action = lives.suspend
    form_class = forms.Suspend
    main_button = gettext_lazy("Ghi tạm dừng")
    main_icon = "gio"
    not_done = gettext_lazy("Chưa ghi tạm dừng")
    explanation = gettext_lazy(
        "Vẫn là đoàn viên, vẫn được chăm lo. Nghỉ không lương từ một tháng thì thời gian ấy không phải đóng đoàn phí."
    )
    confirmation = gettext_lazy("Đã ghi tạm dừng sinh hoạt.")
    privacy = gettext_lazy("Lý do chỉ ban chấp hành và chính người ấy xem được.")

    @property
    def title(self):
        """Whom it is about."""
        return _("%(name)s tạm dừng sinh hoạt") % {"name": self.membership.person.full_name}

    def initial(self):
        return {"version": self.membership.version, "valid_from": self.by.today}


class Resume(RecordAction):
    """Ghi sinh hoạt lại."""

    action = lives.resume
    form_class = forms.Resume
    gives = ("suspension",)
    section = "members"
    main_button = gettext_lazy("Ghi sinh hoạt lại")
    not_done = gettext_lazy("Chưa ghi")
    confirmation = gettext_lazy("Đã ghi sinh hoạt lại.")

    def find(self):
        pause = queries.suspension(self.kwargs["pk"])
        row = queries.member(by=self.by, pk=self.kwargs["membership_id"])
        if pause is None or row is None or pause.membership_id != row.pk or row.unit_id != self.unit.pk:
            raise Http404
        return pause

    @property
    def title(self):
        """Whom it is about."""
        return _("%(name)s sinh hoạt lại") % {"name": self.record.membership.person.full_name}

    def cancel_url(self):
        return member_url(self.record.membership)


class RecordDeath(OfMember):
    """Ghi đoàn viên qua đời."""

    action = lives.record_death
    form_class = forms.RecordDeath
    main_button = gettext_lazy("Ghi qua đời")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy(
        "Từ đó người ấy không còn trong danh sách chăm lo, chúc mừng; chức vụ thôi, tài khoản đóng. Việc trước đó vẫn còn trong sổ."
    )
    confirmation = gettext_lazy("Đã ghi. Việc trước đó vẫn còn trong sổ.")

    @property
    def title(self):
        """Whom it is about."""
        return _("%(name)s qua đời") % {"name": self.membership.person.full_name}

    def initial(self):
        return {"version": self.membership.version}


class Rejoin(OfMember):
    """Ghi trở lại sinh hoạt."""

    action = lives.rejoin
    form_class = forms.Rejoin
    gives = ("unit", "membership")
    main_button = gettext_lazy("Ghi trở lại")
    main_icon = "sang"
    not_done = gettext_lazy("Chưa ghi trở lại")
    explanation = gettext_lazy("Một thời gian mới bắt đầu; thời gian trước vẫn còn nguyên.")
    confirmation = gettext_lazy("Đã ghi trở lại sinh hoạt.")

    @property
    def title(self):
        """Whom, where."""
        return _("%(name)s trở lại %(unit)s") % {"name": self.membership.person.full_name, "unit": self.unit.name}

    def given(self):
        return {**super().given(), "unit": self.unit}

    def initial(self):
        return {"valid_from": self.by.today, "job_title": self.membership.job_title}


class TakeBackLeaving(OfMember):
    """Bỏ lần ghi rời nhầm."""

    action = lives.take_back_leaving
    form_class = forms.TakeBackLeaving
    main_button = gettext_lazy("Bỏ lần ghi rời này")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa bỏ được")
    explanation = gettext_lazy("Người ấy lại là đoàn viên như chưa rời, giữ lại chức vụ đã thôi vì lần ấy.")
    confirmation = gettext_lazy("Đã bỏ lần ghi rời nhầm.")

    @property
    def title(self):
        """Whose."""
        return _("Bỏ lần ghi rời của %(name)s") % {"name": self.membership.person.full_name}

    def initial(self):
        return {"version": self.membership.version}
