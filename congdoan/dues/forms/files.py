"""A file that is shown first and written after: between the two what it said goes along in the page."""

import json

from django import forms

from congdoan.ui.forms import IGNORED, Form

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.txt"


class ShownFirst(Form):
    """Subclasses have a field ``file``; what it says they ``keep``, and have back as ``kept``."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    found = None

    def prepare(self):
        """The file comes once; shown, what it said goes along."""
        self.fields["file"].required = not self.data.get("seen")

    def keep(self, values, **more):
        """Plain values of a file that has come just now go along with the page; ``more``: of further hidden fields. What was ticked was of another file."""
        self.data = self.data.copy()
        self.data.setlist(IGNORED, [])
        for name, value in {"seen": json.dumps(values, ensure_ascii=False), **more}.items():
            self.data[name] = value

    def kept(self):
        """The values that came back; None for what is none."""
        try:
            return json.loads(self.cleaned_data.get("seen") or "")
        except ValueError:
            return None
