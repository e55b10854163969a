"""Thông tin thêm của một đoàn viên: ghi, tự ghi."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.extras import forms as extra_forms
from congdoan.extras import queries as extras
from congdoan.membership import forms
from congdoan.membership.actions import answers
from congdoan.membership.views.changes import OfMember
from congdoan.membership.views.own import OwnAffair


class RecordAnswers(OfMember):
    """Ghi thông tin thêm của một đoàn viên."""

    action = answers.record
    form_class = forms.RecordAnswers
    section = "members"
    main_button = gettext_lazy("Ghi thông tin")
    not_done = gettext_lazy("Chưa ghi thông tin")
    confirmation = gettext_lazy("Đã ghi thông tin thêm.")

    @property
    def title(self):
        """Whose."""
        return _("Thông tin thêm của %(name)s") % {"name": self.membership.person.full_name}

    @property
    def explanation(self):
        """What to do where nothing is asked."""
        return "" if self.fields else _("Ở đây chưa hỏi thêm điều gì. Lập mục ở Đoàn viên, Thông tin thêm.")

    @property
    def privacy(self):
        """Who sees which answer."""
        return "; ".join(f"{field.label}: {field.get_seen_by_display().lower()}" for field in self.fields)

    @cached_property
    def fields(self):
        """What is asked."""
        return extras.seen(self.by, self.membership.unit, self.by.today)

    def initial(self):
        person = self.membership.person_id
        held = extras.answers_of(person, self.fields, self.by.today)
        return {"version": extras.version_of(person, self.fields), **extra_forms.initial(self.fields, held)}


class RecordOwnAnswers(OwnAffair, RecordAnswers):
    """Tự ghi thông tin thêm của mình."""

    action = answers.record_own
    form_class = forms.RecordOwnAnswers
    section = "me"
    title = gettext_lazy("Tự ghi thông tin thêm")
    explanation = gettext_lazy("Công đoàn hỏi những điều này. Ai xem được từng mục ghi ở cuối trang.")

    @cached_property
    def fields(self):
        """What members fill in themselves."""
        return extras.own_fields(self.membership.unit, self.by.today)
