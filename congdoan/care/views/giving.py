"""A list of gifts: the occasion and for whom, then everybody ticked and given at once; or printed to be signed first."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.actions import gifts
from congdoan.care.cases import OLDEST, TO_CHILDREN, TO_MEMBERS, TO_WOMEN
from congdoan.care.choices import Occasion, Relation, gift_event
from congdoan.care.forms.giving import BLANK_LINES, TO, TO_OTHERS, GiftChoice, GiftList
from congdoan.care.views.signing import sign_sheet, subject_of
from congdoan.finance.choices import MoneySource
from congdoan.kernel import money
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused
from congdoan.ui.screens import ActionScreen

TICKED_BY_ITSELF = (Occasion.TET, Occasion.WOMEN_0803, Occasion.WOMEN_2010, Occasion.CHILDREN_0106, Occasion.MID_AUTUMN)
USUAL = (
    (Occasion.CHILDREN_0106, TO_CHILDREN),
    (Occasion.MID_AUTUMN, TO_CHILDREN),
    (Occasion.TET, TO_MEMBERS),
    (Occasion.WOMEN_0803, TO_WOMEN),
    (Occasion.WOMEN_2010, TO_WOMEN),
)
RELATIONS = {TO_CHILDREN: Relation.CHILD, TO_MEMBERS: Relation.MEMBER, TO_WOMEN: Relation.MEMBER, TO_OTHERS: Relation.OTHER}
MOST = 400
"""More lines than this do not fit on one screen: the groups give, or a workbook comes in."""


class GiveGifts(ActionScreen):
    """Tặng quà theo danh sách."""

    action = gifts.give_all
    form_class = GiftList
    gives = ("unit", "occasion", "occasion_text")
    template_name = "care/gift_give.html"
    not_done = _("Chưa ghi vào sổ")
    chosen = None
    sent = None

    def prepare(self):
        asked = self.request.GET
        self.choice = GiftChoice(asked or None, initial={"ngay": self.by.today, "tuoi": OLDEST, "ai": TO_CHILDREN})
        self.chosen = self.choice.cleaned_data if asked and self.choice.is_valid() else None
        super().prepare()

    def given(self):
        chosen = self.chosen or {"dip": Occasion.OTHER.value, "dip_khac": ""}
        return {"unit": self.unit, "occasion": chosen["dip"], "occasion_text": chosen["dip_khac"]}

    def initial(self):
        norm = queries.rules(self.unit, self.chosen["ngay"]).norms.get((gift_event(self.chosen["dip"]), RELATIONS[self.chosen["ai"]]))
        known = {"each": norm.amount} if norm else {}
        return {"given_on": self.chosen["ngay"], "source": {"source": MoneySource.UNION_BUDGET.value, "fund": None}, **known}

    def form(self, data=None, files=None):
        lines, named = self.lines(), self.chosen["ai"] == TO_OTHERS
        self.sent = self.form_class(data, files, initial=self.initial(), by=self.by, given=self.given(), lines=lines, named=named)
        return self.sent

    def lines(self):
        """Everybody who may get it."""
        chosen, to = self.chosen, self.chosen["ai"]
        if to == TO_OTHERS:
            return [queries.Line(key=f"n{number}") for number in range(1, BLANK_LINES + 1)]
        shared = {"unit": self.unit, "on": chosen["ngay"], "occasion": chosen["dip"], "proposed": chosen["dip"] in TICKED_BY_ITSELF}
        if to == TO_CHILDREN:
            return queries.lines_for_children(by=self.by, oldest=chosen["tuoi"], **shared)
        return queries.lines_for_members(women_only=to == TO_WOMEN, **shared)

    def get(self, request, *args, **kwargs):
        """Step one, or step two."""
        return self.show(form=self.form() if self.chosen else None)

    def post(self, request, *args, **kwargs):
        """Step two: gives the list, or prints what is ticked without recording anything."""
        if self.chosen is None:
            raise Refused(_("Chọn dịp và người nhận trước, rồi đánh dấu và ghi."))
        if request.POST.get("viec") == "in":
            return self.to_be_signed()
        return super().post(request, *args, **kwargs)

    def to_be_signed(self):
        """The paper of the ticked rows."""
        form = self.form(self.request.POST)
        form.is_valid()
        if not form.cleaned_data.get("rows"):
            return self.show(status=422, form=form)
        lines = {line.who: line for line in form.lines}
        rows = []
        for row in form.cleaned_data["rows"]:
            line = lines.get(queries.who(row))
            facts = {"name": row["recipient_name"], "note": "", "relation": ""} if line is None else vars(line)
            rows.append({**{name: facts[name] for name in ("name", "note", "relation")}, "amount": row["amount"]})
        self.template_name = "care/gift_paper.html"
        return self.show(
            **sign_sheet(self, rows, subject_of(self.occasion_words()), form.cleaned_data.get("given_on"), self.request.get_full_path())
        )

    def context(self):
        shown = {**super().context(), "title": self.heading(), "choice": self.choice, "chosen": self.chosen}
        if self.chosen is None:
            return {**shown, "usual": self.usual()}
        return {**shown, "summary": self.summary(), "change_url": self.request.path, "most": MOST}

    def occasion_words(self):
        """Dịp in words."""
        return self.chosen["dip_khac"] or str(Occasion(self.chosen["dip"]).label)

    def heading(self):
        """The occasion, once it is chosen."""
        if self.chosen is None:
            return _t("Tặng quà theo danh sách")
        return _t("Quà %(occasion)s cho %(whom)s") % {"occasion": self.occasion_words(), "whom": str(dict(TO)[self.chosen["ai"]]).lower()}

    def usual(self):
        """Lists that are given every year, one touch each."""
        found = []
        for occasion, to in USUAL:
            address = f"{self.request.path}?dip={occasion.value}&ai={to}&ngay={format_date(self.by.today)}&tuoi={OLDEST}"
            found.append({"label": f"{occasion.label}, {str(dict(TO)[to]).lower()}", "url": address})
        return found

    def summary(self):
        """Where the list comes from."""
        words = {"day": format_date(self.chosen["ngay"]), "age": self.chosen["tuoi"], "unit": self.unit.name}
        if self.chosen["ai"] == TO_CHILDREN:
            return _t("Con đoàn viên từ %(age)s tuổi trở xuống ngày %(day)s, lấy sẵn từ sổ, xếp theo tên cháu.") % words
        if self.chosen["ai"] == TO_OTHERS:
            return _t("Ghi tên từng người; dòng để trống thì bỏ qua.")
        return _t("Lấy sẵn từ danh sách %(unit)s ngày %(day)s, xếp theo tên.") % words

    def success_url(self, pk):
        day = self.sent.cleaned_data.get("given_on") or self.chosen["ngay"]
        return f"{self.cancel_url()}?dip={self.chosen['dip']}&tang={format_date(day)}"

    def done_sentence(self, result):
        words = {"count": money.format_number(len(result)), "total": money.format_money(sum(gift.amount for gift in result))}
        return _t("Đã ghi %(count)s suất quà vào sổ, cộng %(total)s.") % words

    def cancel_url(self):
        return reverse("care:gift-list", args=[self.unit.pk])
