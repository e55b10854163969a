"""A trial room: one list and one form over the grammar, at addresses that only tests know (override ROOT_URLCONF)."""

from django import forms
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import action, reads
from congdoan.access.choices import Permission
from congdoan.kernel.errors import Conflict, Refused
from congdoan.people.models import Person
from congdoan.ui import fields
from congdoan.ui.forms import Form
from congdoan.ui.screens import ActionScreen, ListScreen, UnitPage
from congdoan.ui.tables import Column, Table

REASONS = [("hospital", _("Nằm viện")), ("home", _("Ốm tại nhà")), ("birth", _("Sinh con")), ("loss", _("Hiếu")), ("hard", _("Khó khăn"))]


@reads(Permission.VIEW_LOG)
def everyone(by, unit):
    """Everybody of the cast."""
    return Person.objects.order_by("sort_key", "pk")


@action(Permission.GIVE_ROLE, at="unit")
def visit(*, by, unit, reason, visited_on, amount, source, who, note, version):
    """Ghi nhận một lần thăm thử."""
    if amount == 1:
        raise Refused("Số tiền 1 đồng không mua được gì.", field="amount")
    if amount == 2:
        raise Refused("Kỳ này đã chốt sổ.")
    if amount == 3:
        raise Conflict("Chị Hà sửa lúc 08:40.", current=Person(full_name="Trần Thị Mai"))
    return by.person


class VisitForm(Form):
    """Every kind of field once."""

    reason = fields.ChipsField(label=_("Lý do"), choices=REASONS)
    visited_on = fields.DateField(label=_("Ngày thăm"))
    amount = fields.MoneyField(label=_("Số tiền"), help_text=_("Quy chế chi tiêu của ta: nằm viện 500.000 đ một lần"))
    source = forms.ChoiceField(label=_("Nguồn chi"), choices=[("fund", _("Quỹ công đoàn")), ("office", _("Cơ quan hỗ trợ"))])
    who = forms.MultipleChoiceField(
        label=_("Ai đã đi thăm"), widget=forms.CheckboxSelectMultiple, choices=[("1", "Bình"), ("2", "Dung"), ("3", "Hà")]
    )
    note = fields.CleanText(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("amount") == 900_000:
            self.add_warning(
                _("900.000 đ cao hơn mức 500.000 đ của quy chế. Nếu đã được duyệt, anh/chị cứ ghi tiếp."),
                code="cao",
                confirm=_("Đã được duyệt"),
            )
        return cleaned


class Search(forms.Form):
    """Filters of the list."""

    q = forms.CharField(label=_("Tìm theo tên (gõ không dấu cũng được)"), required=False)
    sex = forms.ChoiceField(label=_("Nam, nữ"), required=False, choices=[("", _("Cả hai")), ("female", _("Nữ")), ("male", _("Nam"))])
    born = fields.DateField(label=_("Sinh từ ngày"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        rows = rows.filter(full_name__icontains=self.cleaned_data["q"])
        return rows.filter(sex=self.cleaned_data["sex"]) if self.cleaned_data["sex"] else rows


class PersonList(ListScreen):
    """A list with every kind of cell."""

    query = everyone
    title = _("Đoàn viên")
    print_title = _("Danh sách đoàn viên")
    order = ("sort_key", "pk")
    by_letter = True
    page_size = 5
    things = _("người")
    filter_form = Search
    table = Table(
        _("Đoàn viên, xếp theo tên"),
        (
            Column(
                _("Họ và tên"),
                lambda row: row.full_name,
                "name",
                link=lambda row: f"/nguoi/{row.pk}/",
                badge=lambda row: "Chủ tịch" if row.pk == 1 else "",
                note=lambda row: "Văn phòng" if row.pk == 2 else "",
            ),
            Column(_("Ngày sinh"), lambda row: row.birth_on, "date"),
            Column(_("Giới"), lambda row: row.get_sex_display(), phone="an"),
            Column(_("Số tiền (đ)"), lambda row: 1_500_000, "money", phone="nhan"),
            Column(_("Số lần"), lambda row: 2, "count", phone="nhan"),
            Column(_("Tình trạng"), lambda row: _("Đã thăm"), "badge", phone="khoi", badge=lambda row: "la", printed=False),
        ),
        numbered=True,
    )
    summary_words = _("8 người, xếp theo tên.")

    def page_label(self, row):
        return row.given_name

    def summary(self):
        return self.summary_words

    def actions(self):
        return [
            {"label": _("Kết nạp đoàn viên"), "icon": "them", "url": "/ket-nap/", "main": True},
        ]


class WritesOnGet(PersonList):
    """A page that writes while it is shown: a mistake that the grammar must catch."""

    def summary(self):
        Person.objects.update(phone="0912345678")
        return ""


class EmptyList(PersonList):
    """A list with nothing in it."""

    query = reads(Permission.VIEW_LOG)(lambda by, unit: Person.objects.none())
    title = _("Sổ thăm hỏi")
    empty_title = _("Sổ thăm hỏi chưa có dòng nào")
    empty_text = _("Mỗi lần thăm người ốm, việc hiếu, việc hỷ ghi vào đây một lần; báo cáo sẽ tự có số.")
    empty_icon = "tim"

    def empty_action(self):
        return {"label": _("Ghi nhận lần đầu"), "url": "/thu/1/tham/"}


class RecordVisit(ActionScreen):
    """A form with every kind of field."""

    action = visit
    form_class = VisitForm
    title = _("Ghi nhận thăm hỏi")
    explanation = _("Khoảng một phút. Ghi một lần, tự vào sổ chăm lo, sổ quỹ và báo cáo.")
    main_button = _("Ghi vào sổ")
    privacy = _("Lý do ốm đau chỉ ban chấp hành và người được thăm xem được.")
    confirmation = _("Đã ghi lần thăm.")

    def initial(self):
        return {"visited_on": self.by.today, "amount": 500_000, "source": "fund", "reason": "home", "version": 1}

    def cancel_url(self):
        return f"/thu/{self.unit.pk}/nguoi/"


class OnePerson(UnitPage):
    """The bare detail page."""

    permission = Permission.VIEW_LOG
    template_name = "ui/detail.html"
    title = "Trần Thị Mai"


app_name = "thu"
screens = [
    path("thu/<int:unit_id>/nguoi/", PersonList.as_view(), name="people"),
    path("thu/<int:unit_id>/ghi-khi-xem/", WritesOnGet.as_view(), name="writes"),
    path("thu/<int:unit_id>/trong/", EmptyList.as_view(), name="nothing"),
    path("thu/<int:unit_id>/mot-nguoi/", OnePerson.as_view(), name="person"),
    path("thu/<int:unit_id>/tham/", RecordVisit.as_view(), name="visit"),
]
urlpatterns = [path("", include((screens, "thu"))), path("", include("congdoan.config.urls"))]
handler404 = "congdoan.ui.errors.not_found"
handler500 = "congdoan.ui.errors.failed"
