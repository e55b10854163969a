"""What was done by a decision, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import day_before
from congdoan.reorganization.choices import BADGES, PlanState

WORDS = {
    "plans": gettext_lazy("%(n)s phương án"),
    "founded": gettext_lazy("lập %(n)s đơn vị"),
    "closed": gettext_lazy("kết thúc %(n)s đơn vị"),
    "moved": gettext_lazy("chuyển cấp trên %(n)s đơn vị"),
    "renamed": gettext_lazy("đổi tên, loại %(n)s đơn vị"),
    "employers": gettext_lazy("ghi %(n)s cơ quan"),
    "employers_ended": gettext_lazy("thôi %(n)s cơ quan"),
    "facts": gettext_lazy("%(n)s điều ghi về đơn vị"),
    "areas": gettext_lazy("%(n)s địa bàn, ngành"),
    "applications": gettext_lazy("%(n)s đơn gia nhập"),
    "outstanding": gettext_lazy("%(n)s đoàn viên ưu tú"),
    "issued": gettext_lazy("lập tệp Word"),
}
TITLES = {
    "plans": gettext_lazy("Phương án sắp xếp"),
    "founded": gettext_lazy("Lập đơn vị"),
    "closed": gettext_lazy("Kết thúc hoạt động"),
    "moved": gettext_lazy("Chuyển cấp trên"),
    "renamed": gettext_lazy("Đổi tên, loại"),
    "employers": gettext_lazy("Cơ quan của đơn vị"),
    "employers_ended": gettext_lazy("Thôi cơ quan của đơn vị"),
    "facts": gettext_lazy("Điều ghi về đơn vị"),
    "areas": gettext_lazy("Địa bàn, ngành"),
    "applications": gettext_lazy("Đơn gia nhập"),
    "outstanding": gettext_lazy("Đoàn viên ưu tú"),
}


PLAN_STATES = {
    PlanState.DRAFT: gettext_lazy("phương án đang soạn"),
    PlanState.SUBMITTED: gettext_lazy("chờ duyệt"),
    PlanState.APPROVED: gettext_lazy("đã duyệt, chưa thực hiện"),
    PlanState.UNDONE: gettext_lazy("đã hoàn tác"),
}
"""How far a decision is whose plan is not carried out, or no longer; what is done needs no word."""


def plan_state(state):
    """(words, colour) of how far the plan of a decision is; empty for none and for what is done."""
    return (PLAN_STATES[state], BADGES[PlanState(state)]) if state in PLAN_STATES else ("", "")


def in_words(counts):
    """ "Lập 11 đơn vị; kết thúc 27 đơn vị"; ``counts``: {"many_founded": how many, …}."""
    said = "; ".join(str(words) % {"n": counts[f"many_{kind}"]} for kind, words in WORDS.items() if counts[f"many_{kind}"])
    return said[:1].upper() + said[1:]


def line(kind, row):
    """(words, the day from which it holds or None) of one thing that a decision did."""
    return _LINES[kind](row)


_LINES = {
    "plans": lambda row: (row.title, row.effective_on),
    "founded": lambda row: (row.unit.name, row.valid_from),
    "closed": lambda row: (
        _("%(unit)s, ngày cuối cùng %(day)s") % {"unit": row.name, "day": f"{day_before(row.closed_on):%d/%m/%Y}"},
        None,
    ),
    "moved": lambda row: (
        _("%(unit)s về %(parent)s") % {"unit": row.unit.name, "parent": row.parent.name if row.parent else ""},
        row.valid_from,
    ),
    "renamed": lambda row: (row.name, row.valid_from),
    "employers": lambda row: (_("%(unit)s ở %(name)s") % {"unit": row.unit.name, "name": row.employer.name}, row.valid_from),
    "employers_ended": lambda row: (_("%(unit)s thôi ở %(name)s") % {"unit": row.unit.name, "name": row.employer.name}, row.valid_until),
    "facts": lambda row: (_("%(unit)s: %(fact)s") % {"unit": row.unit.name, "fact": row}, row.valid_from),
    "areas": lambda row: (row.name, row.valid_from),
    "applications": lambda row: (row.full_name, row.considered_on),
    "outstanding": lambda row: (row.person.full_name, row.recognised_on),
}
