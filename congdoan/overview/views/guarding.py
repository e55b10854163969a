"""Bước xác nhận thứ hai của cán bộ: which roles must have one, who has none yet, a lost one taken away; and looking as somebody to help."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access import guarding
from congdoan.access import queries as access
from congdoan.access.choices import Permission
from congdoan.accounts import queries as accounts
from congdoan.membership import queries as membership
from congdoan.membership.actions import helping
from congdoan.organization.actions import factors
from congdoan.overview import forms
from congdoan.overview.middleware import MARK
from congdoan.overview.words import moment
from congdoan.ui.screens import ActionScreen, Page, RecordAction, UnitPage


def factors_url(unit_id):
    """The page of a unit's second factors."""
    return reverse("overview:factors", kwargs={"unit_id": unit_id})


class Factors(UnitPage):
    """Bước xác nhận thứ hai ở một đơn vị: quy định đang có, cán bộ nào chưa đặt."""

    permission = str(Permission.REQUIRE_FACTOR)
    template_name = "overview/factors.html"
    section = "organization"
    title = gettext_lazy("Bước xác nhận thứ hai")

    def context(self):
        rules = list(access.factor_rules_at(self.unit, self.by.today))
        held = [grant for grant in access.holders_at(self.unit, self.by.today) if grant.unit_id == self.unit.pk]
        states = accounts.factor_states({grant.person_id for grant in held})
        return {
            "unit": self.unit,
            "rules": [self.rule(row) for row in rules],
            "officers": self.officers(held, states),
            "require_url": reverse("overview:factor-require", kwargs={"unit_id": self.unit.pk}),
        }

    def rule(self, row):
        """One rule as the page says it."""
        own = row.unit_id == self.unit.pk and (row.valid_until is None or row.valid_until > self.by.today)
        end_url = reverse("overview:factor-waive", kwargs={"unit_id": row.unit_id, "pk": row.pk}) if own else ""
        return {"row": row, "waits": row.valid_from > self.by.today, "end_url": end_url}

    def officers(self, held, states):
        """[{"name", "roles", "state", "reset_url", "help_url"}]: each holder of a role at this very unit once; ``state`` None: no account."""
        found = {}
        for grant in held:
            line = found.setdefault(grant.person_id, {"name": grant.person.full_name, "roles": [], "state": states.get(grant.person_id)})
            line["roles"] += [grant.get_role_display()] if grant.get_role_display() not in line["roles"] else []
            place = {"unit_id": self.unit.pk, "person_id": grant.person_id}
            other = grant.person_id != self.by.person.pk and line["state"] is not None
            may_help = other and self.by.may(Permission.GIVE_SUPPORT, self.unit)
            line["reset_url"] = reverse("overview:factor-reset", kwargs=place) if other and line["state"] else ""
            line["help_url"] = reverse("overview:support-begin", kwargs=place) if may_help else ""
        return list(found.values())


class RequireFactor(ActionScreen):
    """Bắt buộc bước xác nhận thứ hai."""

    action = factors.require
    form_class = forms.RequireFactor
    section = "organization"
    title = gettext_lazy("Bắt buộc bước xác nhận thứ hai")
    main_button = gettext_lazy("Bắt buộc từ ngày này")
    not_done = gettext_lazy("Chưa bắt buộc")
    explanation = gettext_lazy(
        "Từ ngày ấy, ai giữ vai trò này ở đơn vị và cấp dưới mà chưa đặt bước xác nhận thứ hai thì đăng nhập xong chỉ mở được trang đặt."
    )
    confirmation = gettext_lazy("Đã bắt buộc bước xác nhận thứ hai.")

    def initial(self):
        return {"valid_from": self.by.today}

    def cancel_url(self):
        return factors_url(self.unit.pk)


class WaiveFactor(RecordAction):
    """Thôi bắt buộc."""

    action = factors.waive
    form_class = forms.Confirm
    gives = ("factor_rule",)
    section = "organization"
    main_button = gettext_lazy("Thôi bắt buộc")
    not_done = gettext_lazy("Chưa thôi")
    explanation = gettext_lazy("Ai đã đặt bước xác nhận thứ hai thì vẫn dùng; ai chưa đặt thì không còn bị dẫn đến trang đặt.")
    confirmation = gettext_lazy("Đã thôi bắt buộc.")

    @property
    def title(self):
        """Which role."""
        return _("Thôi bắt buộc bước xác nhận thứ hai với %s") % self.record.get_role_display()

    def find(self):
        rule = access.factor_rule(self.kwargs["pk"])
        if rule is None or rule.unit_id != self.unit.pk:
            raise Http404
        return rule

    def cancel_url(self):
        return factors_url(self.unit.pk)


class _OnPerson(ActionScreen):
    """Something done for one officer or member of the unit; nobody else's is 404."""

    section = "organization"
    gives = ("unit", "person")

    def prepare(self):
        super().prepare()
        self.person = membership.person_at(by=self.by, unit=self.unit, person_id=self.kwargs["person_id"])
        if self.person is None:
            raise Http404

    def given(self):
        return {"unit": self.unit, "person": getattr(self, "person", None)}

    def cancel_url(self):
        return factors_url(self.unit.pk) if self.by.may(Permission.REQUIRE_FACTOR, self.unit) else "/"


class ResetFactor(_OnPerson):
    """Gỡ bước xác nhận thứ hai."""

    action = helping.reset_factor
    form_class = forms.WhyReset
    main_button = gettext_lazy("Gỡ bước xác nhận thứ hai")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa gỡ")
    explanation = gettext_lazy(
        "Chỉ gỡ khi chính người ấy nhờ và anh/chị nhận đúng người (gặp mặt, gọi số đã biết). Máy đang đăng nhập phải đăng nhập lại bằng mật khẩu."
    )
    privacy = gettext_lazy("Nhật ký ghi ai gỡ, của ai, vì sao; chính người ấy cũng thấy.")

    @property
    def title(self):
        """Whose."""
        return _("Gỡ bước xác nhận thứ hai của %(name)s") % {"name": self.person.full_name}

    def done_sentence(self, result):
        return _("Đã gỡ. %(name)s đăng nhập lại bằng mật khẩu rồi đặt máy mới.") % {"name": self.person.full_name}


class BeginSupport(_OnPerson):
    """Vào xem hộ."""

    action = helping.begin_support
    form_class = forms.BeginSupport
    main_button = gettext_lazy("Vào xem hộ")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa vào")
    explanation = gettext_lazy(
        "Anh/chị thấy đúng những trang người ấy thấy, không ghi, không sửa, không mở xem được gì đang che. Hết giờ thì tự thôi; cả hai người đều kết thúc sớm được."
    )
    privacy = gettext_lazy("Người ấy được báo ngay: ai vào, vì sao, đến mấy giờ. Nhật ký ghi từng trang đã mở.")

    @property
    def title(self):
        """As whom."""
        return _("Vào xem hộ %(name)s") % {"name": self.person.full_name}

    def done(self, visit):
        """From the next page on the helper sees what the other one sees."""
        self.request.session[MARK] = visit.pk
        messages.success(self.request, _("Đang xem hộ đến %s.") % moment(visit.until_at))
        answer = HttpResponseRedirect("/")
        answer.status_code = 303
        return answer


class EndSupport(Page):
    """Kết thúc xem hộ: by the one who looks, or by the one looked as."""

    personal = True
    template_name = "overview/support_end.html"
    title = gettext_lazy("Xem hộ")

    def context(self):
        return {"visits": [row for row in access.support_lately(self.by.person, self.by.now) if row.stands_at(self.by.now)]}

    def post(self, request, *args, **kwargs):
        """Ends the visit named ("lan"), if it is one's own; the helper is himself again at once."""
        asked = request.POST.get("lan", "")
        visit = access.support_visit(int(asked)) if asked.isdecimal() and len(asked) < 19 else None
        who = self.by.helper or self.by.person
        if visit is None or who.pk not in (visit.helper_id, visit.helped_id):
            messages.success(request, _("Không còn lần xem hộ nào như thế."))
        else:
            guarding.end_support(visit=visit, by=who, now=self.by.now)
            messages.success(request, _("Đã kết thúc xem hộ %(name)s.") % {"name": visit.helped.full_name})
            if request.session.get(MARK) == visit.pk:
                del request.session[MARK]
        answer = HttpResponseRedirect("/")
        answer.status_code = 303
        return answer
