"""The form of every action: plain fields whose cleaned data are the action's arguments, plus what makes it safe.

Hidden in each form: a request key (the same submit twice has one effect) and, for changes, the version that was read (a
stale edit shows a conflict). Warnings ask once and may be ignored.
"""

import hashlib
import json
import uuid

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import money
from congdoan.kernel.text import number_in
from congdoan.ui import wording
from congdoan.ui.fields import MoneyField

KEY = "lan_gui"
VERSION = "ban_dang_xem"
IGNORED = "bo_qua"
UI_FIELDS = (KEY, VERSION)
CONFIRM = _("Đúng, cứ ghi tiếp")
TITLE = _("Lưu ý, có thể bỏ qua")


class Form(forms.Form):
    """A form that feeds one action.

    Given by the screen: ``by`` (actor) and ``given`` (the action's arguments that come from the address).
    """

    required_css_class = ""
    use_required_attribute = False

    def __init__(self, *args, by=None, given=None, **kwargs):
        self.by, self.given = by, given or {}
        self.warnings, self.pointed_out = [], []
        super().__init__(*args, **kwargs)
        self.prepare()
        for field in self.fields.values():
            wording.word(field)

    def prepare(self):
        """A hook for fields that depend on the unit or the person."""

    def _clean_form(self):
        """After all else: an amount written as people speak is shown in figures and asked once."""
        super()._clean_form()
        for name, field in self.fields.items():
            amount, written = (self.cleaned_data or {}).get(name), self.data.get(self.add_prefix(name))
            if isinstance(field, MoneyField) and isinstance(amount, int) and written and money.is_spoken(written):
                words = {"label": field.label, "written": written, "amount": money.format_money(amount)}
                sentence = gettext("%(label)s: “%(written)s” đọc là %(amount)s.") % words
                self.add_warning(sentence, code=f"tien-{name}", confirm=_("Đúng số tiền ấy"))

    @property
    def request_key(self):
        """The key of this submit: kept while errors are mended, new on a fresh page."""
        sent = self.data.get(KEY) if self.is_bound else None
        if not hasattr(self, "_key"):
            self._key = sent or uuid.uuid4().hex
        return self._key

    @property
    def read_version(self):
        """The version that the person was looking at; -1, which no record has, if it was not sent back."""
        sent = str(self.data.get(VERSION, "")) if self.is_bound else str(self.initial.get("version", ""))
        read = number_in(sent, most=9)
        return -1 if read is None else read

    def body_hash(self):
        """A hash of what was sent, without tokens: the same key with another body is refused."""
        sent = {key: self.data.getlist(key) for key in sorted(self.data) if key not in (KEY, "csrfmiddlewaretoken", IGNORED)}
        return hashlib.sha256(json.dumps(sent, ensure_ascii=False).encode()).hexdigest()

    def add_warning(self, sentence, code, confirm=CONFIRM, title=TITLE):
        """A warning that may be ignored: it stops the form until its box is ticked. All of them stand in ``pointed_out``, ticked or not."""
        ticked = code in self.data.getlist(IGNORED)
        said = {"sentence": sentence, "code": code, "confirm": confirm, "title": title, "name": IGNORED, "ticked": ticked}
        self.pointed_out.append(said)
        if not ticked:
            self.warnings.append(said)

    @property
    def gone_on(self):
        """Codes of the warnings that were read and ticked."""
        return [said["code"] for said in self.pointed_out if said["ticked"]]


def flat_choices(choices):
    """(key, label) of choices, headings taken away."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
