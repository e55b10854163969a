"""Funds: the list, one fund's page, opening, correcting, taking out."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance import forms, policies, queries
from congdoan.finance.actions import funds
from congdoan.finance.choices import FUND_BADGES, FundKind, Permission
from congdoan.finance.views import tables
from congdoan.finance.views.found import fund_of
from congdoan.finance.views.pages import public_url
from congdoan.finance.views.statements import fund_url
from congdoan.indicators.engine import percent
from congdoan.kernel import dates, money
from congdoan.kernel.errors import why_not
from congdoan.ledger import queries as ledger
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table

SHOWN = 20


def _days(fund):
    first = dates.format_date(fund.valid_from)
    if fund.last_day:
        return _("%(first)s đến %(last)s") % {"first": first, "last": dates.format_date(fund.last_day)}
    return _("từ %(first)s") % {"first": first}


def _in_use(fund):
    """Why the fund cannot be taken out; empty if it can."""
    return why_not(policies.check_fund_unused, name=fund.name, records=queries.uses_of_funds([fund.pk]).get(fund.pk, 0))


def share(given, members):
    """How many gave, of how many; 100% is said of all alone."""
    return {"given": given, "members": members, "percent": str(percent(given, members)).replace(".", ",")}


class FundList(AsOf, ListScreen):
    """Các quỹ, đợt vận động: đã thu, đã trao, còn lại."""

    query = queries.funds
    day_words = gettext_lazy("Đang xem quỹ đến hết ngày {day}; số thu, số trao, còn lại là của ngày ấy.")
    section = "funds"
    title = gettext_lazy("Quỹ và đợt vận động")
    print_title = gettext_lazy("Quỹ và đợt vận động")
    file_name = "quy-va-dot-van-dong.xlsx"
    order = ("-valid_from", "-pk")
    things = gettext_lazy("quỹ")
    empty_title = gettext_lazy("Chưa có quỹ nào")
    empty_text = gettext_lazy("Mở quỹ hoặc đợt vận động trước, rồi ghi ai đã góp; tổng số và tỷ lệ tự có.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns with links into this unit's pages."""
        link = lambda fund: reverse("finance:fund", kwargs={"unit_id": self.unit.pk, "pk": fund.pk})  # noqa: E731
        return Table(
            gettext_lazy("Quỹ và đợt vận động, mới mở trước"),
            (
                Column(gettext_lazy("Tên"), lambda fund: fund.name, link=link, note=_days),
                Column(
                    gettext_lazy("Loại"),
                    lambda fund: fund.get_kind_display().capitalize(),
                    "badge",
                    badge=lambda fund: FUND_BADGES[FundKind(fund.kind)],
                ),
                Column(gettext_lazy("Đã thu (đ)"), lambda fund: fund.collected, "money", phone="nhan"),
                Column(gettext_lazy("Hiện vật, trị giá (đ)"), lambda fund: fund.goods_value or None, "money", phone="an"),
                Column(gettext_lazy("Đã trao, đã chi (đ)"), lambda fund: fund.handed + fund.drawn, "money", phone="nhan"),
                Column(gettext_lazy("Còn lại (đ)"), lambda fund: fund.left, "money", phone="nhan"),
            ),
            css="cd-gon",
        )

    def query_arguments(self):
        return {"on": self.past_day}

    def summary(self):
        day = self.past_day or self.by.today
        words = {"year": day.year, **share(*queries.share_of_year(self.unit, day, self.by.today))}
        said = _("Năm %(year)s có %(given)s trên %(members)s đoàn viên (%(percent)s%%) đã góp ít nhất một quỹ, một đợt.") % words
        return said + " " + _("Đã trao kể cả tiền, hiện vật và khoản chi thăm hỏi, tặng quà từ quỹ.")

    def page_label(self, row):
        return row.name

    def actions(self):
        listed, place = [], {"unit_id": self.unit.pk}
        if self.by.may(Permission.OPEN_FUND, self.unit):
            listed.append({"label": _("Mở quỹ"), "icon": "them", "url": reverse("finance:fund-open", kwargs=place), "main": True})
        return listed

    def empty_action(self):
        if self.by.may(Permission.OPEN_FUND, self.unit):
            return {"label": _("Mở quỹ đầu tiên"), "url": reverse("finance:fund-open", kwargs={"unit_id": self.unit.pk})}
        return None


class FundPage(UnitPage):
    """Một quỹ: góp được bao nhiêu, ai góp, đã trao cho ai."""

    permission = Permission.VIEW_FUND_TOTALS.value
    template_name = "finance/fund.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.fund = fund_of(self)
        self.title = self.fund.name

    def context(self):
        fund = self.fund
        sees_rows = self.by.may(Permission.VIEW_CONTRIBUTIONS, self.unit)
        day = min(self.by.today, fund.last_day or self.by.today)
        context = {
            "fund": fund,
            "days": _days(fund),
            "summary": self._summary(),
            "sees_rows": sees_rows,
            "share": share(*queries.share_of_members(fund, day, self.by.today)),
            "beneficiary_url": Doors(self.by).url(fund.beneficiary),
            "reached": int(100 * (fund.collected + fund.goods_value) / fund.target_amount) if fund.target_amount else None,
            "rows_url": self._rows_url("finance:contribution-list"),
            "handed_url": self._rows_url("finance:handover-list"),
            "actions": self._actions(),
            **self._shown_outside(),
            "short": self._short(),
        }
        return context | (self._rows() if sees_rows else {})

    def _short(self):
        """[sentence] of what the fund lacks: by its rows, and by the books where a receipt was reversed after it had paid."""
        said = [_("Đã trao, đã chi nhiều hơn đã thu %(sum)s.") % {"sum": money.format_money(-self.fund.left)}] if self.fund.left < 0 else []
        accounts = [account for account in (self.fund.money_account, self.fund.goods_account) if account is not None]
        left = ledger.balances(accounts) if accounts else {}
        for account in accounts:
            if left[account.pk] > 0:
                words = {"sum": money.format_money(left[account.pk])}
                said.append(
                    _("Sổ tiền: phiếu của quỹ thiếu %(sum)s.") % words
                    if account == self.fund.money_account
                    else _("Sổ hiện vật: phiếu của quỹ thiếu %(sum)s.") % words
                )
        return said

    def _shown_outside(self):
        """The statement, the public page, and what may be done about them."""
        fund, page, statement = self.fund, self.fund.page_token, self.fund.closed_on
        closes, publishes = (self.by.may(one, fund.unit) for one in (Permission.CLOSE_FUND, Permission.PUBLISH_FUND))
        links = [
            (self.by.may(Permission.VIEW_CONTRIBUTIONS, fund.unit) and statement, _("Mở bảng kết thúc"), "fund-statement"),
            (closes and not statement, _("Khép đợt, lập bảng kết thúc"), "fund-close"),
            (publishes and not page, _("Công khai cho người góp xem"), "fund-publish"),
            (publishes and page, _("Thôi công khai"), "fund-take-down"),
            (self.by.may(Permission.VIEW_CONTRIBUTIONS, self.unit) and fund.gifts, _("In phiếu biên nhận"), "fund-slips"),
        ]
        return {
            "public": public_url(self.request, page) if page else "",
            "links": [{"label": label, "url": fund_url(self, fund.pk, name)} for allowed, label, name in links if allowed],
        }

    def _summary(self):
        words = {name: money.format_money(getattr(self.fund, name)) for name in ("collected", "left")}
        words["went"] = money.format_money(self.fund.handed + self.fund.drawn)
        return _("Đã thu %(collected)s, đã trao và chi %(went)s, còn lại %(left)s.") % words

    def _rows(self):
        came = queries.with_joint(queries.contributions(by=self.by, unit=self.unit, fund=self.fund)[: SHOWN + 1])
        went = list(queries.handovers(by=self.by, unit=self.unit, fund=self.fund)[: SHOWN + 1])
        contributions = tables.contributions(self, with_fund=False).trimmed(came)
        handovers = tables.handovers(self, with_fund=False)
        doors = Doors(self.by)
        return {
            "came_table": contributions,
            "came": contributions.shown(came[:SHOWN], doors=doors),
            "more_came": len(came) > SHOWN,
            "went_table": handovers,
            "went": handovers.shown(went[:SHOWN], doors=doors),
            "more_went": len(went) > SHOWN,
        }

    def _rows_url(self, name):
        return f"{reverse(name, kwargs={'unit_id': self.unit.pk})}?fund={self.fund.pk}"

    def _actions(self):
        place, ask, listed = {"unit_id": self.unit.pk}, f"?fund={self.fund.pk}", []
        if self.fund.closed_on:  # the card beside says so, and how it is opened again
            return listed
        if self.by.may(Permission.OPEN_FUND, self.fund.unit):
            own = {"unit_id": self.fund.unit_id, "pk": self.fund.pk}
            listed.append({"label": _("Sửa, khép quỹ"), "icon": "sua", "url": reverse("finance:fund-correct", kwargs=own)})
        if self.by.may(Permission.RECORD_HANDOVER, self.unit):
            listed.append({"label": _("Ghi trao tặng"), "icon": "them", "url": reverse("finance:handover-record", kwargs=place) + ask})
        if self.by.may(Permission.RECORD_CONTRIBUTION, self.unit):
            url = reverse("finance:contribution-collect", kwargs=place) + ask
            listed.append({"label": _("Ghi quyên góp"), "icon": "them", "url": url, "main": True})
        return listed


class OpenFund(ActionScreen):
    """Mở một quỹ, một đợt vận động, một đợt giúp đoàn viên."""

    action = funds.open
    form_class = forms.OpenFund
    title = gettext_lazy("Mở quỹ, đợt vận động")
    explanation = gettext_lazy("Khoảng một phút. Mở xong thì ghi được ai đã góp, đã trao cho ai.")
    main_button = gettext_lazy("Mở quỹ")
    not_done = gettext_lazy("Chưa mở quỹ")
    confirmation = gettext_lazy("Đã mở quỹ.")
    privacy = gettext_lazy(
        "Đoàn viên trong đơn vị xem được tổng số thu, trao của quỹ; từng khoản thì ban chấp hành và ủy ban kiểm tra xem được."
    )

    def initial(self):
        return {"kind": FundKind.FUND, "valid_from": self.by.today}

    def success_url(self, pk):
        if pk is None:
            return self.cancel_url()
        return reverse("finance:fund", kwargs={"unit_id": self.unit.pk, "pk": pk})

    def cancel_url(self):
        return reverse("finance:fund-list", kwargs={"unit_id": self.unit.pk})


class _OfFund(RecordAction):
    """What is done with one fund."""

    gives = ("fund",)

    def find(self):
        return fund_of(self)

    def cancel_url(self):
        return reverse("finance:fund", kwargs={"unit_id": self.unit.pk, "pk": self.fund.pk})


class CorrectFund(_OfFund):
    """Sửa một quỹ; khép quỹ là ghi ngày cuối."""

    action = funds.correct
    template_name = "finance/correct.html"
    form_class = forms.CorrectFund
    title = gettext_lazy("Sửa, khép quỹ")
    explanation = gettext_lazy("Khép quỹ: ghi Đến ngày. Những gì đã thu, đã trao vẫn giữ nguyên.")
    main_button = gettext_lazy("Ghi thay đổi")
    confirmation = gettext_lazy("Đã sửa quỹ.")

    def initial(self):
        fund = self.fund
        return {
            "kind": fund.kind, "name": fund.name, "beneficiary": fund.beneficiary, "beneficiary_name": fund.beneficiary_name,
            "purpose": fund.purpose, "valid_from": fund.valid_from, "valid_until": fund.last_day, "target_amount": fund.target_amount,
            "code": fund.code, "version": fund.version,
        }  # fmt: skip

    def context(self):
        url = reverse("finance:fund-cancel", kwargs={"unit_id": self.unit.pk, "pk": self.fund.pk})
        return {**super().context(), "actions": [{"label": _("Bỏ quỹ mở nhầm"), "icon": "xoa", "url": url, "why_not": _in_use(self.fund)}]}


class CancelFund(_OfFund):
    """Bỏ một quỹ mở nhầm; quỹ đã có khoản thì nói ngay vì sao không bỏ được."""

    action = funds.cancel
    template_name = "finance/cancel_fund.html"
    form_class = Cancel
    title = gettext_lazy("Bỏ quỹ mở nhầm")
    main_button = gettext_lazy("Bỏ quỹ này")
    confirmation = gettext_lazy("Đã bỏ quỹ mở nhầm.")

    def success_url(self, pk):
        return reverse("finance:fund-list", kwargs={"unit_id": self.unit.pk})

    def context(self):
        words = {"name": self.fund.name, "collected": money.format_money(self.fund.collected)}
        said = _("%(name)s, đã thu %(collected)s. Chỉ bỏ được quỹ chưa có khoản nào.") % words
        correct_url = reverse("finance:fund-correct", kwargs={"unit_id": self.unit.pk, "pk": self.fund.pk})
        return {**super().context(), "explanation": said, "why_not": _in_use(self.fund), "correct_url": correct_url}
