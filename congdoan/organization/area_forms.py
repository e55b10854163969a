"""Forms of the trees of territories and sectors; each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.ui import fields
from congdoan.ui.deciding import Decided

MOST_ROWS = 4000


class RowsField(forms.CharField):
    """Nhiều nơi, mỗi dòng một nơi: mã; tên; bậc; mã nơi trên. Cleans to the dicts that ``areas.found`` takes."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value):
        """The rows, in order."""
        found = []
        for number, line in enumerate((super().clean(value) or "").splitlines(), 1):
            parts = [text.squeeze(part) for part in line.replace("\t", ";").split(";")]
            if not any(parts):
                continue
            parts += [""] * (4 - len(parts))
            if not parts[0] or " " in parts[0] or not parts[1] or len(parts[0]) > 40 or len(parts[1]) > 200 or len(parts[2]) > 60:
                raise forms.ValidationError(_("Dòng %(number)s: ghi mã (viết liền); tên; bậc; mã nơi trên.") % {"number": number})
            found.append(dict(zip(("code", "name", "rank", "parent"), parts[:4], strict=True)))
        if not 0 < len(found) <= MOST_ROWS:
            raise forms.ValidationError(_("Ghi từ một đến %(most)s dòng.") % {"most": MOST_ROWS})
        return found


class CodesField(forms.CharField):
    """Các mã, cách nhau bằng dấu cách, dấu phẩy hoặc xuống dòng. Cleans to a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value):
        """The codes, each once."""
        return list(dict.fromkeys(code for code in (super().clean(value) or "").replace(",", " ").replace(";", " ").split() if code))


class FoundAreas(Decided):
    """Lập nhiều nơi trong cây."""

    rows = RowsField(
        label=_("Các nơi"), help_text=_("Mỗi dòng một nơi: mã; tên; bậc; mã nơi trên. Nơi trên ghi trước. Ví dụ: HN-01; Phường Ba Đình; phường; HN. Dán thẳng từ Excel cũng được.")
    )  # fmt: skip
    effective_on = fields.DateField(label=_("Từ ngày"))


class PairsField(forms.CharField):
    """Đơn vị nào thuộc nơi nào, mỗi dòng: mã đơn vị; mã nơi. Cleans to [(code, code)]."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value):
        """The pairs, in order."""
        found = []
        for number, line in enumerate((super().clean(value) or "").splitlines(), 1):
            parts = [text.squeeze(part) for part in line.replace("\t", ";").split(";")]
            if any(parts) and (len(parts) < 2 or not parts[0] or not parts[1]):
                raise forms.ValidationError(_("Dòng %(number)s: ghi mã đơn vị; mã nơi.") % {"number": number})
            found += [(parts[0], parts[1])] if any(parts) else []
        if not 0 < len(found) <= MOST_ROWS:
            raise forms.ValidationError(_("Ghi từ một đến %(most)s dòng.") % {"most": MOST_ROWS})
        return found


class AssignUnits(Decided):
    """Ghi nhiều đơn vị thuộc nơi nào."""

    pairs = PairsField(label=_("Đơn vị và nơi"), help_text=_("Mỗi dòng: mã đơn vị; mã nơi. Dán thẳng từ Excel cũng được."))
    effective_on = fields.DateField(label=_("Từ ngày"))


class MergeAreas(Decided):
    """Thôi nhiều nơi, đơn vị ở đó về nơi nhận."""

    codes = CodesField(label=_("Những nơi thôi (mã)"), help_text=_("Nhiều mã thì cách nhau bằng dấu cách."))
    heir = fields.CleanText(
        label=_("Nơi nhận (mã)"), max_length=40, required=False, help_text=_("Các đơn vị ở những nơi thôi thuộc nơi này từ ngày ấy.")
    )
    effective_on = fields.DateField(label=_("Từ ngày"), help_text=_("Những ngày trước đó giữ như cũ."))


class ChangeArea(Decided):
    """Đổi tên, bậc, nơi trên."""

    name = fields.CleanText(label=_("Tên"), max_length=200)
    rank = fields.CleanText(label=_("Bậc"), max_length=60, required=False, help_text=_("Tỉnh, phường, xã, đặc khu; nhóm ngành…"))
    parent = fields.CleanText(label=_("Thuộc (mã)"), max_length=40, required=False)
    effective_on = fields.DateField(label=_("Từ ngày"), help_text=_("Những ngày trước đó giữ như cũ."))
