"""A log entry as an officer says it: who, what, how much, and where it stands. Names only for those who may see the record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.accounts import queries as accounts
from congdoan.care import queries as care
from congdoan.care.policies import can_see_reason
from congdoan.congress import queries as congress
from congdoan.education import queries as education
from congdoan.finance import queries as finance
from congdoan.kernel.dates import format_date
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.money import format_money
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission as Organization
from congdoan.overview import log
from congdoan.ui.opening import Doors
from congdoan.units import queries as units
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.choices import Permission as Workbooks

SAYS = {
    "care.visits.record": _("Thăm %s"),
    "care.gifts.record": _("Tặng quà %s"),
    "care.notices.report": _("Báo cần thăm %s"),
    "finance.contributions.record": _("Ủng hộ: %s"),
    "finance.handovers.record": _("Trao tặng: %s"),
    "finance.funds.open": _("Mở %s"),
    "membership.members.admit": _("Ghi đoàn viên mới: %s"),
    "membership.members.correct": _("Sửa thông tin %s"),
    "membership.looking.unmask": _("Xem đủ số CCCD của %s"),
    "membership.looking.unmask_party": _("Xem ngày vào Đảng, dân tộc của %s"),
    "care.looking.unmask_reasons": _("Xem lý do thăm %s"),
    "membership.members.leave": _("Ghi rời đơn vị: %s"),
    "membership.accounts.open_account": _("Mở tài khoản cho %s"),
    "organization.accounts.open_account": _("Mở tài khoản cho %s"),
    "membership.accounts.renew_password": _("Cấp lại mật khẩu cho %s"),
    "organization.appointments.appoint": _("Ghi chức vụ: %s"),
    "organization.appointments.end_post": _("Ghi thôi chức vụ: %s"),
    "education.sessions.record": _("Ghi buổi %s"),
    "congress.congresses.record": _("Ghi đại hội %s"),
    "congress.elections.record": _("Ghi kết quả bầu %s"),
    "workbooks.batches.commit": _("Nhập tệp %s vào sổ"),
    "workbooks.batches.preview": _("Xem trước tệp %s"),
    "workbooks.batches.undo": _("Hoàn tác tệp %s"),
}
"""Sentences for what is done most; the others say the action's own name before the record."""

LISTS = {
    "care.visits": ("care:visit-list", care.visits),
    "care.gifts": ("care:gift-list", care.gifts),
    "finance.contributions": ("finance:contribution-list", finance.contributions),
    "finance.handovers": ("finance:handover-list", finance.handovers),
    "finance.funds": ("finance:fund-list", finance.funds),
    "education.attendances": ("education:session-list", education.sessions),
    "congress.congresses": ("congress:congress-list", congress.congresses),
    "congress.elections": ("congress:congress-list", congress.congresses),
    "membership.members": ("membership:member-list", membership.members),
    "organization.appointments": ("organization:post-list", organization.appointments),
}
"""Where the rows of an action on many rows stand."""


def _visit(by, row):
    reason = f", {row.get_reason_display()}" if can_see_reason(by, row) else ""
    return f"{row.person.full_name}{reason}: {format_money(row.amount)}"


RECORDS = {
    "care.visit": (care.visits, _visit),
    "care.gift": (care.gifts, lambda by, row: f"{row.name}, {row.occasion_label}: {format_money(row.amount)}"),
    "care.notice": (care.waiting, lambda by, row: row.person.full_name),
    "finance.contribution": (finance.contributions, lambda by, row: f"{row.giver}, {row.fund.name}: {row.given}"),
    "finance.handover": (finance.handovers, lambda by, row: f"{row.recipient}: {format_money(row.value)}"),
    "finance.fund": (finance.funds, lambda by, row: row.name),
    "membership.membership": (membership.memberships_below, lambda by, row: f"{row.person.full_name}, {row.unit.name}"),
    "organization.appointment": (
        organization.appointments,
        lambda by, row: f"{row.person.full_name}, {row.get_post_display()}, {row.unit.name}",
    ),
    "education.studysession": (education.sessions, lambda by, row: f"{row.document}, {format_date(row.held_on)}"),
    "congress.congress": (congress.congresses, lambda by, row: f"{row.term}, {format_date(row.held_on)}"),
    "congress.election": (congress.elections, lambda by, row: f"{row.get_position_display()}, {format_date(row.held_on)}"),
}
"""Kind of record -> its list (by=, unit=), which holds only what the reader may see, and its words."""


def told(by, unit, entries):
    """[{"text", "more", "url", "entry"}]: one statement for each kind of record among the entries, none for a row."""
    found = _records(by, unit, entries)
    doors = Doors(by).learn(opens for _words, opens in found.values())
    return [_line(by, entry, *found.get(log.about(entry), ("", None)), doors) for entry in entries]


def _line(by, entry, words, opens, doors):
    label = log.what(entry)
    sentence = SAYS.get(entry.action)
    text = label if not words else sentence % words if sentence else f"{label}: {words}"
    return {"text": text, "more": log.how_much(entry), "url": doors.url(opens) or _list_url(by, entry), "entry": entry}


def _list_url(by, entry):
    name, query = LISTS.get(entry.action.rpartition(".")[0], ("", None))
    if not name or log.about(entry)[0] or entry.unit is None or not by.may(query.permission, entry.unit):
        return ""
    return reverse(name, kwargs={"unit_id": entry.unit_id})


def _records(by, unit, entries):
    """{(label, pk): (words, record that opens)} of what the entries are about, as far as ``by`` may see it."""
    asked = {}
    for entry in entries:
        label, pk = log.about(entry)
        if pk.isdigit():
            asked.setdefault(label, set()).add(int(pk))
    kinds = {label: held for label, pks in asked.items() if (held := _rows(by, unit, label, pks))}
    found = {}
    for (label, (_query, words)), rows in zip(kinds.items(), gather(*(query for query, _words in kinds.values())), strict=True):
        found |= {(label, str(row.pk)): (words(by, row), _opens(row)) for row in rows}
    return found


def _rows(by, unit, label, pks):
    """(the records of one kind, their words), or None if the reader may see none."""
    if label in RECORDS:
        query, words = RECORDS[label]
        return query(by=by, unit=unit).filter(pk__in=pks), words
    if label == "units.unit" and by.may(Organization.VIEW_UNITS, unit):
        return units.subtree(unit).filter(pk__in=pks), lambda by, row: row.name
    if label == "workbooks.batch" and by.may(Workbooks.IMPORT_WORKBOOK, unit):
        return workbooks.batches(by=by).filter(pk__in=pks), lambda by, row: row.file_name
    if label == "accounts.user" and by.may(Organization.VIEW_POSTS, unit):
        return accounts.accounts_by_ids(pks), lambda by, row: row.person.full_name
    return None


def _opens(row):
    """The record whose page is opened: a person for what is about a person and has no page of its own."""
    if row._meta.label_lower in ("membership.membership", "organization.appointment", "care.notice", "accounts.user"):
        return row.person
    return row.fund if row._meta.label_lower in ("finance.contribution", "finance.handover") else row
