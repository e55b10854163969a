"""What the state of things allows with funds, contributions and handovers. Each refusal says what to write instead."""

from django.utils.translation import gettext as _

from congdoan.finance.choices import Content, FundKind
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.kernel.text import fold

CODE_LENGTH = 8
MOST_RECIPIENTS = 500
MOST_PROOFS = 20
"""So many photos and signed lists of one handover are kept."""


def check_happened(*, on, today, field):
    """A record tells what has happened: its day ``on`` is not after ``today``."""
    if on > today:
        raise Refused(_("Ngày này ở sau hôm nay. Ghi ngày việc đã xảy ra."), field=field)


def check_within_fund(*, fund, on, field):
    """Money comes in and goes out while the fund holds; ``fund`` may be None (not from a fund)."""
    if fund is None or fund.holds_on(on):
        return
    words = {"name": fund.name, "first": dates.format_date(fund.valid_from), "on": dates.format_date(on)}
    if on < fund.valid_from:
        raise Refused(_("“%(name)s” mở từ ngày %(first)s. Xem lại ngày %(on)s.") % words, field=field)
    words["last"] = dates.format_date(fund.last_day)
    raise Refused(_("“%(name)s” đã khép ngày %(last)s. Xem lại ngày %(on)s, hoặc sửa ngày khép của quỹ.") % words, field=field)


def check_reaches(*, fund, unit):
    """A unit gives to its own funds and to those of the units above it; ``fund`` may be None."""
    if fund is None:
        return
    if fund.is_cancelled:
        raise Refused(_("“%(name)s” đã bỏ khỏi sổ. Chọn quỹ khác.") % {"name": fund.name}, field="fund")
    if not unit.path.startswith(fund.unit.path):
        raise Refused(
            _("“%(name)s” là quỹ của %(owner)s, không phải của %(unit)s hay cấp trên. Chọn quỹ khác.")
            % {"name": fund.name, "owner": fund.unit.name, "unit": unit.name},
            field="fund",
        )


def check_given(*, amount, goods, quantity, goods_value):
    """Something was given: money, goods, or both; a quantity and a value belong to goods."""
    if not amount and not goods:
        raise Refused(_("Ghi số tiền, hoặc ghi hiện vật đã góp."), field="amount")
    if goods_value and not goods:
        raise Refused(_("Có trị giá mà chưa ghi hiện vật là gì. Góp bằng tiền thì ghi ở Số tiền."), field="goods")
    if quantity and not goods:
        raise Refused(_("Có số lượng mà chưa ghi hiện vật là gì."), field="goods")
    if quantity == 0:
        raise Refused(_("Số lượng là 0. Ghi số lượng đã góp, hoặc để trống."), field="quantity")


def check_one_donor(*, donor, donor_name):
    """Either a member or the name of somebody outside."""
    if donor and donor_name:
        raise Refused(_("Đã chọn đoàn viên thì không ghi thêm tên người ngoài. Mỗi người một khoản."), field="donor_name")
    if not donor and not donor_name:
        raise Refused(_("Chọn đoàn viên, hoặc ghi tên người, đơn vị ủng hộ bên ngoài."), field="donor")


def check_donor_is_member(*, name, unit, on, spells, field="donor"):
    """The donor was a member of ``unit`` or of something below it on the day. ``spells``: [(unit path, from, until)]."""
    if _is_member(unit, on, spells):
        return
    raise Refused(
        _("%(name)s không phải đoàn viên của %(unit)s vào ngày %(on)s. Xem lại ngày, hoặc ghi là người ngoài công đoàn.")
        % {"name": name, "unit": unit.name, "on": dates.format_date(on)},
        field=field,
    )


def check_beneficiary_is_member(*, name, unit, on, spells):
    """Whom a fund helps was a member of its unit or of something below it on its first day. ``spells`` as above."""
    if not _is_member(unit, on, spells):
        raise Refused(
            _("%(name)s không phải đoàn viên của %(unit)s vào ngày %(on)s. Chọn đoàn viên của đơn vị, hoặc xem lại ngày mở.")
            % {"name": name, "unit": unit.name, "on": dates.format_date(on)},
            field="beneficiary",
        )


def _is_member(unit, on, spells):
    return any(path.startswith(unit.path) and start <= on and (end is None or on < end) for path, start, end in spells)


def check_fund(*, kind, beneficiary, beneficiary_name, valid_from, valid_until, target_amount):
    """A fund's own facts: whom it helps, its days (``valid_until`` exclusive), what it aims at (đồng)."""
    if kind == FundKind.HARDSHIP and not beneficiary:
        raise Refused(_("Giúp đoàn viên thì chọn đoàn viên được giúp."), field="beneficiary")
    if beneficiary and beneficiary_name:
        raise Refused(_("Đã chọn đoàn viên được giúp thì không ghi thêm tên người thụ hưởng khác."), field="beneficiary_name")
    if valid_until is not None and valid_until <= valid_from:
        raise Refused(_("Ngày khép ở trước ngày mở. Xem lại hai ngày."), field="valid_until")
    if target_amount == 0:
        raise Refused(_("Mục tiêu là 0 đồng. Ghi số tiền mong vận động được, hoặc để trống."), field="target_amount")


def check_code_free(*, code, taken):
    """Within a unit a code means one fund. ``taken``: codes of the unit's other standing funds."""
    if code.casefold() in {other.casefold() for other in taken}:
        raise Refused(_("Mã “%(code)s” đã là của một quỹ khác. Đặt mã khác.") % {"code": code}, field="code")


def code_from(name, taken):
    """A code for a fund whose opener gave none: the initials of its name ("Quỹ xã hội công đoàn" -> QXHCD), free in ``taken``."""
    words = [word for word in "".join(sign if sign.isalnum() else " " for sign in fold(name)).split() if word]
    stem = "".join(word if word.isdigit() else word[0] for word in words)[:CODE_LENGTH].upper() or "QUY"
    used = {other.casefold() for other in taken}
    return next(code for code in (stem, *(f"{stem}-{number}" for number in range(2, len(used) + 3))) if code.casefold() not in used)


def check_covers(*, valid_from, valid_until, first_on, last_on):
    """New days of a fund still hold what was recorded into and out of it (``first_on`` to ``last_on``, None if nothing)."""
    if first_on is not None and first_on < valid_from:
        raise Refused(
            _("Đã có khoản ghi ngày %(day)s. Ngày mở không thể sau ngày đó.") % {"day": dates.format_date(first_on)}, field="valid_from"
        )
    if last_on is not None and valid_until is not None and last_on >= valid_until:
        raise Refused(
            _("Đã có khoản ghi ngày %(day)s. Ngày khép không thể trước ngày đó.") % {"day": dates.format_date(last_on)},
            field="valid_until",
        )


def check_fund_unused(*, name, records):
    """A fund is taken out only while nothing was recorded into or out of it."""
    if records:
        raise Refused(
            _("“%(name)s” đã có %(records)s khoản trong sổ nên không bỏ được. Ghi ngày khép để thôi nhận.")
            % {"name": name, "records": records}
        )


def check_handed(*, content, quantity, value, recipient):
    """Something went to somebody; money is counted in đồng."""
    if not recipient:
        raise Refused(_("Ghi nơi nhận hoặc người nhận."), field="recipient")
    if content == Content.MONEY and not value:
        raise Refused(_("Trao bằng tiền thì ghi số tiền đã trao."), field="value")
    if quantity == 0:
        raise Refused(_("Số lượng là 0. Ghi số lượng đã trao, hoặc để trống."), field="quantity")


def check_stands(handover):
    """Files are kept with what stands in the book."""
    if handover.is_cancelled:
        raise Refused(_("Lần trao này đã bỏ khỏi sổ. Mở lần trao khác."))


def check_recipients(recipients, *, signed):
    """A list that was signed stays as it was signed. ``recipients``: [(name, note)]."""
    if signed:
        raise Refused(_("Danh sách đã ký đang giữ trong hồ sơ. Ghi lại người nhận thì bỏ tệp ấy ra trước, in và ký lại."))
    if len(recipients) > MOST_RECIPIENTS:
        words = {"most": MOST_RECIPIENTS, "count": len(recipients)}
        raise Refused(
            _("Một lần trao ghi tối đa %(most)s người nhận, ở đây %(count)s. Chia thành nhiều lần trao.") % words, field="recipients"
        )


def check_together(*, donor, donor_name, joint_donor, joint_name):
    """Who gives together with another is another."""
    if joint_donor and donor and joint_donor == donor:
        raise Refused(_("Người cùng góp phải là người khác. Một người góp thì để trống ô này."), field="joint_donor")
    if joint_name and fold(joint_name) == fold(donor_name):
        raise Refused(_("Đã ghi tên này ở người ủng hộ. Ghi tên người, đơn vị cùng góp, hoặc để trống."), field="joint_name")


def check_not_closed(name, closed_on):
    """What stands in a closing statement is not changed under it. ``closed_on``: the last day, None while the fund is open."""
    if closed_on is not None:
        words = {"name": name, "day": dates.format_date(closed_on)}
        raise Refused(
            _("“%(name)s” đã khép ngày %(day)s và có bảng kết thúc. Muốn ghi thêm, sửa thì mở bảng kết thúc, bấm Mở lại đợt, trước đã.")
            % words
        )


def check_last_day(on, *, today, opened_on, last_on):
    """The last day of a drive has come, and nothing was recorded after it. ``last_on``: the last day with a record, None without."""
    if on > today:
        raise Refused(_("Ngày này chưa tới. Khép từ hôm nay trở về trước."), field="closed_on")
    if on < opened_on:
        raise Refused(
            _("Đợt này mở từ ngày %(day)s. Ngày khép không thể trước ngày đó.") % {"day": dates.format_date(opened_on)}, field="closed_on"
        )
    if last_on is not None and last_on > on:
        raise Refused(_("Đã có khoản ghi ngày %(day)s. Khép từ ngày đó trở đi.") % {"day": dates.format_date(last_on)}, field="closed_on")


def check_left(left, *, left_to, gifts):
    """A drive that is closed took something, gave no more than it took, and says where the rest goes (đồng)."""
    if not gifts:
        raise Refused(_("Đợt này chưa có khoản ủng hộ nào nên chưa có gì để lập bảng kết thúc. Mở nhầm thì bỏ khỏi sổ."))
    if left < 0:
        raise Refused(
            _("Trong sổ đã trao nhiều hơn đã thu %(short)s. Ghi nốt khoản ủng hộ, hoặc sửa lần trao, rồi khép.")
            % {"short": format_money(-left)}
        )
    if left and not left_to:
        raise Refused(
            _("Còn %(left)s. Ghi số này chuyển đi đâu, ví dụ: chuyển vào Quỹ xã hội công đoàn.") % {"left": format_money(left)},
            field="left_to",
        )


def check_not_public(name, *, already):
    """A drive has one public page."""
    if already:
        raise Refused(_("“%(name)s” đang có trang công khai. Muốn đổi tên, đổi lời thì thôi công khai rồi công khai lại.") % {"name": name})


def check_unnamed(names, *, field):
    """What anybody reads names nobody who is helped. ``names``: those that were found in it."""
    if names:
        raise Refused(
            _("Trang này ai có địa chỉ cũng đọc được nên không nêu tên %(names)s. Viết chung, ví dụ: giúp một đoàn viên bị bệnh nặng.")
            % {"names": ", ".join(names[:3])},
            field=field,
        )


def check_left_unnamed(names):
    """Where the rest goes stands on the public page too. ``names``: those found in it."""
    if names:
        raise Refused(
            _(
                "Nơi chuyển số còn lại hiện cả trên trang công khai nên không nêu tên %(names)s. Viết chung, ví dụ: trao tiếp cho người được giúp."
            )
            % {"names": ", ".join(names[:3])},
            field="left_to",
        )
