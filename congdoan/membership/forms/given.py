"""Fields that several forms of this room share."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, ids
from congdoan.kernel.errors import Unreadable
from congdoan.organization.policies import has_members
from congdoan.units import queries as units


class ApproximateDateField(forms.Field):
    """Ngày, or as much of it as is known: 09/10/1986, 10/1986, 1986. Cleans to an ApproximateDate."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan", "autocomplete": "off"})

    def to_python(self, value):
        """The date as known; a sentence if it cannot be read."""
        if not value:
            return None
        try:
            return dates.read_approximate_date(value)
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem

    def prepare_value(self, value):
        """As written on the page."""
        return str(value) if isinstance(value, dates.ApproximateDate) else value


class NumberField(forms.CharField):
    """A number that stands for a person, read by ``read`` (number -> number, raising Unreadable)."""

    def __init__(self, *, read, **kwargs):
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan", "autocomplete": "off"}), **kwargs)
        self.read = read

    def clean(self, value):
        """The number as it is kept."""
        value = super().clean(value)
        if not value:
            return ""
        try:
            return self.read(value)
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem


class IdentityField(NumberField):
    """Số CCCD: the number that the book has stands masked in its field; sent back so, it stays as it is."""

    known = ""

    def keep(self, facts):
        """Masks the number of ``facts`` (the form's initial values)."""
        self.known = facts.get("national_id") or ""
        if self.known:
            self.help_text = _("Số đã ghi được che bớt; để nguyên thì giữ như cũ, sửa thì ghi đủ số mới.")

    def prepare_value(self, value):
        """As written on the page: what was typed as it was typed, what the book has masked."""
        return ids.mask_national_id(value) if value and value == self.known else value

    def clean(self, value):
        """The number as it is kept."""
        return self.known if ids.is_masked(value) else super().clean(value)


def national_id_field():
    """Số CCCD."""
    return IdentityField(read=ids.clean_national_id, label=_("Số CCCD"), required=False)


def phone_field():
    """Điện thoại."""
    return NumberField(read=ids.clean_phone, label=_("Điện thoại"), required=False)


class UnitField(forms.ChoiceField):
    """Đơn vị: the page's unit or one below it. Cleans to a Unit."""

    _on_offer = {}

    def offer(self, unit, on, fits):
        """Offers the unit and those below on a day for which ``fits(unit)`` is true; returns them."""
        found = [each for each in units.subtree(unit, on=on) if fits(each)]
        self._on_offer = {str(each.pk): each for each in found}
        self.choices = [(str(each.pk), each.name) for each in found]
        return found

    def clean(self, value):
        """The Unit."""
        return self._on_offer[super().clean(value)]

    def prepare_value(self, value):
        """A Unit as its id."""
        return str(getattr(value, "pk", value) or "")


def offer_homes(form, name="unit"):
    """Offers the units that have members of their own; the field goes where there is no choice."""
    levels = units.kind_levels()
    found = form.fields[name].offer(form.given["unit"], form.by.today, lambda unit: has_members(unit.kind, levels.get(unit.kind, 0)))
    if len(found) < 2:
        del form.fields[name]
