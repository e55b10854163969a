"""What the state of a plan allows. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.reorganization.choices import TRANSITIONS, Fate, PlanState
from congdoan.reorganization.findings import naming


def check_step_to(*, state, to):
    """A plan goes from state to state as TRANSITIONS says."""
    if PlanState(to) not in TRANSITIONS[PlanState(state)]:
        raise Refused(_("Phương án %(state)s nên không làm việc này được.") % {"state": PlanState(state).label})


def check_may_edit(*, state):
    """Only a draft is edited; a plan that was submitted is sent back first."""
    if state != PlanState.DRAFT:
        raise Refused(_("Phương án %(state)s, không sửa được. Trả lại để soạn tiếp rồi hãy sửa.") % {"state": PlanState(state).label})


def check_another_person(*, plan, person_id):
    """Who submitted or drafted a plan does not approve it."""
    if person_id in (plan.submitted_by_id, plan.recorded_by_id):
        raise Refused(_("Người lập, người trình không tự duyệt phương án. Nhờ người khác có quyền duyệt."))


def check_day_has_come(*, effective_on, today):
    """A plan is carried out on its day or later."""
    if effective_on > today:
        raise Refused(
            _("Phương án có hiệu lực từ ngày %(day)s, chưa đến. Đến ngày ấy phần mềm tự thi hành.")
            % {"day": dates.format_date(effective_on)}
        )


def check_signed(*, signed_on, today):
    """A decision is not signed in the future when it is submitted."""
    if signed_on is not None and signed_on > today:
        raise Refused(_("Ngày ký không thể ở tương lai."), field="signed_on")


def check_destination(*, fate, target_code):
    """Members that move go to a unit that is named."""
    if fate == Fate.MOVE and not target_code:
        raise Refused(_("Ghi mã đơn vị mà đoàn viên chuyển về."), field="target_code")


def check_sent(*, persons, held, fate, split):
    """Whoever is sent stands in a unit that is dissolved or split. ``held``: {person id: unit id}; ``split``: ids of units that live on."""
    if not persons or any(pk not in held for pk in persons):
        raise Refused(_("Có người không ở đơn vị giải thể hay chia tách của phương án. Xem lại danh sách."))
    if fate == Fate.END and any(held[pk] in split for pk in persons):
        raise Refused(
            _("Người của đơn vị chia tách thì chuyển đi hoặc ở lại; thôi là đoàn viên thì ghi ở trang của người ấy."), field="fate"
        )


def check_within_window(*, plan, today):
    """A plan is undone within its window."""
    if plan.undo_until is not None and today > plan.undo_until:
        raise Refused(
            _("Phương án chỉ hoàn tác được đến hết ngày %(day)s. Lập phương án mới để đổi lại.")
            % {"day": dates.format_date(plan.undo_until)}
        )


def check_nothing_built(*, built):
    """Nothing recorded since stands on what is to be undone. ``built``: queries.built_since."""
    sentences = []
    if built["units"]:
        sentences.append(_("%(names)s đã đổi tiếp sau đó") % {"names": naming(built["units"])})
    if built["closed"]:
        sentences.append(_("%(names)s đã kết thúc") % {"names": naming(built["closed"])})
    for key, words in (
        ("changed", _("đoàn viên về theo phương án đã rời, chuyển tiếp")),
        ("elsewhere", _("đoàn viên thôi theo phương án nay đã ghi ở nơi khác")),
    ):
        rows = [_("%(unit)s %(count)s người") % {"unit": name, "count": count} for name, count in built["members"][key]]
        if rows:
            sentences.append(f"{words} ({naming(rows)})")
    if built["facts"]:
        sentences.append(_("đã ghi %(rows)s") % {"rows": naming(built["facts"])})
    sentences += [sentence.rstrip(".") for sentence in dict.fromkeys(built["unfit"])]
    if sentences:
        raise Refused(_("Không hoàn tác được nữa: %(why)s. Gỡ những việc ấy trước.") % {"why": "; ".join(sentences)})


def check_reaches(*, may, units):
    """Who carries a plan out holds the right at every unit that it touches. ``may``: unit -> bool."""
    beyond = [unit.name for unit in units if not may(unit)]
    if beyond:
        raise NotAllowed(_("Anh/chị chưa có quyền thi hành ở %(names)s.") % {"names": naming(beyond)})


def check_as_approved(*, differences, seen):
    """What is carried out is what the second person said yes to, or whoever carries it out has read what is different.

    ``differences``: [findings.Difference].
    """
    if differences and not seen:
        told = ". ".join(one.sentence for one in differences)
        raise Refused(
            _("Sổ đã khác lúc duyệt. %(told)s. Đã xem thì đánh dấu vào ô này; chưa chắc thì trả lại để duyệt lại.") % {"told": told},
            field="seen",
        )
