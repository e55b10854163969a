"""Payment vouchers (phiếu chi) of the made-up union: one series a year for each purse, in the order of days."""

from collections import Counter

BUDGET, EMPLOYER = "ngân sách công đoàn", "chuyên môn hỗ trợ"
SOCIAL_FUND = "QXH"
SERIES = {BUDGET: "PC", SOCIAL_FUND: "PCXH"}


class Vouchers:
    """Numbers of the vouchers behind ``payments``: an iterable of (day, what, source)."""

    def __init__(self, payments):
        """Number the payments of each purse and year; what the employer pays needs no voucher of the union."""
        self.numbers, count = {}, Counter()
        for payment in sorted(set(payments)):
            day, _what, source = payment
            if source in SERIES:
                count[source, day.year] += 1
                self.numbers[payment] = f"{SERIES[source]}{count[source, day.year]:02d}/{day.year}"

    def number(self, day, what, source):
        """Số chứng từ of one payment, or None."""
        return self.numbers.get((day, what, source))
