"""Lập, sửa, kiểm tra, trình, duyệt, trả lại, bỏ, thi hành, hoàn tác phương án."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.reorganization import findings, forms
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.views import links
from congdoan.ui.screens import ActionScreen, RecordAction


class DraftPlan(ActionScreen):
    """Lập phương án."""

    action = plans.draft
    form_class = forms.PlanFacts
    gives = ("unit", "steps")
    section = "reorganization"
    title = gettext_lazy("Lập phương án sắp xếp tổ chức")
    main_button = gettext_lazy("Lập phương án")
    main_icon = "them"
    not_done = gettext_lazy("Chưa lập phương án")
    confirmation = gettext_lazy("Đã lập phương án. Thêm việc vào đó.")

    explanation = gettext_lazy(
        "Lập xong thì thêm việc: từng đơn vị, nhiều mã một lần, hoặc cả trang tính trong sổ Excel. Chưa có gì thay đổi trong sổ."
    )

    def given(self):
        return {"unit": self.unit, "steps": ()}

    def success_url(self, pk):
        return self.cancel_url() if pk is None else f"{links.list_url(self.unit)}{pk}/"

    def cancel_url(self):
        return links.list_url(self.unit)


class OfPlan(RecordAction):
    """What is done with one plan; its page is where it came from."""

    gives = ("plan",)
    section = "reorganization"
    form_class = forms.Plain
    cancel_label = gettext_lazy("Thôi, về phương án")

    def find(self):
        return links.plan_of(self)

    def cancel_url(self):
        return links.plan_url(self.plan)


class CorrectPlan(OfPlan):
    """Sửa phần đầu."""

    action = plans.correct
    form_class = forms.PlanFacts
    title = gettext_lazy("Sửa phần đầu phương án")
    main_button = gettext_lazy("Ghi thay đổi")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa, và kiểm tra lại phương án.")

    def initial(self):
        return {name: getattr(self.plan, name) for name in ("version", "title", "effective_on", "number", "signed_on", "issuer")}


class CheckPlan(OfPlan):
    """Kiểm tra lại."""

    action = plans.check
    title = gettext_lazy("Kiểm tra lại phương án")
    explanation = gettext_lazy("Xem phương án đụng đến những gì, còn chỗ nào phải sửa, theo sổ lúc này. Không đổi gì trong sổ.")
    main_button = gettext_lazy("Kiểm tra")
    confirmation = gettext_lazy("Đã kiểm tra lại.")


class SubmitPlan(OfPlan):
    """Trình."""

    action = plans.submit
    title = gettext_lazy("Trình phương án")
    explanation = gettext_lazy("Trình rồi thì không sửa nữa; người khác có quyền sẽ duyệt.")
    main_button = gettext_lazy("Trình duyệt")
    not_done = gettext_lazy("Chưa trình")
    confirmation = gettext_lazy("Đã trình. Người khác có quyền duyệt sẽ xem và duyệt.")


class ApprovePlan(OfPlan):
    """Duyệt."""

    action = plans.approve
    title = gettext_lazy("Duyệt phương án")
    explanation = gettext_lazy(
        "Duyệt xong thì thi hành được ngay nếu đã đến ngày hiệu lực; chưa đến thì máy tự thi hành vào ngày ấy, theo quyền của anh/chị."
    )
    main_button = gettext_lazy("Duyệt")
    not_done = gettext_lazy("Chưa duyệt")
    confirmation = gettext_lazy("Đã duyệt phương án.")


class SendBackPlan(OfPlan):
    """Trả lại."""

    action = plans.send_back
    form_class = forms.WithReason
    title = gettext_lazy("Trả phương án lại để soạn tiếp")
    main_button = gettext_lazy("Trả lại")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa trả lại")
    confirmation = gettext_lazy("Đã trả lại; phương án lại sửa được.")


class CancelPlan(OfPlan):
    """Bỏ."""

    action = plans.cancel
    form_class = forms.WithReason
    title = gettext_lazy("Bỏ phương án")
    explanation = gettext_lazy("Phương án còn trong danh sách cùng lý do, nhưng không giữ đơn vị nào nữa.")
    main_button = gettext_lazy("Bỏ phương án")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ phương án.")


class CarryOutPlan(OfPlan):
    """Thi hành."""

    action = carrying.carry_out
    form_class = forms.CarryOut
    title = gettext_lazy("Thi hành phương án")
    main_button = gettext_lazy("Thi hành")
    not_done = gettext_lazy("Chưa thi hành, chưa có gì thay đổi")

    @property
    def explanation(self):
        """What happens, and until when it can be undone."""
        words = {"day": dates.format_date(self.plan.effective_on)}
        said = [_("Thi hành một lần cho mọi đơn vị của phương án, hoặc không đơn vị nào. Có hiệu lực từ ngày %(day)s.") % words]
        unlike = findings.differences(findings.read(self.plan.approved_findings), findings.read(self.plan.findings))
        if unlike:
            said.append(_("Sổ đã khác lúc duyệt. %(what)s.") % {"what": "; ".join(one.sentence for one in unlike)})
        return " ".join(map(str, said))

    def done_sentence(self, result):
        return _("Đã thi hành phương án. Hoàn tác được đến hết ngày %(day)s.") % {"day": dates.format_date(result.undo_until)}


class UndoPlan(OfPlan):
    """Hoàn tác."""

    action = carrying.undo
    form_class = forms.WithReason
    title = gettext_lazy("Hoàn tác phương án")
    explanation = gettext_lazy("Mọi đơn vị, đoàn viên, chức vụ, quyền trở lại như trước khi thi hành.")
    main_button = gettext_lazy("Hoàn tác cả phương án")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa hoàn tác")
    confirmation = gettext_lazy("Đã hoàn tác; mọi thứ như trước khi thi hành.")
