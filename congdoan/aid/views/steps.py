"""The steps of a request: propose, back, decide, give, complete, name who may know."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.aid import forms, queries
from congdoan.aid.actions import requests
from congdoan.aid.choices import How, StepKind
from congdoan.aid.policies import standing
from congdoan.care.policies import can_see_reason
from congdoan.care.views.found import of_address
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, RecordAction


class _New(ActionScreen):
    """A request made at a unit."""

    section = "care"

    def success_url(self, pk):
        """Its page; the list where the writer may not look at it again."""
        seen = pk and queries.request(by=self.by, pk=pk)
        return reverse("aid:request", args=[self.unit.pk, pk]) if seen else self.cancel_url()

    def cancel_url(self):
        return reverse("aid:request-list", args=[self.unit.pk])


class Propose(_New):
    """Đề nghị trợ cấp cho một đoàn viên."""

    action = requests.propose
    form_class = forms.Propose
    title = _("Đề nghị trợ cấp")
    explanation = _("Kể vắn tắt việc xảy ra; chủ tịch duyệt, rồi trao.")
    main_button = _("Gửi đề nghị")
    not_done = _("Chưa gửi")
    confirmation = _("Đã gửi đề nghị, đang chờ chủ tịch duyệt.")


class GiveFirst(_New):
    """Chi trước khi khẩn cấp."""

    action = requests.give_first
    form_class = forms.GiveFirst
    title = _("Chi trợ cấp trước")
    explanation = _("Dùng khi khẩn cấp: trao ngay, giấy tờ hoàn tất sau. Khoản này nằm ở danh sách thiếu giấy tờ đến khi ghi đủ.")
    main_button = _("Ghi đã trao")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi khoản chi trước. Nhớ hoàn tất giấy tờ.")

    def initial(self):
        return {"given_on": self.by.today, "source": forms.INITIAL_SOURCE, "how": How.VISIT.value}


class _Step(RecordAction):
    """A step of one request."""

    gives = ("case",)
    section = "care"

    def find(self):
        return of_address(self, queries.request)

    def cancel_url(self):
        return reverse("aid:request", args=[self.unit.pk, self.record.pk])

    @property
    def explanation(self):
        """Whose, why, how much."""
        record = self.record
        words = {"name": record.person.full_name, "day": format_date(record.asked_on)}
        told = [_t("Đề nghị của %(name)s ngày %(day)s") % words]
        if can_see_reason(self.by, record):
            told.append(f"{record.get_reason_display()}: {record.what}")
        if record.amount_asked:
            told.append(_t("đề nghị %(amount)s") % {"amount": format_money(record.amount_asked)})
        return ". ".join(told)


class Back(_Step):
    """Tổ đề xuất theo đề nghị của đoàn viên."""

    action = requests.back
    form_class = forms.Back
    title = _("Tổ đề xuất trợ cấp")
    main_button = _("Đề xuất")
    not_done = _("Chưa đề xuất")
    confirmation = _("Đã đề xuất, chờ chủ tịch duyệt.")


class Approve(_Step):
    """Duyệt."""

    action = requests.approve
    form_class = forms.Approve
    title = _("Duyệt trợ cấp")
    main_button = _("Duyệt")
    not_done = _("Chưa duyệt")
    confirmation = _("Đã duyệt. Trao xong thì ghi đã trao.")

    def initial(self):
        return {**super().initial(), "amount": self.record.amount_asked}


class Refuse(_Step):
    """Không duyệt."""

    action = requests.refuse
    form_class = forms.Refuse
    title = _("Không duyệt trợ cấp")
    main_button = _("Không duyệt")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi không duyệt. Người đề nghị thấy lý do.")


class Give(_Step):
    """Ghi đã trao."""

    action = requests.give
    form_class = forms.Give
    title = _("Ghi đã trao trợ cấp")
    main_button = _("Ghi đã trao")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi vào sổ chăm lo. Kế toán lập phiếu chi từ đó.")

    def initial(self):
        how = How.GIFT if self.record.is_confidential else How.VISIT
        taken = standing(self.record.steps.all()).get(StepKind.APPROVED)
        known = {"over_reason": taken.words if taken else "", "source": forms.INITIAL_SOURCE}
        return {**super().initial(), "given_on": self.by.today, "how": how.value, **known}


class Complete(_Step):
    """Ghi đủ giấy tờ."""

    action = requests.complete
    form_class = forms.Complete
    title = _("Hoàn tất giấy tờ khoản chi trước")
    main_button = _("Ghi đủ giấy tờ")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi đủ giấy tờ.")


class Name(_Step):
    """Cho người khác biết một đề nghị kín."""

    action = requests.name
    form_class = forms.Name
    title = _("Cho người khác biết đề nghị kín")
    main_button = _("Cho biết")
    not_done = _("Chưa ghi")
    confirmation = _("Người ấy từ nay xem được đề nghị này.")


class Cancel(_Step):
    """Bỏ đề nghị ghi nhầm."""

    action = requests.cancel
    form_class = CancelForm
    title = _("Bỏ đề nghị ghi nhầm")
    main_button = _("Bỏ đề nghị")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ đề nghị. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    def success_url(self, pk):
        return reverse("aid:request-list", args=[self.unit.pk])
