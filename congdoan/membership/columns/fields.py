"""Form fields by which other rooms ask for a member or several."""

from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import squeeze
from congdoan.membership import queries
from congdoan.people import queries as people

SELECT_UP_TO = 80
"""More members than this are typed, with suggestions, instead of chosen from a list."""
SUGGEST_UP_TO = 1000
"""More than these are not read: who is not among the suggestions is typed in full."""


class MemberField(forms.Field):
    """Một đoàn viên: chosen from a list under letters, or typed (without marks will do). Cleans to a Person.

    The form's ``prepare`` calls ``self.fields["member"].offer(unit, on)``.
    """

    widget = forms.Select
    default_error_messages = {"required": _("Chọn một đoàn viên."), "gone": _("Chọn lại đoàn viên.")}
    _unit, _on_offer = None, ()

    def offer(self, unit, on):
        """Offers the members of ``unit`` and below on a day; past members can still be typed."""
        self._unit = unit
        self._on_offer = list(queries.members_on(unit, on)[:SUGGEST_UP_TO])
        persons = [row.person for row in self._on_offer]
        if len(persons) <= SELECT_UP_TO:
            self.widget.choices = [("", _("Chọn người")), *_under_letters(persons)]
        else:
            self.widget = Suggestions(persons)
            self.widget.is_required = self.required

    def to_python(self, value):
        """The Person, by id or by typed name; the sentence says how to tell two of one name apart."""
        text = squeeze(str(value or ""))
        if not text:
            return None
        offered = {str(row.person_id): row.person for row in self._on_offer}
        if text in offered:
            return offered[text]
        if text.isdigit():
            raise ValidationError(self.error_messages["gone"])
        try:
            found = queries.Known.named(self._unit, [text]).find(text, loose=True)
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem
        return people.persons().get(pk=found.person_id)

    def prepare_value(self, value):
        """A Person as its id; what was typed stays."""
        return getattr(value, "pk", value)


class MembersField(forms.MultipleChoiceField):
    """Nhiều đoàn viên, as chips to be ticked. Cleans to a list of Persons in the order of names."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Chọn ít nhất một người."),
        "invalid_choice": _("Có người không còn trong danh sách. Chọn lại."),
    }

    _on_offer = {}

    def offer(self, unit, on):
        """Offers the members of ``unit`` and below on a day."""
        self.offer_persons([row.person for row in queries.members_on(unit, on)])

    def offer_persons(self, persons):
        """Offers these persons, where the form has looked them up itself."""
        self._on_offer = {str(person.pk): person for person in persons}
        self.choices = [(str(person.pk), label) for person, label in _labelled(persons)]

    def clean(self, value):
        """Persons."""
        chosen = set(super().clean(value))
        return [person for pk, person in self._on_offer.items() if pk in chosen]

    def prepare_value(self, value):
        """Persons as their ids."""
        return [str(getattr(one, "pk", one)) for one in value] if isinstance(value, list | tuple) else value


class Suggestions(forms.TextInput):
    """Ô gõ tên with suggestions of the browser's own (datalist)."""

    template_name = "membership/suggestions.html"

    def __init__(self, persons):
        super().__init__(attrs={"autocomplete": "off"})
        self.persons = persons

    def get_context(self, name, value, attrs):
        """Adds the list of suggestions; two of one name are told apart by the birth date."""
        context = super().get_context(name, value, attrs)
        context["suggestions"] = suggested(self.persons)
        context["list_id"] = f"{(attrs or {}).get('id') or name}-goi-y"
        context["widget"]["attrs"]["list"] = context["list_id"]
        return context


def suggested(persons):
    """Names to be picked from a browser's list, as they can be read back: two of one name with their birth dates."""
    return [label for _person, label in _labelled(persons)]


def _labelled(persons):
    """[(person, name)]: two of one name are told apart by the birth date."""
    keys = Counter(person.match_key for person in persons)
    for person in persons:
        shared = keys[person.match_key] > 1 and person.birth_text
        yield person, f"{person.full_name} ({person.birth_text})" if shared else person.full_name


def _under_letters(persons):
    """[(letter, [(id, name)])] for a list with headings."""
    groups = {}
    for person, label in _labelled(persons):
        groups.setdefault(names.initial(person.full_name), []).append((str(person.pk), label))
    return list(groups.items())
