"""Search from the masthead: members and units by name, with or without diacritics; what has a number by its number."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries as care
from congdoan.kernel import dates, money, text
from congdoan.ledger import queries as ledger
from congdoan.membership import queries as membership
from congdoan.overview import queries
from congdoan.ui.opening import Doors
from congdoan.ui.screens import Page

MOST = 20
SHORTEST = 2


class Search(Page):
    """Tìm đoàn viên, đơn vị, số chứng từ, số quyết định trong phạm vi được xem.

    Asks for no permission of its own: each list is cut to where the person holds the permission of its query.
    """

    personal = True
    template_name = "overview/search.html"
    title = _("Tìm")

    def context(self):
        typed = text.squeeze(self.request.GET.get("q", ""))[:80]
        if len(typed) < SHORTEST:
            return {"q": typed, "groups": [], "asked": False, "lists": []}
        groups = [self.members(typed), self.units(typed)]
        if any(letter.isdigit() for letter in typed):
            groups += [self.vouchers(typed), self.visits(typed), self.gifts(typed), self.decisions(typed)]
        return {"q": typed, "groups": [group for group in groups if group["found"]], "asked": True, "lists": self.lists()}

    def lists(self):
        """Where to look through whole lists instead: [(words, address)]."""
        unit = self.by.units[0] if self.by.units else None
        whole = (
            (_("Mở danh sách đoàn viên"), "membership:member-list", membership.members.permission),
            (_("Mở cây đơn vị"), "organization:unit-tree", queries.units_found.permission),
        )
        return [(words, reverse(name, args=[unit.pk])) for words, name, permission in whole if unit and self.by.may(permission, unit)]

    def members(self, typed):
        """Members whose name holds every word."""
        found = list(queries.members_found(by=self.by, words=typed)[: MOST + 1])
        return self.group("doan-vien", _("Đoàn viên"), _("người"), found, self.member_line)

    def units(self, typed):
        """Units by name or code."""
        found = list(queries.units_found(by=self.by, words=typed)[: MOST + 1])
        return self.group("don-vi", _("Đơn vị"), _("đơn vị"), found, self.unit_line)

    def vouchers(self, typed):
        """Vouchers of the books by number."""
        found = list(ledger.vouchers_numbered(by=self.by, typed=typed)[: MOST + 1])
        return self.group("chung-tu", _("Chứng từ trong sổ"), _("chứng từ"), found, self.voucher_line)

    def visits(self, typed):
        """Visits by voucher."""
        found = list(care.visits_of_voucher(by=self.by, words=typed)[: MOST + 1])
        return self.group("tham-hoi", _("Chứng từ thăm hỏi"), _("lượt thăm"), found, self.visit_line)

    def gifts(self, typed):
        """Lists of gifts by voucher."""
        found = list(care.gifts_of_voucher(by=self.by, words=typed)[: MOST + 1])
        return self.group("tang-qua", _("Chứng từ tặng quà"), _("danh sách"), found, self.gift_line)

    def decisions(self, typed):
        """Decisions that placed a unit, each leading to its page, else to the unit."""
        found = list(queries.decisions_found(by=self.by, words=typed)[: MOST + 1])
        doors = Doors(self.by).learn(row.decision for row in found)
        return self.group("quyet-dinh", _("Quyết định"), _("đơn vị"), found, lambda row: self.decision_line(row, doors))

    @staticmethod
    def group(key, title, things, found, line):
        """One list of the answer; "hơn 20" where there are more."""
        count = _("hơn %s") % MOST if len(found) > MOST else str(len(found))
        return {"key": key, "title": title, "count": f"{count} {things}", "found": [line(row) for row in found[:MOST]]}

    @staticmethod
    def member_line(row):
        """Name, year of birth, unit."""
        born = row.person.birth_on.year if row.person.birth_on else ""
        words = " · ".join(str(part) for part in (born, row.unit.name) if part)
        url = reverse("overview:member", kwargs={"person_id": row.person_id})
        return {"name": row.person.full_name, "person": True, "words": words, "url": url}

    @staticmethod
    def unit_line(unit):
        """Name, code, superior."""
        under = unit.parent.name if unit.parent else ""
        closed = _("đã kết thúc") if unit.closed_on else ""
        words = " · ".join(str(part) for part in (unit.code, under, closed) if part)
        return {"name": unit.name, "person": False, "words": words, "url": reverse("overview:unit", kwargs={"unit_id": unit.pk})}

    @staticmethod
    def voucher_line(voucher):
        """Number; whose, which book, when, how much."""
        book, day = voucher.book, dates.format_date(voucher.voucher_on)
        words = " · ".join((book.unit.name, str(book.get_kind_display()), day, money.format_money(voucher.amount)))
        url = reverse("ledger:voucher", args=[book.unit_id, voucher.pk])
        return {"name": voucher.mark, "person": False, "words": words, "url": url}

    @staticmethod
    def visit_line(visit):
        """Voucher; who was visited, when, how much. Never why."""
        words = " · ".join((visit.person.full_name, dates.format_date(visit.visited_on), money.format_money(visit.amount)))
        url = reverse("care:visit-detail", args=[visit.unit_id, visit.pk])
        return {"name": visit.voucher_number, "person": False, "words": words, "url": url}

    @staticmethod
    def gift_line(row):
        """Voucher; where, when, how many, how much."""
        day, count = dates.format_date(row["given_on"]), _("%s suất") % row["count"]
        words = " · ".join(str(part) for part in (row["unit__name"], day, count, money.format_money(row["total"])))
        url = f"{reverse('care:gift-list', args=[row['unit']])}?ngay={day}"
        return {"name": row["voucher_number"], "person": False, "words": words, "url": url}

    @staticmethod
    def decision_line(row, doors):
        """Number; which unit, from when."""
        words = f"{row.unit.name} · {dates.format_date(row.valid_from)}"
        return {
            "name": row.decision.number,
            "person": False,
            "words": words,
            "url": doors.url(row.decision) or reverse("overview:unit", kwargs={"unit_id": row.unit_id}),
        }
