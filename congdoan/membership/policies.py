"""What the state of things allows of members. Pure: everything needed is handed in."""

import datetime
import re

from django.utils.translation import gettext as _

from congdoan.kernel import dates, ids, names
from congdoan.kernel.dates import VIETNAM
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.choices import WhyLeft
from congdoan.organization.policies import has_members
from congdoan.people import policies as recorded

APART = datetime.timedelta(days=1)
"""Between the two things that together open somebody else's account, where one person does both (ADR 0021)."""
MOST_TOLD = 6
YOUNGEST = 15  # Bộ luật Lao động 2019, Điều 3: người lao động từ đủ 15 tuổi
PARTY_AGE = 18  # Điều lệ Đảng Cộng sản Việt Nam, Điều 1: công dân từ đủ 18 tuổi


def check_name(full_name):
    """A name has at least two words of letters."""
    clean = names.clean_name(full_name)
    if len(clean.split()) < 2 or not (clean.replace(" ", "").isalpha() or not any(map(str.isdigit, clean))):
        raise Refused(_("Ghi đủ họ và tên, ví dụ Trần Thị Mai."), field="full_name")


def check_ages(*, birth, union_joined, today):
    """Born before today; at least fifteen on joining the union. ``birth``, ``union_joined``: ApproximateDate or None."""
    if birth is None:
        return
    if birth.on > today:
        raise Refused(_("Ngày sinh không thể ở tương lai."), field="birth")
    if union_joined is not None and union_joined.on.year - birth.on.year < YOUNGEST:
        raise Refused(
            _("Sinh %(birth)s mà vào công đoàn %(joined)s thì chưa đủ %(age)s tuổi. Xem lại hai ngày này.")
            % {"birth": birth, "joined": union_joined, "age": YOUNGEST},
            field="union_joined",
        )


def check_spell(*, union_joined, valid_from, valid_until, today):
    """Joined the union, came to the unit, left it: in this order, none of them in the future but a leaving already decided.

    ``valid_until`` is exclusive. A leaving may be recorded up to a year ahead (quyết định nghỉ hưu có trước).
    """
    if union_joined.on > today or valid_from > today:
        raise Refused(_("Ngày vào không thể ở tương lai."), field="valid_from" if valid_from > today else "union_joined")
    if union_joined.on > valid_from:
        raise Refused(
            _("Ngày về đơn vị (%(came)s) sớm hơn ngày vào công đoàn (%(joined)s). Xem lại hai ngày này.")
            % {"came": dates.format_date(valid_from), "joined": union_joined},
            field="valid_from",
        )
    if valid_until is not None and valid_until <= valid_from:
        raise Refused(_("Ngày rời phải từ ngày về đơn vị trở đi."), field="valid_until")
    if valid_until is not None and (valid_until - today).days > 366:
        raise Refused(_("Ngày rời quá xa. Chỉ ghi trước trong vòng một năm."), field="valid_until")


def check_unit(*, unit, level, valid_from, valid_until):
    """Members stand in a grassroots union or inside one, not in a women's group, while the unit lives."""
    if not has_members(unit.kind, level):
        raise Refused(
            _("%(unit)s không có đoàn viên riêng. Ghi đoàn viên ở công đoàn cơ sở hoặc tổ công đoàn.") % {"unit": unit.name},
            field="unit",
        )
    if valid_from < unit.founded_on:
        raise Refused(
            _("%(unit)s thành lập ngày %(day)s; ngày về đơn vị không thể sớm hơn. Giữ nguyên ngày vào công đoàn, ghi riêng ngày về đơn vị.")
            % {"unit": unit.name, "day": dates.format_date(unit.founded_on)},
            field="valid_from",
        )
    if unit.closed_on is not None and (valid_until is None or valid_until > unit.closed_on):
        raise Refused(_("%(unit)s đã kết thúc. Ghi ngày rời, hoặc chọn đơn vị khác.") % {"unit": unit.name}, field="valid_until")


def check_stays(*, membership, today):
    """What is asked besides is written where somebody is a member today."""
    if not membership.holds_on(today):
        raise Refused(_("Người này không còn sinh hoạt ở đây. Đang ở đơn vị nào thì đơn vị ấy ghi."))


def check_recognised(*, persons, places, already, unit):
    """Members of the unit on the day, each once. ``places``: {person id: unit id}; ``already``: ids of those recognised on that day."""
    for person in persons:
        if person.pk not in places:
            words = {"name": person.full_name, "unit": unit.name}
            raise Refused(_("%(name)s không là đoàn viên của %(unit)s vào ngày ấy.") % words, field="persons")
        if person.pk in already:
            raise Refused(_("%(name)s đã được ghi công nhận ngày ấy.") % {"name": person.full_name}, field="persons")


def check_may_leave(*, membership):
    """Whoever left already does not leave again."""
    if membership.valid_until is not None:
        raise Refused(_("Đã ghi rời đơn vị rồi. Nếu ghi nhầm ngày thì sửa thông tin đoàn viên."))


def check_may_sign_in(*, person, unit, places, reached):
    """An account is given where the person belongs, by somebody who holds that right wherever the account leads.

    ``places``: units of the person's memberships, posts and roles; ``reached``: unit -> bool, whether the actor may give accounts
    there. Otherwise a union's chair could sign in as an officer of the superior union.
    """
    if not any(place.path.startswith(unit.path) for place in places):
        raise NotAllowed(_("%(name)s không thuộc %(unit)s.") % {"name": person.full_name, "unit": unit.name})
    if not all(reached(place) for place in places):
        raise NotAllowed(
            _("%(name)s còn giữ việc ở đơn vị khác hoặc ở cấp trên. Tài khoản này do cấp trên hoặc quản trị hệ thống giao.")
            % {"name": person.full_name}
        )


def check_account_free(*, person, account):
    """One person has one account, and it is not opened twice."""
    if account is not None:
        raise Refused(_("%(name)s đã có tài khoản.") % {"name": person.full_name})


def check_not_oneself(*, by, person):
    """Nobody closes his own account, or gives himself a password on paper."""
    if by.person.pk == person.pk:
        raise Refused(_("Đây là tài khoản của chính anh/chị. Đổi mật khẩu thì bấm vào chữ viết tắt tên mình ở góc trên."))


def check_stands_above(*, above, person):
    """Who looks as somebody else to help stands above that person, or keeps the system."""
    if not above:
        raise NotAllowed(
            _(
                "%(name)s không ở cấp dưới của anh/chị, hoặc còn giữ việc ở nơi khác. Chỉ cán bộ cấp trên, quản trị hệ thống vào xem hộ được."
            )
            % {"name": person.full_name}
        )


def check_not_both(done_at, *, now):
    """Nobody takes over an account alone: who gave it a new password waits a day before taking its second factor away, or the other way round.

    ``done_at``: when ``by`` did the other of the two there, or None. The person reads of the first meanwhile; somebody else may go on at once.
    """
    if done_at is not None and now < done_at + APART:
        raise Refused(
            _("Anh/chị vừa cấp lại mật khẩu hoặc gỡ bước xác nhận thứ hai của người này. Nhờ người khác làm việc còn lại, hoặc chờ đến %s.")
            % (done_at + APART).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")
        )


def check_account_open(*, account, is_open=True):
    """``is_open`` True: the account must be in use; False: it must be closed."""
    if account is None:
        raise Refused(_("Người này chưa có tài khoản. Mở tài khoản trước."))
    if account.is_active != is_open:
        raise Refused(_("Tài khoản đã đóng. Mở lại trước.") if is_open else _("Tài khoản đang dùng, không phải mở lại."))


def check_username(*, username, holder):
    """A user name is short, typed on any keyboard, begins with a letter and is nobody else's. ``holder``: who has it, or None."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]{2,59}", username):
        raise Refused(_("Tên đăng nhập bắt đầu bằng chữ, từ 3 ký tự, không dấu, không cách. Ví dụ maitt."), field="username")
    if holder is not None:
        raise Refused(_("Tên đăng nhập “%(name)s” đã có người dùng. Chọn tên khác.") % {"name": username}, field="username")


def check_leaving(*, valid_until, why_left, today):
    """A reason belongs to a leaving, and only to one; a death is never written ahead. ``valid_until`` exclusive."""
    if valid_until is None and why_left:
        raise Refused(_("Có lý do rời mà chưa có ngày rời."), field="valid_until")
    if why_left == WhyLeft.DIED:
        recorded.check_come(dates.day_before(valid_until), today=today, field="valid_until")


def check_overlap(row, others, *, seen_paths=None, name=""):
    """One person is a member at one place at a time. ``name``: whose it is, where the sentence may come out of a list.

    ``row``, ``others``: dated rows of one person with ``unit``. ``seen_paths``: where the actor may see members, as a function
    unit -> bool; the other unit is named only to those who may see it.
    """
    for other in others:
        if other is row or (row.valid_until is not None and row.valid_until <= other.valid_from):
            continue
        if other.valid_until is not None and other.valid_until <= row.valid_from:
            continue
        seen = seen_paths is None or seen_paths(other.unit)
        where = other.unit.name if seen else _("đơn vị khác")
        raise Refused(
            _("%(name)s đang là đoàn viên ở %(where)s%(since)s. Ghi rời ở đó trước, rồi ghi vào đây.")
            % {
                "name": name or _("Người này"),
                "where": where,
                "since": _(" từ ngày %(day)s") % {"day": dates.format_date(other.valid_from)} if seen else "",
            },
            field="valid_from",
        )


def check_member_number(*, number, person_id, holders, name=""):
    """A member number is one person's. ``holders``: {number: person_id}; ``name``: for whom it was written, where it may come out of a list."""
    if number and holders.get(number, person_id) != person_id:
        whose = _(" ghi cho %s") % name if name else ""
        raise Refused(_("Mã đoàn viên %(number)s%(whose)s là của người khác.") % {"number": number, "whose": whose}, field="member_number")


def check_each(wrong):
    """All that stands against a list at once. ``wrong``: a Refused of each, whose sentence names the person."""
    if len(wrong) < 2:
        for refused in wrong:
            raise refused
        return
    told = [str(refused.sentence) for refused in wrong[:MOST_TOLD]]
    if len(wrong) > MOST_TOLD:
        told.append(_("Và %(n)s người nữa.") % {"n": len(wrong) - MOST_TOLD})
    raise Refused(" ".join(told))


def check_same_person(*, national_id, agree):
    """An identity number is one person's. ``agree``: name or birth date are those of whoever has it."""
    if not agree:
        raise Refused(
            _("Số CCCD %(number)s trong sổ là của người khác tên, khác ngày sinh. Xem lại số hoặc họ tên.")
            % {"number": ids.mask_national_id(national_id)},
            field="national_id",
        )


def known_outside():
    """The one sentence about a number that somebody outside the book has: it tells neither who nor where, nor whether the name is right."""
    return _(
        "Số này đã có ở ngoài sổ của đơn vị nên dòng để lại. Xem lại số; đúng là người chuyển đến thì ghi tiếp nhận ở trang Đoàn viên, "
        "chưa rõ thì hỏi công đoàn cấp trên."
    )


def keeps_person(held, *, may, today):
    """True if the facts of a person may be written: held by where he or she is a member today, else by where it was last.

    ``held``: all memberships of the person with units; ``may(unit)``: the right to correct members there. Nobody's: anybody's.
    """
    now = [row for row in held if row.valid_from <= today and (row.valid_until is None or today < row.valid_until)]
    keepers = now or sorted(held, key=lambda row: row.valid_from)[-1:]
    return not keepers or any(may(row.unit) for row in keepers)


def check_keeps_person(*, name, held, may, today):
    """A former union reads and corrects its own old period, not the person. Arguments as ``keeps_person``."""
    if not keeps_person(held, may=may, today=today):
        raise Refused(
            _(
                "%(name)s nay là đoàn viên ở đơn vị khác: họ tên, ngày sinh, số CCCD, liên lạc do đơn vị ấy sửa. Ở đây chỉ sửa ngày, lý do đến, rời."
            )
            % {"name": name}
        )


def check_party(*, introduced_on, joined_on, today, birth_on=None):
    """Introduced first, joined afterwards, both by today; nobody joins before the year in which he or she is 18."""
    for field, day in (("party_introduced_on", introduced_on), ("party_joined_on", joined_on)):
        recorded.check_come(day, today=today, field=field)
    if introduced_on and joined_on and introduced_on > joined_on:
        raise Refused(_("Ngày giới thiệu phải trước ngày vào Đảng."), field="party_introduced_on")
    if joined_on and birth_on and joined_on.year - birth_on.year < PARTY_AGE:
        raise Refused(
            _("Sinh năm %(born)s thì năm %(joined)s chưa đủ 18 tuổi để vào Đảng. Xem lại ngày vào Đảng hoặc ngày sinh.")
            % {"born": birth_on.year, "joined": joined_on.year},
            field="party_joined_on",
        )


def identity_doubt(*, national_id, sex, birth):
    """A sentence where no office gives out such a number, or it says another sex or year of birth; else empty. A warning, no refusal.

    Province (or country of birth), century with sex, year: Nghị định 137/2015/NĐ-CP, Điều 13.
    """
    part = ids.impossible_part(national_id) if national_id else ""
    if part == "century":
        return _("Chữ số thứ tư của số CCCD là %(digit)s, chưa có số nào như thế. Xem lại số CCCD.") % {"digit": national_id[3]}
    if part == "province":
        sentence = _("Số CCCD bắt đầu bằng %(digits)s, không phải mã tỉnh nào. Xem lại số; khai sinh ở nước ngoài thì để nguyên.")
        return sentence % {"digits": national_id[:3]}
    facts = ids.national_id_facts(national_id) if national_id else None
    if facts is None:
        return ""
    if facts.sex != sex:
        return _("Theo số CCCD thì giới tính khác. Xem lại số CCCD hoặc giới tính.")
    if birth is not None and facts.birth_year != birth.on.year:
        return _("Theo số CCCD thì sinh năm %(year)s. Xem lại số CCCD hoặc ngày sinh.") % {"year": facts.birth_year}
    return ""
