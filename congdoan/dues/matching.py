"""Which due a line of a bank statement pays: by the code in its memo, by a name in it, by the amount. Proposals alone: nothing is written here."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.dues import payments
from congdoan.kernel.money import format_money
from congdoan.kernel.text import fold

NOT_LETTERS = re.compile(r"[^0-9a-z]+")
COMMON = re.compile(r"\b(cong ty|co phan|tnhh|cp|mtv|mot thanh vien|trach nhiem huu han|thuong mai|dich vu|tmdv|tm|dv)\b")
NEAR = 5
"""Days between what was written by hand and the bank's own day."""
OFFERED = 4
"""So many possible ones are named beside a line."""


def bare(text):
    """Folded, letters and digits alone, a blank at either end: so that a whole name is found and no part of one."""
    return f" {NOT_LETTERS.sub(' ', fold(text)).strip()} "


@dataclass(frozen=True)
class Target:
    """Một khoản chờ tiền: ``kind`` (payments.DUES, LEVY), number of the line, who, what for, đồng still asked; ``noted``: written down by hand already (đồng), of
    the day ``noted_on``; ``word``: of a fund its own code, as people write it in a memo."""

    kind: str
    pk: int
    who: str
    what: str
    ask: int
    group: tuple
    noted: int = 0
    noted_on: object = None
    word: str = ""

    @property
    def code(self):
        """As in the memo of its QR."""
        return payments.code_of(self.kind, self.pk)

    @property
    def label(self):
        """As offered and typed: "CDD3F7 · Đỗ Quốc Cường · đoàn phí 05/2022"."""
        return f"{self.code} · {self.who} · {self.what}"

    def pays(self, amount, on):
        """True if the amount of a day is what it asks for, or what somebody wrote down by hand some days about."""
        return amount > 0 and (amount == self.ask or amount == self.noted and abs((on - self.noted_on).days) <= NEAR)


@dataclass
class Proposal:
    """Đề xuất cho một dòng: ``target`` where it is sure, else what it could be, and why."""

    target: object = None
    others: list = field(default_factory=list)
    why: str = ""


class Matcher:
    """Finds which of ``targets`` (in order of time) a memo and an amount mean."""

    def __init__(self, targets):
        self.by_code, self.by_group, self.names, self.funds = {}, {}, {}, []
        self.taken = {payments.DUES: set(), payments.LEVY: set()}
        for target in targets:
            self.by_code[target.kind, target.pk] = target
            self.by_group.setdefault(target.group, []).append(target)
            if target.kind == payments.FUND:
                self.funds.append(target)
            elif target.group not in self.names:
                name = bare(target.who)
                short = f" {COMMON.sub(' ', name).strip()} " if target.kind == payments.LEVY else name
                short = re.sub(r" +", " ", short)
                self.names[target.group] = short if len(short.split()) > 1 else name

    def propose_each(self, lines):
        """A Proposal for each (memo, đồng, day) in order; what one line pays is not proposed to the next, which may pay another month or be paid twice."""
        found = []
        for memo, amount, on in lines:
            proposed = self.propose(memo, amount, on)
            target = proposed.target
            if target is not None and target.kind != payments.FUND:
                left = [one for one in self.by_group[target.group] if one is not target]
                if target.pk in self.taken[target.kind]:
                    proposed = Proposal(others=[target], why=_("khoản này đã đề xuất cho dòng khác, xem có phải chuyển hai lần không"))
                self.taken[target.kind].add(target.pk)
                self.by_group[target.group] = left or [target]
            found.append(proposed)
        return found

    def propose(self, memo, amount, on):
        """The Proposal for one line of a day."""
        coded = [target for key in payments.codes_in(memo) if (target := self.by_code.get(key))]
        worded = [target for target in self.funds if f" {bare(target.word).strip()} " in bare(memo)]
        if len(coded) != 1 and len(worded) == 1:
            return Proposal(worded[0], why=_("theo mã quỹ"))
        if len(coded) == 1 and coded[0].kind == payments.FUND:
            return Proposal(coded[0], why=_("theo mã"))
        if len(coded) == 1:
            return Proposal(coded[0], why=_("theo mã") if coded[0].pays(amount, on) else self._differs(coded[0], _("theo mã")))
        words = bare(memo)
        named = [group for group, name in self.names.items() if name in words]
        longest = [
            group
            for group in named
            if not any(
                self.names[group] in self.names[other] and group != other and self.names[group] != self.names[other] for other in named
            )
        ]
        if len(longest) == 1:
            target = self._of(longest[0], amount, on)
            if target.pays(amount, on):
                return Proposal(target, why=_("theo tên và số tiền"))
            return Proposal(others=[target], why=self._differs(target, _("theo tên")))
        exact = [target for group in longest for target in self.by_group[group] if target.pays(amount, on)]
        if len({target.group for target in exact}) == 1:
            return Proposal(exact[0], why=_("theo tên và số tiền"))
        if longest:
            return Proposal(others=[self._of(group, amount, on) for group in longest[:OFFERED]], why=_("nhiều người cùng tên"))
        found = [self._of(group, amount, on) for group in self.by_group if self._of(group, amount, on).pays(amount, on)]
        if found and len(found) <= OFFERED:
            return Proposal(others=found, why=_("chỉ khớp số tiền"))
        return Proposal(why=_("không thấy mã, không thấy tên"))

    def _of(self, group, amount, on):
        """The line of a person or an employer that the amount pays, one that asks for it first; else the oldest that asks for something."""
        lines = self.by_group[group]
        exact = [one for one in lines if one.pays(amount, on)]
        return next((one for one in (*exact, *lines) if one.ask > 0), (*exact, *lines[::-1])[0])

    @staticmethod
    def _differs(target, why):
        return _("%(why)s, nhưng đang chờ %(ask)s") % {"why": why, "ask": format_money(target.ask)}

    def giver(self, memo):
        """The id of the member whose name alone stands in a memo, or None: who gave to a fund."""
        words = bare(memo)
        found = [group[1] for group, name in self.names.items() if group[0] == payments.DUES and name in words]
        return found[0] if len(found) == 1 else None

    def typed(self, text):
        """The target that somebody wrote or chose, by its code or a name that is one person's; None for no such."""
        coded = [target for key in payments.codes_in(text) if (target := self.by_code.get(key))]
        if coded:
            return coded[0]
        named = [group for group, name in self.names.items() if bare(text) == name or bare(text) == bare(self.by_group[group][0].who)]
        return self._of(named[0], 0, None) if len(named) == 1 else None
