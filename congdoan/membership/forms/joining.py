"""Forms of an application's way: received, considered, decided, inducted, withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.text import fold
from congdoan.membership import guarded, policies, queries
from congdoan.membership.choices import JOINING, ApplicationState
from congdoan.membership.forms.doubting import book_of, doubt_elsewhere
from congdoan.membership.forms.given import ApproximateDateField, UnitField, national_id_field, offer_homes, phone_field
from congdoan.membership.forms.lists import ApplicationsField, PeopleField
from congdoan.people.choices import Sex
from congdoan.ui import fields
from congdoan.ui.forms import Form


class ApplicationFacts(Form):
    """Đơn gia nhập, as the paper form has it (Mẫu 5a)."""

    how = fields.ChipsField(label=_("Đơn xin gì"), choices=JOINING)
    full_name = fields.CleanText(label=_("Họ và tên"), max_length=120)
    sex = fields.ChipsField(label=_("Giới tính"), choices=Sex.choices)
    birth = ApproximateDateField(label=_("Ngày sinh"), help_text=_("Chỉ biết năm thì ghi năm, ví dụ 1980."))
    applied_on = fields.DateField(label=_("Ngày làm đơn"))
    union_joined = ApproximateDateField(
        label=_("Đã vào công đoàn ngày"), required=False, help_text=_("Chỉ ghi khi đề nghị công nhận người đã là đoàn viên ở nơi khác.")
    )
    national_id = national_id_field()
    phone = phone_field()
    job_title = fields.CleanText(label=_("Chức vụ, công việc"), max_length=120, required=False)
    ethnic_group = fields.CleanText(label=_("Dân tộc"), max_length=40, required=False)
    native_place = fields.CleanText(label=_("Quê quán"), max_length=160, required=False)
    residence = fields.CleanText(label=_("Nơi ở hiện nay"), max_length=200, required=False)
    member_number = fields.CleanText(
        label=_("Mã đoàn viên đã có"), max_length=20, required=False, help_text=_("Mã do Tổng Liên đoàn cấp. Chưa có thì bỏ trống.")
    )

    def clean_member_number(self):
        """Without the blanks that cards print."""
        return self.cleaned_data["member_number"].replace(" ", "")

    def clean(self):
        """An identity number that says otherwise, and somebody of that name and birth in the book, are pointed out once."""
        said = super().clean()
        doubt = policies.identity_doubt(national_id=said.get("national_id"), sex=said.get("sex"), birth=said.get("birth"))
        if doubt and said.get("sex"):
            self.add_warning(doubt, code="cccd")
        if said.get("full_name") and said.get("birth"):
            unit = self.given["unit"] if "unit" in self.given else self.given["application"].unit
            alike = queries.namesakes(unit, names.match_key(names.clean_name(said["full_name"])))
            if self.is_new(said):
                doubt_elsewhere(self, unit.path, [queries.Wanted(said["full_name"], said["birth"], said.get("national_id"))])
            if any(person.birth_text == str(said["birth"]) for person in alike):
                self.add_warning(
                    _("Trong sổ của đơn vị đã có %(name)s, sinh %(birth)s. Đang là đoàn viên thì không phải làm đơn.")
                    % {"name": alike[0].full_name, "birth": said["birth"]},
                    code="da-co",
                )
        return said

    def is_new(self, said):
        """True if name or birth date were not in the application before."""
        known = self.given.get("application")
        return known is None or (names.clean_name(said["full_name"]), said["birth"]) != (known.full_name, known.birth)


class ReceiveApplication(ApplicationFacts):
    """Nhận một đơn."""

    unit = UnitField(label=_("Xin sinh hoạt ở"))
    field_order = ("how", "full_name", "sex", "birth", "unit")

    def prepare(self):
        """Only units that have members of their own."""
        offer_homes(self)


class CorrectApplication(ApplicationFacts):
    """Sửa một đơn."""

    def prepare(self):
        """The number that is known stands masked; what its reader may not see is not asked."""
        super().prepare()
        self.fields["national_id"].keep(self.initial)
        guarded.take_out(self, self.given["application"].unit)


class CorrectNumber(Form):
    """Sửa mã đoàn viên, once there is a decision."""

    member_number = fields.CleanText(
        label=_("Mã đoàn viên đã có"), max_length=20, required=False, help_text=_("Như trên thẻ. Chưa có mã thì bỏ trống.")
    )

    def clean_member_number(self):
        """Without the blanks that cards print."""
        return self.cleaned_data["member_number"].replace(" ", "")


class ReceiveApplications(Form):
    """Nhận danh sách nhiều người (Mẫu 5b)."""

    applied_on = fields.DateField(label=_("Ngày làm đơn"))
    rows = PeopleField(
        label=_("Danh sách, mỗi người một dòng"),
        help_text=_("Chép cả bảng từ Excel dán vào, hoặc gõ: Trần Thị Mai; 09/10/1986; nữ; số CCCD; điện thoại; công việc."),
    )

    def clean(self):
        """Those who may be members of another union are pointed out once, all together."""
        said = super().clean()
        wanted = [queries.Wanted(row["full_name"], row["birth"], row.get("national_id") or "") for row in said.get("rows") or ()]
        doubt_elsewhere(self, self.given["unit"].path, wanted)
        return said


class _Step(Form):
    """A step taken for several applications: those in the state before it are offered."""

    applications = ApplicationsField(label=_("Các đơn"))
    waiting = ApplicationState.RECEIVED

    def prepare(self):
        """Offers those that wait for this step, all ticked."""
        found = list(queries.applications_waiting(by=self.by, unit=self.given["unit"], state=self.waiting))
        self.fields["applications"].offer(found)
        self.initial.setdefault("applications", [str(row.pk) for row in found])
        if not found:
            del self.fields["applications"]

    def clean(self):
        """Where no application waits for this step, the form says so as a whole."""
        said = super().clean()
        if "applications" not in self.fields:
            self.add_error(None, _("Không có đơn nào ở bước này. Xem danh sách đơn gia nhập, mỗi đơn đang ở bước nào."))
        return said


class ConsiderApplications(_Step):
    """Ban chấp hành xét đơn."""

    considered_on = fields.DateField(label=_("Ngày ban chấp hành xét"))
    agreed = forms.TypedChoiceField(
        label=_("Kết quả"), choices=[("1", _("Đồng ý kết nạp, công nhận")), ("0", _("Không kết nạp"))], coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = fields.CleanText(label=_("Lý do không kết nạp"), max_length=200, required=False)


class DecideApplications(_Step):
    """Quyết định kết nạp, công nhận."""

    waiting = ApplicationState.AGREED
    number = fields.CleanText(label=_("Số quyết định"), max_length=80)
    signed_on = fields.DateField(label=_("Ngày ký"))
    effective_on = fields.DateField(label=_("Có hiệu lực từ ngày"), required=False, help_text=_("Bỏ trống nếu từ ngày ký."))
    issuer = fields.CleanText(label=_("Nơi ban hành"), max_length=200, required=False, help_text=_("Bỏ trống nếu do chính đơn vị này."))


class InductMembers(_Step):
    """Kết nạp những người đã có quyết định."""

    waiting = ApplicationState.DECIDED
    joins_on = fields.DateField(label=_("Là đoàn viên từ ngày"))
    ceremony_on = fields.DateField(label=_("Ngày lễ kết nạp"), required=False, help_text=_("Bỏ trống nếu không tổ chức lễ."))

    def clean(self):
        """Those who may be members of another union are pointed out once, all together."""
        said = super().clean()
        wanted = [queries.Wanted(row.full_name, row.birth, row.national_id) for row in said.get("applications") or ()]
        doubt_elsewhere(self, book_of(self), wanted)
        return said


class WithdrawApplication(Form):
    """Rút đơn."""

    reason = fields.CleanText(label=_("Lý do rút đơn"), max_length=200)


class ApplicationFilter(forms.Form):
    """Words and state."""

    tim = forms.CharField(label=_("Tìm theo tên"), required=False)
    buoc = forms.ChoiceField(label=_("Đến bước nào"), required=False, choices=[("", _("Tất cả")), *ApplicationState.choices])
    so = forms.CharField(label=_("Số quyết định"), required=False)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        if self.cleaned_data.get("tim"):
            rows = rows.filter(search_key__contains=fold(self.cleaned_data["tim"]))
        if self.cleaned_data.get("buoc"):
            rows = rows.filter(state_then=self.cleaned_data["buoc"])
        if self.cleaned_data.get("so"):
            rows = rows.filter(decision__number_key__contains=fold(self.cleaned_data["so"]))
        return rows
