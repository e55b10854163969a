"""What the state of things allows of congresses and elections, and how ballots are counted. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from congdoan.congress.choices import At, Position
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_number


@dataclass(frozen=True)
class Tally:
    """Kết quả kiểm phiếu: ids of the elected (highest first), of those tied for the last seats, and seats left empty."""

    elected: tuple
    tied: tuple
    vacant: int
    needed: int
    base: int

    @property
    def is_full(self):
        """Đủ số lượng."""
        return self.vacant == 0


def tally(*, votes, seats, ballots, share):
    """Who is elected: more than ``share`` (1, 2) of ``ballots``, from the highest down until ``seats`` are full.

    ``votes``: {candidate: votes}. Those with equal votes at the last seat are not elected: there is no rule of age or
    seniority, the congress votes again among them.
    """
    part, whole = share
    passed = sorted((key for key in votes if votes[key] * whole > ballots * part), key=lambda key: -votes[key])
    needed = ballots * part // whole + 1
    tied = ()
    if len(passed) > seats:
        last = votes[passed[seats - 1]]
        if votes[passed[seats]] == last:
            tied = tuple(key for key in passed if votes[key] == last)
        passed = [key for key in passed[:seats] if votes[key] > last or not tied]
    return Tally(tuple(passed), tied, seats - len(passed), needed, ballots)


def outcome(found, name_of, seats):
    """Sentences about a tally for those who must go on: a tie, empty seats; an empty list if everything is settled."""
    said = []
    if found.tied:
        said.append(
            _("%(names)s bằng phiếu nhau cho %(vacant)s chỗ còn lại nên chưa ai trúng cử; phải bầu lại giữa những người này.")
            % {"names": _joined([name_of(key) for key in found.tied]), "vacant": found.vacant}
        )
    elif found.vacant:
        said.append(
            _("Mới có %(elected)s trên %(seats)s người được quá nửa số phiếu thu về; đại hội quyết định có bầu tiếp hay không.")
            % {"elected": len(found.elected), "seats": seats}
        )
    return said


def percent(votes, ballots):
    """Votes in percent of the ballots collected, one decimal, half up as by hand, with a comma: "96,4"; empty without ballots."""
    if not ballots:
        return ""
    exact = (Decimal(100 * votes) / ballots).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{exact}".removesuffix(".0").replace(".", ",")


def check_ballots(*, seats, issued, collected, valid):
    """Ballots add up: issued >= collected >= valid; something is to be elected."""
    if seats < 1:
        raise Refused(_("Ghi số lượng bầu, ít nhất là 1."), field="seats")
    if issued < 1:
        raise Refused(_("Ghi số phiếu phát ra."), field="issued")
    if collected > issued:
        raise Refused(
            _("Phiếu thu về (%(a)s) nhiều hơn phiếu phát ra (%(b)s). Xem lại hai số.") % _two(collected, issued), field="collected"
        )
    if valid > collected:
        raise Refused(_("Phiếu hợp lệ (%(a)s) nhiều hơn phiếu thu về (%(b)s). Xem lại hai số.") % _two(valid, collected), field="valid")


def check_votes(*, votes, seats, valid, name_of):
    """Nobody has more votes than valid ballots; all together at most valid ballots x seats. ``votes``: {candidate: votes}."""
    if not votes:
        raise Refused(_("Ghi ít nhất một người ứng cử với số phiếu."), field="candidates")
    for key, number in votes.items():
        if number > valid:
            raise Refused(
                _("%(name)s được %(a)s phiếu, nhiều hơn %(b)s phiếu hợp lệ. Xem lại số phiếu.")
                % {"name": name_of(key), **_two(number, valid)},
                field="candidates",
            )
    total = sum(votes.values())
    if total > valid * seats:
        raise Refused(
            _("Cộng số phiếu được %(a)s, nhiều hơn %(b)s (%(valid)s phiếu hợp lệ x %(seats)s người được bầu). Xem lại số phiếu.")
            % {**_two(total, valid * seats), "valid": valid, "seats": seats},
            field="candidates",
        )


def check_once(*, people, name_of):
    """Nobody stands twice on one list. ``people``: ids in the order of the list."""
    for place, person_id in enumerate(people):
        if person_id in people[:place]:
            raise Refused(_("%(name)s ghi hai lần trong danh sách. Bỏ bớt một dòng.") % {"name": name_of(person_id)}, field="candidates")


def check_takes_up(*, position, posts):
    """Only some positions are posts: a delegate is one for the days of the higher congress."""
    if Position(position) not in posts:
        raise Refused(_("%(position)s không phải là chức vụ nên không ghi vào sổ chức vụ.") % {"position": Position(position).label})


def check_candidate_is_member(*, name, unit, on, spells):
    """A candidate was a member of the unit or of something below it on the day. ``spells``: [(unit path, from, until)]."""
    for path, start, end in spells:
        if path.startswith(unit.path) and start <= on and (end is None or on < end):
            return
    raise Refused(
        _("%(name)s không phải đoàn viên của %(unit)s vào ngày %(on)s. Xem lại người ứng cử hoặc ngày bầu.")
        % {"name": name, "unit": unit.name, "on": dates.format_date(on)},
        field="candidates",
    )


def check_position_fits(*, position, at, is_group):
    """A group elects its leader and deputy; a union everything else. The committee itself is elected by a congress.

    A by-election to the committee may stand at a committee meeting, as the superior allows.
    """
    of_group = position in (Position.GROUP_LEADER, Position.DEPUTY_GROUP_LEADER)
    if is_group and not of_group:
        raise Refused(_("Tổ chỉ bầu tổ trưởng, tổ phó. Chọn chức danh khác hoặc mở trang của công đoàn."), field="position")
    if of_group and not is_group:
        raise Refused(_("Tổ trưởng, tổ phó do tổ bầu. Mở trang của tổ để ghi."), field="position")
    if at == At.COMMITTEE_MEETING and position in (Position.DELEGATE, Position.ALTERNATE):
        raise Refused(_("Đại biểu dự đại hội cấp trên do đại hội bầu. Chọn Tại: đại hội."), field="at")


def check_happened(*, on, today, field="held_on"):
    """A congress or an election is recorded when it has been held."""
    if on > today:
        raise Refused(_("Ngày này ở sau hôm nay. Ghi sau khi đã họp."), field=field)


def check_attendance(*, summoned, present):
    """Not more came than were summoned; both may be unknown (None)."""
    if summoned is not None and present is not None and present > summoned:
        raise Refused(_("Số có mặt (%(a)s) nhiều hơn số triệu tập (%(b)s). Xem lại hai số.") % _two(present, summoned), field="present")


def check_term(term):
    """A congress opens a term."""
    if not term:
        raise Refused(_("Ghi nhiệm kỳ mà đại hội mở, ví dụ 2023-2028."), field="term")


def check_new_congress(*, on, others):
    """A unit holds one congress a day. ``others``: days of its other standing congresses."""
    if on in others:
        raise Refused(_("Đã có đại hội ngày %(day)s trong sổ. Mở đại hội ấy để sửa.") % {"day": dates.format_date(on)}, field="held_on")


def check_new_election(*, taken):
    """One ballot for a position, a day, a place and a round. ``taken``: True if there is one already."""
    if taken:
        raise Refused(_("Cuộc bầu này đã có trong sổ. Bầu lại thì ghi vòng sau; ghi sai thì mở ra sửa."), field="round")


def _two(one, other):
    return {"a": format_number(one), "b": format_number(other)}


def _joined(names):
    return names[0] if len(names) == 1 else _("%(first)s và %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
