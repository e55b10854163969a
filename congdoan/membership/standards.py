"""What the state of things allows of qualifications and elected office. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.membership import levels
from congdoan.membership.choices import QualificationKind
from congdoan.people import policies as recorded

LONGEST_TERM = 10


def check_qualification(row, *, today):
    """A level of its kind, given by today, running out after it was given; another certificate is called by its name."""
    if levels.rank_of(row.kind, row.level) is None:
        raise Refused(
            _("%(kind)s không có bậc này. Chọn một trong: %(all)s.")
            % {"kind": QualificationKind(row.kind).label, "all": ", ".join(levels.labels(row.kind))},
            field="level",
        )
    recorded.check_come(row.valid_from, today=today, field="valid_from")
    if row.valid_until is not None and row.valid_until <= row.valid_from:
        raise Refused(_("Ngày hết hạn phải sau ngày cấp."), field="valid_until")
    if row.kind == QualificationKind.OTHER and not row.certificate:
        raise Refused(_("Ghi tên chứng chỉ."), field="certificate")


def check_council(*, name, first_year, last_year, seats, today):
    """A body has a name, seats, and a term of some years that has been elected by now."""
    if not name:
        raise Refused(_("Ghi tên cơ quan, ví dụ HĐND phường."), field="name")
    if not first_year <= last_year <= first_year + LONGEST_TERM or first_year > today.year:
        raise Refused(_("Nhiệm kỳ khó đúng. Ghi như 2016-2021."), field="term")
    if not 1 <= seats <= 1000:
        raise Refused(_("Ghi tổng số đại biểu, từ 1 đến 1000."), field="seats")


def check_seat(row, *, council, others, today, member_on):
    """A seat is held within the council's term, once at a time, by somebody who is a member that day, and by no more people than seats.

    ``others``: seats of the same council; ``member_on``: day -> bool.
    """
    recorded.check_come(row.valid_from, today=today, field="valid_from")
    if row.valid_until is not None and row.valid_until <= row.valid_from:
        raise Refused(_("Ngày cuối phải từ ngày đầu trở đi."), field="valid_until")
    if not council.first_year <= row.valid_from.year <= council.last_year + 1:
        raise Refused(
            _("%(name)s nhiệm kỳ %(term)s. Xem lại ngày, hoặc ghi cơ quan của nhiệm kỳ khác.")
            % {"name": council.name, "term": council.term},
            field="valid_from",
        )
    if not member_on(row.valid_from):
        raise Refused(
            _("Ngày %(day)s người này không là đoàn viên ở đây. Xem lại ngày hoặc người.") % {"day": dates.format_date(row.valid_from)},
            field="person",
        )
    beside = [other for other in others if other is not row and (other.valid_until is None or row.valid_from < other.valid_until)
              and (row.valid_until is None or other.valid_from < row.valid_until)]  # fmt: skip
    if any(other.person_id == row.person_id for other in beside):
        raise Refused(_("Người này đã ghi là đại biểu của %(name)s thời gian ấy.") % {"name": council.name}, field="person")
    if len({other.person_id for other in beside if other.holds_on(row.valid_from)}) >= council.seats:
        raise Refused(
            _("%(name)s có %(seats)s đại biểu, sổ đã ghi đủ. Xem lại tổng số.") % {"name": council.name, "seats": council.seats},
            field="council",
        )
