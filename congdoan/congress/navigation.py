"""Mục chính và việc ghi nhận của phòng congress."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.congress.choices import Permission
from congdoan.ui.navigation import recording, section
from congdoan.ui.opening import way

section(
    key="congress",
    label=_("Đại hội"),
    icon="phieu",
    url_name="congress:congress-list",
    permission=str(Permission.VIEW_CONGRESSES),
    place=55,
)
recording(
    label=_("Đại hội"),
    hint=_("Ngày, nhiệm kỳ mới, ai dự; nhiệm kỳ cũ tự khép."),
    icon="phieu",
    url_name="congress:congress-record",
    permission=str(Permission.RECORD_CONGRESS),
    place=80,
    minutes=3,
)
recording(
    label=_("Kết quả bầu cử"),
    hint=_("Số phiếu của từng người; ai trúng cử thì máy tính."),
    icon="phieu",
    url_name="congress:election-record",
    permission=str(Permission.RECORD_ELECTION),
    place=81,
    minutes=3,
)


def _records(name):
    """Pages of congresses and elections, for those who may see them."""

    def find(by, records):
        scope = by.scope(Permission.VIEW_CONGRESSES)
        return {row.pk: reverse(name, kwargs={"unit_id": row.unit_id, "pk": row.pk}) for row in records if scope.contains(row.unit)}

    return find


def _candidates(by, candidates):
    """A candidate leads to the election."""
    scope = by.scope(Permission.VIEW_CONGRESSES)
    seen = [row for row in candidates if scope.contains(row.unit)]
    return {row.pk: reverse("congress:election", kwargs={"unit_id": row.unit_id, "pk": row.election_id}) for row in seen}


way("congress.congress", _records("congress:congress"))
way("congress.election", _records("congress:election"))
way("congress.candidate", _candidates)
