"""Reporting that a member is to be visited."""

from django.utils.translation import gettext_lazy as _

from congdoan.care import policies
from congdoan.care.forms.judging import judged
from congdoan.care.forms.visits import REASONS
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form


class ReportForm(Form):
    """Who, why, since when, where."""

    person = MemberField(label=_("Ai cần được thăm"))
    reason = fields.ChipsField(label=_("Lý do"), choices=REASONS)
    reported_on = fields.DateField(label=_("Ngày báo"))
    place = fields.CleanText(label=_("Đang ở đâu"), required=False, max_length=200, help_text=_("Bệnh viện, khoa, hoặc nhà ở đâu."))

    def prepare(self):
        """Members of the unit today."""
        self.fields["person"].offer(self.given["unit"], self.by.today)

    def clean_reported_on(self):
        """Said together with the other mistakes."""
        return judged(policies.check_notice_day, self.cleaned_data["reported_on"], today=self.by.today)
