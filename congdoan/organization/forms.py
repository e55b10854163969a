"""Forms of the room organization; each feeds one action; the filters of its lists."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.organization import queries
from congdoan.organization.choices import Permission, Post
from congdoan.ui import fields
from congdoan.ui.deciding import Decided
from congdoan.ui.forms import Form
from congdoan.units import queries as units

MOST_NAMED = 6


class UnitFacts(Decided):
    """What is known of a unit."""

    name = fields.CleanText(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"))
    founded_on = fields.DateField(label=_("Ngày thành lập"))
    employer = fields.CleanText(label=_("Cơ quan, đơn vị sử dụng lao động"), max_length=200, required=False)
    sector = fields.CleanText(label=_("Loại cơ quan"), max_length=80, required=False, help_text=_("Ví dụ: cơ quan Đảng, doanh nghiệp."))

    def prepare(self):
        """Kinds that may stand under the superior."""
        labels, parent = units.kind_labels(), self.superior()
        if parent is not None:
            below = {row.child_kind for row in units.nestings() if row.parent_kind == parent.kind}
            labels = {key: label for key, label in labels.items() if key in below}
        self.fields["kind"].choices = [("", _("Chọn loại")), *labels.items()]

    def superior(self):
        """The unit above the one that the form is about, or None."""
        return self.given["unit"].parent


class FoundUnit(UnitFacts):
    """Lập đơn vị mới."""

    code = fields.CleanText(label=_("Mã đơn vị"), max_length=40, help_text=_("Chữ, số, gạch ngang; không đổi về sau. Ví dụ CD-01."))
    field_order = ("code",)

    def superior(self):
        return self.given["parent"]


class CorrectUnit(UnitFacts):
    """Sửa thông tin đơn vị."""


class ChangeUnit(Decided):
    """Đổi tên, loại, cấp trên theo quyết định."""

    name = fields.CleanText(label=_("Tên từ nay"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"))
    parent = fields.CleanText(label=_("Trực thuộc (mã đơn vị cấp trên)"), max_length=40, required=False)
    effective_on = fields.DateField(
        label=_("Có hiệu lực từ ngày"), help_text=_("Có thể trước ngày ký. Những ngày trước đó giữ tên, cấp trên cũ.")
    )
    must_be_named = True

    def prepare(self):
        """Every kind there is on the actor's day; the superior's name beside its code."""
        today, unit = units.kinds(self.by.today), self.given["unit"]
        own = [] if unit.kind in today else [(unit.kind, units.kind_labels().get(unit.kind, unit.kind))]
        self.fields["kind"].choices = [*own, *((kind.key, kind.label) for kind in today.values())]
        if unit.parent is None:
            del self.fields["parent"]
        else:
            self.fields["parent"].required = True
            self.fields["parent"].help_text = _("Hiện nay: %(code)s, %(name)s.") % {"code": unit.parent.code, "name": unit.parent.name}

    def clean_parent(self):
        """The unit of that code."""
        code = self.cleaned_data["parent"]
        found = queries.by_code(code)
        if found is None or not (found == self.given["unit"].parent or self.by.may(Permission.CHANGE_UNIT, found)):
            sentence = _("Không có đơn vị mã “%(code)s” mà anh/chị được quyết định. Xem mã ở trang của đơn vị cấp trên.")
            raise forms.ValidationError(sentence % {"code": code[:40]})
        return found

    def clean(self):
        """A root has no superior."""
        return {"parent": None, **super().clean()}


class CloseUnit(Decided):
    """Kết thúc hoạt động."""

    last_day = fields.DateField(label=_("Ngày hoạt động cuối cùng"))

    def prepare(self):
        """Says what ends with the unit: posts there, and roles given by hand there and below; a group ends without a paper too."""
        self.must_be_named = not self.given["unit"].is_group
        posts, given = queries.ending_with(self.given["unit"], self.by.today)
        ending = [f"{row.person.full_name} ({Post(row.post).label})" for row in posts]
        ending += [f"{grant.person.full_name} ({grant.get_role_display()})" for grant in given]
        if ending:
            shown = ", ".join(ending[:MOST_NAMED]) + (
                _(" và %(more)s người khác") % {"more": len(ending) - MOST_NAMED} if ending[MOST_NAMED:] else ""
            )
            self.fields["last_day"].help_text = _("Từ hôm sau thôi chức vụ, hết quyền ở đây: %(who)s.") % {"who": shown}


class TakeBackChange(Form):
    """Bỏ lần thay đổi mới nhất: no field, only the button."""


class EndPost(Form):
    """Thôi giữ chức vụ."""

    last_day = fields.DateField(label=_("Ngày giữ chức vụ cuối cùng"))


class TakeOutPost(Form):
    """Bỏ chức vụ ghi nhầm."""

    reason = fields.CleanText(label=_("Vì sao bỏ"), max_length=200, help_text=_("Ví dụ: ghi nhầm người cùng tên."))


class UnitFilter(forms.Form):
    """Words and kind."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đơn vị (gõ không dấu cũng được)"), required=False)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    dia_ban = forms.CharField(required=False, widget=forms.HiddenInput)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", _("Mọi loại")), *units.kind_labels().items()]

    def apply(self, rows):
        """The rows that match."""
        for word in text.fold(self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(Q(search_key__contains=word) | Q(code__icontains=word))
        kind = self.cleaned_data.get("loai")
        return rows.filter(kind_then=kind) if kind else rows


class PostFilter(forms.Form):
    """Who holds a post now, or ever; which post."""

    ai = forms.ChoiceField(
        label=_("Những ai"), required=False, choices=[("", _("Đang giữ")), ("sap", _("Sắp giữ")), ("het", _("Cả người đã thôi, sắp giữ"))]
    )
    chuc_vu = forms.ChoiceField(label=_("Chức vụ"), required=False, choices=[("", _("Mọi chức vụ")), *Post.choices])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match; who holds a post now is the query's matter."""
        post = self.cleaned_data.get("chuc_vu")
        return rows.filter(post=post) if post else rows
