"""What the state of things allows: refusals are sentences."""

from django.utils.translation import gettext as _

from congdoan.budget import formulas
from congdoan.budget.choices import Limit, State
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money

FIRST_YEAR, LAST_YEAR = 2006, 2100
"""Years that forms exist for, and that an address may name."""


def check_form(form, *, year):
    """There is a form of that year."""
    if form is None:
        raise Refused(
            _("Chưa có mẫu biểu của năm %(year)s. Mẫu mới đến cùng bản cập nhật: nhờ quản trị cập nhật phần mềm.") % {"year": year}
        )


def check_estimate_year(year, *, today):
    """An estimate is drawn up to the next year; earlier years are written down late."""
    if year > today.year + 1:
        raise Refused(_("Năm %(year)s còn xa. Lập dự toán đến năm %(last)s.") % {"year": year, "last": today.year + 1})


def check_answered(*, waiting):
    """What was sent waits for its answer before another estimate is drawn."""
    if waiting:
        raise Refused(_("Dự toán đã gửi, đang chờ cấp trên duyệt. Cần sửa thì nhờ cấp trên trả lại."))


def check_some(values):
    """An estimate says something."""
    if not any(values.values()):
        raise Refused(_("Chưa ghi dòng nào. Ghi ít nhất một khoản thu hoặc chi."))


def check_covered(lines, values):
    """Nobody plans to spend what will not be there. ``values``: {key: đồng} with totals; the last total that carries over is not below zero."""
    left = [line for line in lines if line.is_total and "-" in line.formula]
    if left and values[left[-1].key] < 0:
        words = {"name": left[-1].label, "short": format_money(-values[left[-1].key])}
        raise Refused(_("Chi nhiều hơn nguồn %(short)s, “%(name)s” không thể âm. Giảm chi hoặc ghi thêm nguồn thu.") % words)


def missing(*, year, today, books):
    """Sentences about what a settlement still wants of the books, in order; none where it may be drawn."""
    if books.book is None:
        return [_("Chưa mở sổ kế toán ngân sách công đoàn. Mở sổ rồi ghi thu, chi của năm.")]
    if books.book.opened_on.year > year:
        return [
            _("Sổ kế toán mở từ năm %(opened)s, sau năm quyết toán. Quyết toán từ năm %(opened)s.") % {"opened": books.book.opened_on.year}
        ]
    if today.year <= year:
        return [_("Năm %(year)s chưa hết. Quyết toán từ ngày 01/01/%(next)s.") % {"year": year, "next": year + 1}]
    if books.unclosed:
        months = ", ".join(str(day.month) for day in books.unclosed)
        return [
            _("Chưa khóa sổ tháng %(months)s năm %(year)s. Khóa sổ đủ các tháng, khóa sổ năm rồi quyết toán.")
            % {"months": months, "year": year}
        ]
    if books.closing is None:
        return [_("Chưa khóa sổ năm %(year)s. Khóa sổ năm rồi quyết toán.") % {"year": year}]
    return []


def check_settleable(*, year, today, books, strange=()):
    """A settlement is of a year that is over and closed, with all its months."""
    lacking = missing(year=year, today=today, books=books)
    if lacking:
        raise Refused(lacking[0])
    if strange:
        raise Refused(
            _(
                "Mẫu quyết toán không có mục %(codes)s mà sổ có tiền. Dòng mới của mẫu đến cùng bản cập nhật: nhờ quản trị cập nhật phần mềm, hoặc xem lại mục của phiếu."
            )
            % {"codes": ", ".join(strange)}
        )


def check_another(*, state, differs):
    """What was sent and stands gets another edition where the books say something else by now."""
    if state in (State.SENT, State.APPROVED) and not differs:
        raise Refused(_("Quyết toán %(state)s và sổ không có gì khác. Không cần lập lần nữa.") % {"state": State(state).label})


def check_unsent(state):
    """What was sent keeps its words."""
    if state not in (State.DRAWN, State.AGREED):
        raise Refused(_("Hồ sơ %(state)s nên không sửa được nữa. Mở lại trang để xem bước tiếp theo.") % {"state": State(state).label})


def check_agreeable(*, state, drawn_by_id, person_id):
    """The chair agrees to what somebody else has drawn."""
    check_unsent(state)
    if state == State.AGREED:
        raise Refused(_("Hồ sơ đã được đồng ý rồi. Kế toán gửi lên cấp trên."))
    if drawn_by_id == person_id:
        raise Refused(_("Anh/chị là người lập nên không tự đồng ý được. Nhờ chủ tịch hoặc phó chủ tịch khác."))


def check_same_as_books(differs):
    """A settlement is agreed and sent as the books stand."""
    if differs:
        raise Refused(_("Sổ kế toán đã khác từ khi lập quyết toán. Lập lại quyết toán rồi đồng ý, gửi."))


def check_sendable(*, state, has_superior):
    """What was agreed goes up, where there is somebody above."""
    check_unsent(state)
    if state != State.AGREED:
        raise Refused(_("Chủ tịch chưa đồng ý. Nhờ chủ tịch hoặc phó chủ tịch đồng ý rồi gửi."))
    if not has_superior:
        raise Refused(_("Đơn vị không có cấp trên trong sổ nên không gửi đi đâu được. Ghi cấp trên ở mục Tổ chức rồi gửi."))


def check_answerable(*, state, superseded, has_superior):
    """The level above answers what it got, once."""
    if not has_superior:
        raise Refused(_("Đơn vị không có cấp trên trong sổ nên không ai duyệt hồ sơ này."))
    if superseded:
        raise Refused(_("Đơn vị đã gửi lần sau thay hồ sơ này. Mở lần sau để duyệt."))
    if state in (State.DRAWN, State.AGREED):
        raise Refused(_("Hồ sơ chưa gửi nên chưa duyệt, chưa trả lại được. Nhắc đơn vị gửi."))
    if state != State.SENT:
        raise Refused(_("Hồ sơ %(state)s rồi. Đơn vị gửi lần sau thì trả lời lần ấy.") % {"state": State(state).label})


def check_reason(reason):
    """Whoever gets it back knows why."""
    if not reason:
        raise Refused(_("Ghi lý do trả lại để đơn vị biết sửa chỗ nào."), field="remark")


def check_keys(values, lines):
    """Amounts are of lines of the form that somebody writes."""
    strange = set(values) - {line.key for line in lines if not line.is_total}
    if strange:
        raise Refused(_("Mẫu biểu không có dòng %(keys)s. Mở lại trang rồi ghi lại.") % {"keys": ", ".join(sorted(strange))})
    if any(amount < 0 for amount in values.values()):
        raise Refused(_("Số tiền không thể âm. Ghi số từ 0 trở lên."))


def share_words(rules, chart, values):
    """Sentences about shares that the year's limits do not allow. ``values``: {key: đồng}; a warning, never a refusal."""
    for rule in rules:
        base = formulas.add(rule.base, values) if rule.chart == chart else 0
        if base <= 0:
            continue
        part = formulas.add(rule.lines, values)
        if (part * 100 > rule.percent * base) if rule.limit == Limit.MOST else (part * 100 < rule.percent * base):
            words = {
                "label": rule.label, "share": f"{part * 100 / base:.1f}".replace(".", ","), "limit": Limit(rule.limit).label,
                "percent": rule.percent, "source": rule.source,
            }  # fmt: skip
            yield _("%(label)s chiếm %(share)s %%, mức của năm là %(limit)s %(percent)s %%. Căn cứ: %(source)s.") % words
