"""Ghi, tự ghi, xác nhận, sửa, bỏ thân nhân."""

from django.utils.translation import gettext_lazy as _

from congdoan.membership.choices import RelativeKind
from congdoan.membership.columns import MemberField
from congdoan.membership.forms.given import ApproximateDateField
from congdoan.people.choices import Sex
from congdoan.ui import fields
from congdoan.ui.forms import Form


class RelativeFacts(Form):
    """Quan hệ, tên, ngày sinh."""

    kind = fields.ChipsField(label=_("Quan hệ"), choices=RelativeKind.choices)
    name = fields.CleanText(label=_("Tên"), max_length=120, help_text=_("Ghi cả họ nếu biết."))
    birth = ApproximateDateField(
        label=_("Ngày sinh"), required=False, help_text=_("Chỉ biết năm thì ghi năm, ví dụ 2013. Của con thì phải ghi.")
    )
    sex = fields.ChipsField(label=_("Nam, nữ"), choices=Sex.choices, required=False)
    died_on = fields.DateField(label=_("Ngày mất"), required=False)


class RecordRelative(RelativeFacts):
    """Thân nhân của ai."""

    person = MemberField(label=_("Thân nhân của đoàn viên"))
    known_as = MemberField(label=_("Cũng là đoàn viên ở đây"), required=False, help_text=_("Trang của cả hai người sẽ nêu tên nhau."))
    field_order = ("person", "kind", "name", "birth", "sex", "died_on", "known_as")

    def prepare(self):
        """Members of the unit."""
        for name in ("person", "known_as"):
            if name in self.fields:
                self.fields[name].offer(self.given["unit"], self.by.today)


class CorrectRelative(RecordRelative):
    """Sửa: whose relative it is stays."""

    person = None


class RecordOwnRelative(RelativeFacts):
    """Tự ghi thân nhân của mình."""


class ConfirmRelative(Form):
    """Xác nhận: nothing to fill in."""


class CancelRelative(Form):
    """Bỏ một dòng ghi nhầm."""

    reason = fields.CleanText(label=_("Lý do bỏ"), max_length=200, help_text=_("Ví dụ: ghi hai lần."))
