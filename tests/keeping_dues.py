"""Dues within random sequences: months filled and paid, rules signed after the months they are of, months gone by worked out again."""

import datetime

from congdoan.dues import policies, queries
from congdoan.dues.actions import adjustments, sheets
from congdoan.dues.choices import Group
from congdoan.dues.models import Adjustment, DuesLine, DuesRule, MonthSheet
from congdoan.dues.tests.factories import crew, group, on
from tests import people

MONTHS = [datetime.date(2022, nth, 1) for nth in range(1, 6)]
NAMES = ("Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh")


class Dues:
    """The part of a sequence that keeps dues; ``clock`` is the day of who keeps them: a rule is known from the day it is signed."""

    def begin_dues(self):
        """Three members of the group, who pay by the rules of its sort."""
        crew(self.cast, *NAMES)
        group(self.cast)
        self.clock = people.TODAY

    @property
    def keeper(self):
        """The accountant, today."""
        return on(self.cast.accountant, self.clock.isoformat())

    def _some_sheet(self):
        month = self.rng.choice(MONTHS)
        made = sheets.fill(by=self.keeper, unit=self.cast.union, month=month)
        return queries.sheet(unit=self.cast.union, pk=made.pk)

    def dues(self):
        """Một bảng đoàn phí: wages for some, some pay all, some a part, some nothing."""
        found, rows = self._some_sheet(), {}
        for line in queries.lines_of(found):
            wage, paid = self.rng.randint(40, 600) * 100_000, self.rng.choice((0, None, 20_000))
            rows[line.person_id] = {"wage": wage, "exempt": "", "paid": paid, "paid_on": found.month if paid != 0 else None}
        sheets.save(by=self.keeper, sheet=found, version=found.version, rows=rows)

    def rule(self):
        """Một quy định ký sau: another rate from the first of some month."""
        self.clock += datetime.timedelta(days=self.rng.randint(1, 5))
        DuesRule.objects.create(
            key="rate", group=Group.OTHER, value=self.rng.choice((40, 50, 70, 100)), base="insured", valid_from=self.rng.choice(MONTHS),
            issued_on=self.clock, source="Thử",
        )  # fmt: skip

    def recompute(self):
        """Tính lại các tháng trước."""
        self.clock += datetime.timedelta(days=1)
        found = self._some_sheet()
        adjustments.recompute(by=self.keeper, sheet=found, version=found.version)

    def look_at_dues(self):
        """A receipt is the money of its lines; an adjustment is settled by the same person, no earlier; each month ends as the rules of today make it."""
        for row in Adjustment.objects.select_related("line__sheet", "settled_in__sheet").filter(settled_in__isnull=False):
            assert row.settled_in.person_id == row.line.person_id and row.settled_in.sheet.month >= row.line.sheet.month
        held = DuesLine.objects.filter(voucher__isnull=False)
        assert not held.filter(voucher__reversed_by__isnull=False).exists(), "a link means a receipt that stands"
        for receipt in {line.voucher for line in held.select_related("voucher")}:
            of_it = held.filter(voucher=receipt).values_list("paid", flat=True)
            assert sum(of_it) == sum(receipt.postings.values_list("amount", flat=True)), "a receipt is the money of its lines"
        self._look_at_the_last_word()

    def _look_at_the_last_word(self):
        """A due with all its adjustments, or what is still to be adjusted, is what the rules of today make of the wage."""
        open_now = {row.line.pk: row.new_due for row in queries.to_adjust(self.cast.union, self.clock)}
        reckoner = queries.reckoner(self.cast.union)
        for line in DuesLine.objects.select_related("sheet").filter(wage__isnull=False, exempt="", given_due=False):
            stands = line.due + sum(new - old for old, new in line.adjustments.values_list("old_due", "new_due"))
            by_hand = policies.amount_due(line.wage, reckoner.terms(line.sheet.month, self.clock))
            assert open_now.get(line.pk, stands) == by_hand
        assert MonthSheet.objects.filter(unit=self.cast.union).count() <= len(MONTHS)
