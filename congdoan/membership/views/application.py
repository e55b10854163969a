"""Một đơn gia nhập: its page, what is mended in it, its withdrawal."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import ids
from congdoan.kernel.errors import why_not
from congdoan.membership import forms, joining, queries
from congdoan.membership.actions import applications
from congdoan.membership.choices import BADGES, ApplicationState, How, Permission
from congdoan.membership.guarded import unseen
from congdoan.membership.views.lists import member_url
from congdoan.organization import queries as organization
from congdoan.ui.opening import Doors
from congdoan.ui.screens import RecordAction, UnitPage

PRIVACY = gettext_lazy("Ban chấp hành và tổ trưởng của đơn vị xem được đơn. Công đoàn cấp trên chỉ thấy tổng số.")


def application_url(row):
    """The page of an application."""
    return reverse("membership:application", args=[row.unit_id, row.pk])


def _found(screen):
    row = queries.application(by=screen.request.actor, pk=screen.kwargs["pk"])
    if row is None or row.unit_id != screen.kwargs["unit_id"]:
        raise Http404
    return row


class ApplicationPage(UnitPage):
    """Một đơn gia nhập: trong đơn viết gì, đã đi đến bước nào."""

    permission = queries.application.permission
    template_name = "membership/application.html"
    section = "members"

    def prepare(self):
        super().prepare()
        self.application = _found(self)
        self.title = self.application.full_name

    def context(self):
        row = self.application
        return {
            "application": row,
            "badge": BADGES[row.state],
            "steps": self.steps(row),
            "facts": self.facts(row),
            "actions": self.actions(row),
        }

    def steps(self, row):
        """What was done with it and when: [{"text", "day", "detail", "url"}]."""
        found = [{"text": _("Làm đơn"), "day": row.applied_on, "detail": _("%(who)s ghi") % {"who": row.recorded_by.full_name}}]
        if row.considered_on:
            agreed = row.state != ApplicationState.REFUSED
            found.append({"text": _("Ban chấp hành đồng ý") if agreed else _("Ban chấp hành không kết nạp"), "day": row.considered_on})
        if row.decision:
            step = {"text": _("Quyết định %(text)s") % {"text": row.decision.text}, "day": row.decision.effective_on}
            found.append(step | self.paper(row))
        if row.ceremony_on:
            found.append({"text": _("Lễ kết nạp"), "day": row.ceremony_on})
        if row.membership:
            found.append({"text": _("Là đoàn viên"), "day": row.membership.valid_from, "url": member_url(row.membership)})
        if row.state == ApplicationState.WITHDRAWN:
            found.append({"text": _("Rút đơn"), "day": row.closed_on, "detail": row.reason})
        return [{"detail": "", "url": "", **step} for step in found]

    def paper(self, row):
        """The way to the decision's page, with its scans and its Word file, or to where the file is drawn up; nothing for who may do neither."""
        opened = Doors(self.by).url(row.decision)
        if opened:
            return {"url": opened, "detail": _("Bản chụp, tệp Word ở trang của quyết định")}
        unit = organization.union_around(row.unit)
        if not self.by.may("papers.issue_decision", unit):
            return {}
        sort = "admission" if row.how == How.ADMITTED else "recognition"
        return {"url": reverse("papers:decision-issue", args=[unit.pk, sort]), "detail": _("Chưa lập tệp Word")}

    def facts(self, row):
        """What is written in it, the number masked, the ethnic group for those who may know it."""
        sees, party = self.by.may(Permission.VIEW_IDENTITY, row.unit), self.by.may(Permission.VIEW_PARTY, row.unit)
        given = [
            (_("Xin gì"), row.get_how_display()),
            (_("Ngày sinh"), row.birth_text),
            (_("Giới tính"), row.get_sex_display()),
            (_("Đã vào công đoàn"), str(row.union_joined or "")),
            (_("Số CCCD"), ids.mask_national_id(row.national_id) if sees else ""),
            (_("Điện thoại"), ids.format_phone(row.phone) if row.phone else ""),
            (_("Công việc"), row.job_title),
            (_("Dân tộc"), row.ethnic_group if party else ""),
            (_("Quê quán"), row.native_place),
            (_("Nơi ở hiện nay"), row.residence),
            (_("Mã đoàn viên"), row.member_number if sees else ""),
        ]
        return [pair for pair in given if pair[1]]

    def actions(self, row):
        """Buttons at the head."""
        place, found = [row.unit_id, row.pk], []
        mends = self.by.may(Permission.DECIDE_APPLICATION, row.unit)
        if mends and not why_not(joining.check_number_mended, application=row, hidden=unseen(self.by, row.unit)):
            found.append({"label": _("Sửa mã đoàn viên"), "icon": "sua", "url": reverse("membership:application-number", args=place)})
        if not self.by.may(Permission.RECEIVE_APPLICATION, row.unit):
            return found
        closed = why_not(joining.check_moves, applications=[row], to=ApplicationState.WITHDRAWN)
        if not closed:
            found.append({"label": _("Ghi rút đơn"), "icon": "loi", "url": reverse("membership:application-withdraw", args=place)})
        if not why_not(joining.check_correctable, application=row):
            found.append({"label": _("Sửa"), "icon": "sua", "url": reverse("membership:application-correct", args=place)})
        return found


class _OnApplication(RecordAction):
    """Something done to one application; afterwards its page."""

    gives = ("application",)
    section = "members"
    privacy = PRIVACY

    def find(self):
        return _found(self)

    def cancel_url(self):
        return application_url(self.record)


class CorrectApplication(_OnApplication):
    """Sửa đơn ghi sai."""

    action = applications.correct
    form_class = forms.CorrectApplication
    main_button = gettext_lazy("Ghi đơn đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa đơn.")

    @property
    def title(self):
        """Whose."""
        return _("Sửa đơn của %(name)s") % {"name": self.record.full_name}

    def initial(self):
        row = self.record
        plain = ("how", "full_name", "sex", "applied_on", "national_id", "phone", "job_title", "ethnic_group", "native_place", "residence")
        known = {name: getattr(row, name) for name in (*plain, "member_number", "version")}
        return known | {"birth": row.birth, "union_joined": row.union_joined}


class CorrectNumber(_OnApplication):
    """Sửa mã đoàn viên của đơn đã có quyết định."""

    action = applications.correct_number
    form_class = forms.CorrectNumber
    main_button = gettext_lazy("Ghi mã đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    explanation = gettext_lazy("Quyết định và các điều khác trong đơn giữ nguyên. Mã do Tổng Liên đoàn cấp, ghi như trên thẻ.")
    confirmation = gettext_lazy("Đã sửa mã đoàn viên. Kết nạp được tiếp.")

    @property
    def title(self):
        """Whose."""
        return _("Sửa mã đoàn viên trong đơn của %(name)s") % {"name": self.record.full_name}

    def initial(self):
        return {**super().initial(), "member_number": self.record.member_number}


class WithdrawApplication(_OnApplication):
    """Ghi rút đơn."""

    action = applications.withdraw
    form_class = forms.WithdrawApplication
    main_button = gettext_lazy("Ghi rút đơn")
    main_icon = "loi"
    not_done = gettext_lazy("Chưa ghi rút đơn")
    confirmation = gettext_lazy("Đã ghi rút đơn. Đơn vẫn còn trong danh sách.")

    @property
    def title(self):
        """Whose."""
        return _("%(name)s rút đơn") % {"name": self.record.full_name}
