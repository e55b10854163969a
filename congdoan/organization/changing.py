"""A change of a unit by decision (đổi tên, loại, cấp trên) judged; nothing is written here and nothing asked of the database."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold


@dataclass(frozen=True)
class Change:
    """Thay đổi: what a unit is to be called, its kind and superior, from ``effective_on`` on (a day that may lie before the signing)."""

    name: str
    kind: str
    parent: object
    effective_on: date

    def under(self, parent):
        """The same change with another superior (the Unit that a code stood for)."""
        return replace(self, parent=parent)

    def respells(self, unit):
        """True if the name or the kind is another one."""
        return (self.name, self.kind) != (unit.name, unit.kind)

    def moves(self, unit):
        """True if the superior is another one."""
        return getattr(self.parent, "pk", None) != unit.parent_id


def check_change(change, *, unit, spelled_on, placed_on, today):
    """Something changes, on a day between the last change and today, of a unit that lives. ``spelled_on``, ``placed_on``: since when
    today's name and kind, and today's superior, hold."""
    if unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc, không đổi được nữa.") % {"unit": unit.name})
    if not change.respells(unit) and not change.moves(unit):
        raise Refused(_("Tên, loại, cấp trên đều như hiện nay. Ghi điều mà quyết định thay đổi."))
    if change.effective_on > today:
        raise Refused(
            _("Quyết định có hiệu lực từ ngày %(day)s, chưa đến. Đến ngày ấy hãy ghi.") % {"day": dates.format_date(change.effective_on)},
            field="effective_on",
        )
    held = [(spelled_on, _("tên và loại hiện nay"))] if change.respells(unit) else []
    held += [(placed_on, _("cấp trên hiện nay"))] if change.moves(unit) else []
    for since, what in held:
        if change.effective_on <= since:
            raise Refused(
                _("%(unit)s có %(what)s từ ngày %(day)s. Ngày hiệu lực phải sau ngày đó.")
                % {"unit": unit.name, "what": what, "day": dates.format_date(since)},
                field="effective_on",
            )


def check_place(change, *, unit):
    """The new superior lives on that day and does not stand below the unit itself."""
    parent, day = change.parent, dates.format_date(change.effective_on)
    if parent.path.startswith(unit.path):
        raise Refused(
            _("%(parent)s nằm trong %(unit)s, không làm cấp trên được.") % {"parent": parent.name, "unit": unit.name}, field="parent"
        )
    if parent.founded_on > change.effective_on:
        raise Refused(_("Ngày %(day)s chưa có %(parent)s.") % {"day": day, "parent": parent.name}, field="parent")
    if parent.closed_on is not None:
        raise Refused(_("%(parent)s đã kết thúc. Chọn cấp trên khác.") % {"parent": parent.name}, field="parent")


def check_named(*, number, signed_on, issuer):
    """Who says when a decision was signed, or by whom, says its number too."""
    if not number and (signed_on is not None or issuer):
        raise Refused(_("Ghi số quyết định, hoặc bỏ trống cả ngày ký và nơi ban hành."), field="decision")


def check_closing_paper(*, unit, number):
    """A union ends by a decision; a group inside one may end without a paper."""
    if not unit.is_group and not number:
        raise Refused(_("Ghi số quyết định kết thúc hoạt động %(unit)s.") % {"unit": unit.name}, field="decision")


def check_closed_by_hand(*, unit, again, planned):
    """A union that stands does not end by a date in a workbook, whose decision is the one that founded it. ``planned``: a plan ended it, and keeps its day."""
    if planned:
        raise Refused(
            _("%(unit)s kết thúc theo một phương án sắp xếp nên ngày kết thúc không sửa ở đây.") % {"unit": unit.name}, field="closed_on"
        )
    if not again and not unit.is_group:
        raise Refused(
            _(
                "%(unit)s kết thúc theo quyết định: ghi ở trang đơn vị (Kết thúc hoạt động) hoặc trang Sắp xếp tổ chức, không ghi ngày ở đây."
            )
            % {"unit": unit.name},
            field="closed_on",
        )


def check_in_no_plan(*, unit, titles):
    """A unit that a plan holds, which waits for its approval or its day, is not changed by hand beside it. ``titles``: planned.plans_with."""
    if titles:
        raise Refused(
            _("%(unit)s đang trong phương án “%(title)s” đã trình. Trả phương án ấy lại để soạn tiếp, hoặc bỏ đi, rồi hãy ghi.")
            % {"unit": unit.name, "title": titles[0]}
        )


def check_decision(*, number, signed_on, issuer, known, today):
    """A decision has a number; the same number of one issuer is one decision in a year, for numbers begin anew each January.

    ``known``: Decisions of that number.
    """
    if signed_on is not None and signed_on > today:
        raise Refused(_("Ngày ký không thể ở tương lai."), field="signed_on")
    alike = [
        one
        for one in known
        if issuer and fold(one.issuer) == fold(issuer) and one.signed_on and signed_on and one.signed_on.year == signed_on.year
    ]
    other = next((one for one in alike if one.signed_on != signed_on), None)
    if other is not None:
        raise Refused(
            _("Quyết định %(number)s của %(issuer)s đã ghi, ký ngày %(day)s. Xem lại số hoặc ngày ký.")
            % {"number": number, "issuer": issuer, "day": dates.format_date(other.signed_on)},
            field="signed_on",
        )


def check_papers_of_unit(*, unit, number, signed_on, issuer, held):
    """What is recorded of one unit by one number in a year is one decision, with one day and one issuer. ``held``: Decisions of that number that the unit names."""
    for one in held:
        days = {each.year for each in (one.signed_on, signed_on) if each}
        other_day = one.signed_on and signed_on and one.signed_on != signed_on
        other_issuer = one.issuer and issuer and fold(one.issuer) != fold(issuer)
        if len(days) < 2 and (other_day or other_issuer):
            raise Refused(
                _(
                    "%(unit)s đã ghi theo quyết định %(paper)s. Đúng quyết định ấy thì ghi ngày ký, nơi ban hành như vậy. "
                    "Là quyết định khác thì ghi số có cả chữ của nơi ban hành, ví dụ 12/QĐ-LĐLĐ."
                )
                % {"unit": unit.name, "paper": one.text},
                field="signed_on" if other_day else "issuer",
            )


def check_may_take_back(*, unit, event):
    """``event``: the last change of a living unit; None if it never changed. What a plan did is undone with the whole plan."""
    if event is None:
        raise Refused(_("%(unit)s chưa đổi tên, loại hay cấp trên lần nào.") % {"unit": unit.name})
    if unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc, không đổi được nữa.") % {"unit": unit.name})
    if event.about:
        raise Refused(
            _("Lần thay đổi ngày %(day)s của %(unit)s thuộc một phương án sắp xếp. Hoàn tác cả phương án ở trang của phương án ấy.")
            % {"day": dates.format_date(event.effective_on), "unit": unit.name}
        )
