"""Mẫu quyết định: which holds here, taken away, tried with a made-up filling, replaced, given up."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.papers import forms, guarding, places, queries
from congdoan.papers.actions import decisions
from congdoan.papers.choices import Permission, Sort
from congdoan.papers.views.decisions import WORD, OfSort
from congdoan.ui.screens import ActionScreen, UnitPage
from congdoan.ui.screens.files import download


class TemplateList(UnitPage):
    """Mẫu đang dùng cho từng loại quyết định, và danh sách chỗ điền."""

    permission = str(Permission.VIEW_DECISIONS)
    template_name = "papers/templates.html"
    section = "organization"
    title = gettext_lazy("Mẫu quyết định")

    def context(self):
        held = queries.templates_on(self.unit, self.by.today)
        keeps = self.by.may(Permission.KEEP_TEMPLATE, self.unit)
        return {
            "rows": [self.row(sort, held.get(sort.value), keeps) for sort in Sort],
            "single": [("{{" + name + "}}", words) for name, words in places.SINGLE.items()],
            "lists": [(name, [("{{n." + field + "}}", words) for field, words in fields.items()]) for name, fields in places.LISTS.items()],
            "back": reverse("papers:decision-list", args=[self.unit.pk]),
        }

    def row(self, sort, template, keeps):
        """One sort, which template holds, and what may be done."""
        url = lambda name: reverse(f"papers:{name}", args=[self.unit.pk, sort.value])  # noqa: E731
        own = template is not None and template.unit_id == self.unit.pk
        return {
            "label": sort.label,
            "template": template,
            "file": url("template-file"),
            "trial": url("template-file") + "?thu=1",
            "replace": url("template-replace") if keeps else "",
            "withdraw": url("template-withdraw") if keeps and own else "",
        }


class TemplateFile(OfSort, UnitPage):
    """Mẫu đang dùng; ?thu=1: filled with people and units that do not exist."""

    permission = str(Permission.VIEW_DECISIONS)

    def get(self, request, *args, **kwargs):
        """The file."""
        _template, content = queries.template_of(self.unit, self.sort, self.by.today)
        trial = "thu" in request.GET
        content = guarding.filled(content, places.made_up()) if trial else content
        return download(f"{'xem-thu' if trial else 'mau'}-{self.sort}.docx", content, WORD)


class _Template(OfSort, ActionScreen):
    """What is done to an office's own template."""

    gives = ("unit", "sort")
    section = "organization"

    @cached_property
    def what(self):
        """The sort in words."""
        return Sort(self.sort).label.lower()

    def given(self):
        return {"unit": self.unit, "sort": self.sort}

    def cancel_url(self):
        return reverse("papers:template-list", args=[self.unit.pk])


class ReplaceTemplate(_Template):
    """Thay mẫu bằng tệp của cơ quan."""

    action = decisions.replace_template
    form_class = forms.ReplaceTemplate
    main_button = gettext_lazy("Dùng mẫu này")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa thay mẫu, mẫu cũ vẫn dùng")
    explanation = gettext_lazy("Dùng cho cơ quan này và cấp dưới từ hôm nay; quyết định đã lập không đổi. Máy điền thử trước khi nhận.")
    confirmation = gettext_lazy("Đã thay mẫu. Bấm Xem thử để xem mẫu với người và đơn vị giả.")

    @property
    def title(self):
        """Which sort."""
        return _("Thay mẫu: %(what)s") % {"what": self.what}


class WithdrawTemplate(_Template):
    """Trở lại mẫu có sẵn."""

    action = decisions.withdraw_template
    form_class = forms.Agree
    main_button = gettext_lazy("Bỏ mẫu riêng")
    main_icon = "lui"
    not_done = gettext_lazy("Mẫu riêng vẫn dùng")
    explanation = gettext_lazy("Từ nay dùng mẫu của cấp trên nếu có, không thì mẫu có sẵn. Quyết định đã lập không đổi.")
    confirmation = gettext_lazy("Đã bỏ mẫu riêng.")

    @property
    def title(self):
        """Which sort."""
        return _("Bỏ mẫu riêng: %(what)s") % {"what": self.what}
