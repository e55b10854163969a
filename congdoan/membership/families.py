"""What may be said of a member's relatives; pure."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import day_of
from congdoan.kernel.errors import Refused
from congdoan.membership.choices import MOURNED, ONCE, RelativeKind
from congdoan.people.choices import Sex

_OLDEST = 150
_SEX = {
    RelativeKind.FATHER: Sex.MALE, RelativeKind.FATHER_IN_LAW: Sex.MALE, RelativeKind.MOTHER: Sex.FEMALE, RelativeKind.MOTHER_IN_LAW: Sex.FEMALE,
}  # fmt: skip


def check_relative(row, *, today):
    """Name, birth, death and sex of one relative."""
    if not row.name:
        raise Refused(_("Ghi tên con.") if row.kind == RelativeKind.CHILD else _("Ghi tên."), field="name")
    if row.kind == RelativeKind.CHILD and row.birth_year is None:
        raise Refused(_("Ghi năm sinh của cháu."), field="birth")
    least = 1940 if row.kind == RelativeKind.CHILD else today.year - _OLDEST
    if row.birth_year is not None and not least <= row.birth_year <= today.year:
        raise Refused(_("Năm sinh %(year)s khó đúng. Ghi lại, ví dụ 2013.") % {"year": row.birth_year}, field="birth_year")
    if row.birth_on is not None and row.birth_on > today:
        raise Refused(_("Ngày sinh không thể ở tương lai."), field="birth")
    if row.died_on is not None and (row.died_on > today or row.died_on.year < (row.birth_year or 0)):
        raise Refused(_("Ngày mất phải sau khi sinh và không ở tương lai."), field="died_on")
    if row.sex and _SEX.get(row.kind, row.sex) != row.sex:
        raise Refused(_("%(kind)s không thể ghi giới tính như vậy.") % {"kind": row.get_kind_display()}, field="sex")
    if row.known_as_id is not None and row.known_as_id == row.person_id:
        raise Refused(_("Một người không là thân nhân của chính mình. Chọn người khác."), field="known_as")


def check_once(fresh, known):
    """One has one father and one mother. ``fresh``: rows to come; ``known``: rows that stand."""
    held = {(row.person_id, row.kind) for row in known}
    for row in fresh:
        if row.kind in ONCE and (row.person_id, row.kind) in held:
            raise Refused(_("Đã ghi %(kind)s của người này. Sửa dòng đã có.") % {"kind": row.get_kind_display().lower()}, field="kind")
        held.add((row.person_id, row.kind))


def check_waits(row):
    """Only what a member wrote down himself is confirmed."""
    if not row.waits:
        raise Refused(_("Dòng này đã được xác nhận."))


def was_left_behind(row, held, *, today):
    """True if a union from which the member has gone on reads the row as it stands. ``held``: all memberships of the person."""
    written = row.changed_on or day_of(row.recorded_at)
    return any(
        one.valid_until is not None and written < one.valid_until <= today and any(other.valid_from >= one.valid_until for other in held)
        for one in held
    )


def check_mourned(relative, *, person_id):
    """For whom the union comes in bereavement: parents of both sides, spouse, child of that member."""
    if relative.person_id != person_id:
        raise Refused(_("%(name)s không phải thân nhân của đoàn viên này.") % {"name": relative.name}, field="relative")
    if relative.kind not in MOURNED:
        raise Refused(_("Việc hiếu ghi cho tứ thân phụ mẫu, vợ, chồng, con. Người khác thì ghi ở ghi chú."), field="relative")
