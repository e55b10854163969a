"""Forms that admit, correct and see off a member."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.membership import guarded, policies, queries
from congdoan.membership.choices import How, WhyLeft
from congdoan.membership.forms.doubting import book_of, doubt_elsewhere
from congdoan.membership.forms.given import ApproximateDateField, UnitField, national_id_field, offer_homes, phone_field
from congdoan.people.choices import Sex
from congdoan.ui import fields
from congdoan.ui.forms import Form

MORE = ("national_id", "member_number", "email", "ethnic_group", "professional_level", "party_introduced_on", "party_joined_on")
"""Fields that stand folded under "Ghi thêm"."""

_LEAVING = [(value, label) for value, label in WhyLeft.choices if value not in (WhyLeft.DIED, WhyLeft.UNIT_CLOSED, WhyLeft.REARRANGED)]


class MemberFacts(Form):
    """What the union knows of a member."""

    full_name = fields.CleanText(label=_("Họ và tên"), max_length=120)
    sex = fields.ChipsField(label=_("Giới tính"), choices=Sex.choices)
    birth = ApproximateDateField(label=_("Ngày sinh"), help_text=_("Chỉ biết năm thì ghi năm, ví dụ 1980."))
    union_joined = ApproximateDateField(label=_("Ngày vào công đoàn"))
    how = fields.ChipsField(label=_("Hình thức vào đơn vị"), choices=How.choices)
    valid_from = fields.DateField(
        label=_("Ngày về đơn vị này"), required=False, help_text=_("Bỏ trống nếu vào công đoàn ngay ở đơn vị này.")
    )
    job_title = fields.CleanText(label=_("Chức vụ, công việc"), max_length=120, required=False)
    phone = phone_field()
    national_id = national_id_field()
    member_number = fields.CleanText(label=_("Mã đoàn viên"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    ethnic_group = fields.CleanText(label=_("Dân tộc"), max_length=40, required=False)
    professional_level = fields.CleanText(label=_("Trình độ chuyên môn"), max_length=120, required=False)
    party_introduced_on = fields.DateField(label=_("Ngày giới thiệu vào Đảng"), required=False)
    party_joined_on = fields.DateField(label=_("Ngày vào Đảng"), required=False)

    @property
    def first_fields(self):
        """Fields that stand open."""
        return [field for field in self.visible_fields() if field.name not in MORE]

    @property
    def more_fields(self):
        """Fields that stand folded, open where one of them is to be mended."""
        return [field for field in self.visible_fields() if field.name in MORE]

    @property
    def more_open(self):
        """True if the folded part must be seen."""
        return any(field.errors for field in self.more_fields)

    def clean_member_number(self):
        """Without the blanks that cards print."""
        return self.cleaned_data["member_number"].replace(" ", "")

    def clean(self):
        """An identity number that says otherwise is pointed out once."""
        said = super().clean()
        doubt = policies.identity_doubt(national_id=said.get("national_id"), sex=said.get("sex"), birth=said.get("birth"))
        if doubt and said.get("sex"):
            self.add_warning(doubt, code="cccd")
        return said


class AdmitMember(MemberFacts):
    """Kết nạp, ghi đoàn viên mới."""

    unit = UnitField(label=_("Sinh hoạt ở"))
    field_order = ("full_name", "sex", "birth", "unit")

    def prepare(self):
        """Only units that have members of their own; who comes back is recorded on his or her own page."""
        offer_homes(self)
        self.fields["how"].choices = [(value, label) for value, label in How.choices if value != How.RETURNED]

    def clean(self):
        """Somebody of the same name is pointed out once."""
        said = super().clean()
        if said.get("full_name") and said.get("birth"):
            doubt_elsewhere(self, book_of(self), [queries.Wanted(said["full_name"], said["birth"], said.get("national_id"))])
            alike = queries.namesakes(self.given["unit"], names.match_key(names.clean_name(said["full_name"])))
            births = [person.birth_text for person in alike if person.birth_text != str(said["birth"])]
            if births:
                self.add_warning(
                    _("Đơn vị đã có người tên %(name)s, sinh %(births)s.") % {"name": alike[0].full_name, "births": ", ".join(births)},
                    code="trung-ten",
                    confirm=_("Đúng, là người khác"),
                )
        return said


class CorrectMember(MemberFacts):
    """Sửa thông tin đoàn viên."""

    def prepare(self):
        """Here the first day in the unit is known."""
        self.fields["valid_from"].required = True
        self.fields["valid_from"].help_text = ""
        self.fields["national_id"].keep(self.initial)
        guarded.take_out(self, self.given["membership"].unit)


class EndMembership(Form):
    """Ghi rời đơn vị."""

    last_day = fields.DateField(label=_("Ngày sinh hoạt cuối cùng"))
    why_left = forms.ChoiceField(label=_("Lý do"), choices=[("", _("Chọn lý do")), *_LEAVING])
    why_left_note = fields.CleanText(label=_("Ghi rõ thêm"), max_length=200, required=False)
