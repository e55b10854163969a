"""Nhóm đóng của đơn vị và mức đóng theo quy định."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.actions import groups
from congdoan.dues.choices import DEFAULT_GROUP, Key, Permission
from congdoan.dues.views.ways import url
from congdoan.kernel import dates, money
from congdoan.ui.screens import ActionScreen, UnitPage


def value_words(rule):
    """What a rule says: "0,5%", "2.340.000 đ", "60 ngày"."""
    if rule.key == Key.BASE_SALARY:
        return money.format_money(rule.value)
    if rule.key in (Key.LEVY_MONTHS, Key.CUT_MONTHS, Key.PAUSE_MONTHS, Key.PAUSE_DUE):
        return _("%(count)s tháng") % {"count": rule.value}
    if rule.key == Key.LEVY_UNPAID:
        return _("%(count)s ngày") % {"count": rule.value}
    return f"{money.format_number(rule.value / 100).removesuffix(',0')}%"


class GroupPage(UnitPage):
    """Nhóm đóng đoàn phí của đơn vị, mức đóng và căn cứ từng thời kỳ."""

    permission = str(Permission.VIEW_TOTALS)
    template_name = "dues/group.html"
    section = "funds"
    title = gettext_lazy("Nhóm đóng, mức đóng")

    def context(self):
        rows, rules, month = list(queries.payer_groups(by=self.by, unit=self.unit)), queries.rules(), self.by.today.replace(day=1)
        written = policies.group_on(rows, month)
        group = written or DEFAULT_GROUP
        terms = policies.terms_for(rules, group, month, self.by.today)
        mine = [rule for rule in rules if rule.group in ("", group)]
        return {
            "unit": self.unit,
            "group": group.label,
            "written": written is not None,
            "groups": [{"row": row, "since": dates.format_date(row.valid_from), "until": dates.format_date(row.last_day) if row.last_day else ""} for row in rows],
            "rate": value_words(terms.rate) if terms.rate else "",
            "base": terms.rate.get_base_display() if terms.rate else "",
            "ceiling": terms.ceiling,
            "rules": [
                {
                    "label": rule.get_key_display(),
                    "value": value_words(rule),
                    "since": dates.format_date(rule.valid_from),
                    "signed": dates.format_date(rule.issued_on) if rule.issued_on else "",
                    "rule": rule,
                }
                for rule in sorted(mine, key=lambda rule: (list(Key).index(rule.key), rule.valid_from))
            ],
            "actions": [{"label": _("Ghi nhóm đóng"), "icon": "sua", "url": url("group-put", self.unit), "main": True}]
            if self.by.may(Permission.SET_GROUP, self.unit)
            else [],
        }  # fmt: skip


class SetGroup(ActionScreen):
    """Ghi nhóm đóng đoàn phí của đơn vị."""

    action = groups.put
    form_class = forms.SetGroup
    section = "funds"
    title = gettext_lazy("Ghi nhóm đóng đoàn phí")
    main_button = gettext_lazy("Ghi nhóm đóng")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Nhóm quyết định mức đóng, lương làm căn cứ. Tháng đã lập bảng giữ nguyên cho tới khi bấm Tính lại.")
    confirmation = gettext_lazy("Đã ghi nhóm đóng đoàn phí.")

    def initial(self):
        return {"valid_from": self.by.today.replace(day=1)}

    def cancel_url(self):
        return url("group", self.unit)
