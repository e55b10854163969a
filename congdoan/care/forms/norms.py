"""Định mức chi: writing one down; what a visit or a gift is told of the norm."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import policies
from congdoan.care.choices import EVENTS, Per, Relation
from congdoan.care.forms.judging import judged
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.ui import fields
from congdoan.ui.forms import Form

PER_CHOICES = [(per.value, str(per.label).capitalize()) for per in Per]
RELATIONS = [(relation.value, str(relation.label).capitalize()) for relation in Relation]
SHOWN = 8
"""So many norms stand under the amount; the others in their list."""


def _events():
    """The choices under two headings."""
    groups = {"visit": (_t("Thăm hỏi"), []), "gift": (_t("Quà"), [])}
    for value, label in EVENTS:
        groups[value.partition(":")[0]][1].append((value, capfirst(str(label).partition(": ")[2])))
    return [("", _t("Chọn việc")), *groups.values()]


class NormForm(Form):
    """One norm with its source."""

    event = forms.ChoiceField(label=_("Việc"), choices=_events)
    relation = fields.ChipsField(label=_("Cho ai"), choices=RELATIONS)
    amount = fields.MoneyField(label=_("Mức chi"))
    per = fields.ChipsField(label=_("Tính cho"), choices=PER_CHOICES)
    valid_from = fields.DateField(label=_("Áp dụng từ ngày"))
    regulation = fields.CleanText(label=_("Số quy chế chi tiêu nội bộ"), max_length=80, help_text=_("Ví dụ 05/QC-CĐCS."))
    issued_on = fields.DateField(label=_("Ngày quy chế"))
    approved_by = fields.CleanText(label=_("Nơi thông qua"), max_length=200, help_text=_("Ví dụ: Ban Chấp hành, phiên họp tháng 1."))
    wider_reason = fields.CleanText(
        label=_("Vì sao rộng hơn cấp trên"), required=False, max_length=300, help_text=_("Chỉ khi mức chi rộng hơn mức của cấp trên.")
    )

    def clean_issued_on(self):
        """Said together with the other mistakes."""
        return judged(policies.check_issued, self.cleaned_data["issued_on"], today=self.by.today)


class EndNorm(Form):
    """The last day on which it holds."""

    last_day = fields.DateField(label=_("Ngày áp dụng cuối cùng"))


def offer_amounts(form, offered):
    """Says under the amount what the regulation gives for visits; nothing where there is none."""
    held = [norm for (event, _relation), norm in sorted(offered.items()) if event.startswith("visit:")]
    if not held:
        return
    told = "; ".join(_short(norm) for norm in held[:SHOWN])
    more = _t("; còn nữa ở trang Định mức") if len(held) > SHOWN else ""
    form.fields["amount"].help_text = _t("Để trống thì lấy theo định mức: %(told)s%(more)s. Chỉ đến thăm, không có tiền thì ghi 0.") % {
        "told": told, "more": more
    }  # fmt: skip


def _short(norm):
    """ "hiếu (cha, mẹ hai bên) 1.000.000 đ"."""
    whom = "" if norm.relation == Relation.MEMBER else f" ({norm.get_relation_display()})"
    return f"{str(norm.get_event_display()).partition(': ')[2]}{whom} {format_money(norm.amount)}"


def ask_amount(form, cleaned, allowed):
    """An empty amount is what the norm still gives; without a norm it is asked for."""
    if "amount" in form.errors or cleaned.get("amount") is not None:
        return
    if allowed is None:
        form.add_error("amount", form.fields["amount"].error_messages["required"])
    else:
        cleaned["amount"] = allowed.most


def hold(form, cleaned, allowed):
    """More than the norm asks why, beside the other mistakes; less is pointed out."""
    amount = cleaned.get("amount")
    if allowed is None or amount is None:
        return
    if policies.is_over(amount, allowed) and not cleaned.get("over_reason"):
        try:
            policies.check_norm(amount, allowed, "")
        except Refused as refused:
            form.add_error("over_reason", refused.sentence)
    elif amount < allowed.most:
        words = {"norm": policies.norm_in_words(allowed), "amount": format_money(amount)}
        form.add_warning(
            _t("Quy chế có %(norm)s; anh/chị ghi %(amount)s.") % words,
            code="duoi-dinh-muc",
            confirm=_t("Đúng, chỉ chi chừng ấy"),
            title=_t("Quy chế cho nhiều hơn"),
        )
