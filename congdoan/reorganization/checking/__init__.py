"""What stands against a plan: checks that yield Findings, pure; everything they need stands in the Sketch."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.errors import Refused
from congdoan.reorganization.checking import members, tree
from congdoan.reorganization.checking.places import Places
from congdoan.reorganization.findings import GOOD, MIND, MUST, Finding

CHECKS = [
    (tree.steps_are_whole, ""),
    (tree.decision_is_new, gettext_lazy("Số quyết định chưa dùng lần nào")),
    (tree.unions_go_by_their_own, gettext_lazy("Công đoàn trực thuộc đều có việc riêng")),
    (tree.no_other_plan, gettext_lazy("Không đơn vị nào nằm trong phương án khác")),
    (tree.units_live, gettext_lazy("Mọi đơn vị đều đang hoạt động vào ngày hiệu lực")),
    (tree.changes_something, ""),
    (tree.new_codes, ""),
    (tree.places_exist, gettext_lazy("Đơn vị nhận, cấp trên mới đều có")),
    (tree.heirs_are_others, ""),
    (tree.each_unit_once, ""),
    (tree.kinds_fit, gettext_lazy("Loại và cấp trên hợp quy định của ngày ấy")),
    (tree.no_circle, ""),
    (members.members_go_somewhere, gettext_lazy("Mọi đoàn viên đều có nơi đến")),
    (members.persons_are_there, ""),
    (members.nothing_in_the_air, gettext_lazy("Không có việc nào ghi ở đơn vị kết thúc từ ngày hiệu lực")),
    (members.nothing_waits, ""),
]


def findings(drawn, found):
    """[Finding] of a Sketch and its Outcome: what must be mended, what to mind, what is in order."""
    places, told = Places(drawn, found), []
    for check, good in CHECKS:
        here = list(check(drawn, found, places))
        told += here or ([Finding(GOOD, str(good))] if good else [])
    order = {MUST: 0, MIND: 1, GOOD: 2}
    return sorted(told, key=lambda one: order[one.kind])


def refuse_problems(problems):
    """Refused with the sentences of all that must be mended."""
    if problems:
        raise Refused(
            _("Chưa được: còn %(count)s chỗ phải sửa. %(first)s")
            % {"count": len(problems), "first": " ".join(f"{one.title}. {one.text}".strip() for one in problems[:3])}
        )
