"""A form that performs one action: 403 before the form is shown, one call, refusals beside the field, 303 after."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.access.actions import check_new
from congdoan.audit import notes
from congdoan.kernel.errors import AlreadyDone, Conflict, Refused
from congdoan.ui.screens import comparing
from congdoan.ui.screens.pages import UnitPage


class ActionScreen(UnitPage):
    """Subclasses say ``action``, ``form_class``, ``given()`` and ``success_url(pk)``.

    ``gives``: names of the arguments that ``given`` supplies (the form supplies the others). ``confirmation`` is the sentence
    shown afterwards; ``main_button`` says what will happen, ``not_done`` the same undone ("Chưa ghi vào sổ"), ``privacy``
    who will see it. ``not_compared``: fields that ask how, not what, and so mean nothing when two versions are compared.
    """

    template_name = generic = "ui/form.html"
    fragments = ("bieu-mau",)
    section = "recording"
    action = None
    form_class = None
    gives = ("unit",)
    main_button = ""
    main_icon = "dung"
    not_done = ""
    privacy = ""
    explanation = ""
    confirmation = ""
    cancel_label = ""
    not_compared = ()

    @classmethod
    def permission_needed(cls):
        return cls.action.permission

    def given(self):
        """The action's arguments that come from the address."""
        return {"unit": self.unit}

    def require(self):
        type(self).action.check(by=self.by, **self.given())

    def initial(self):
        """Known values, filled in."""
        return {}

    def success_url(self, pk):
        """Where to go afterwards; ``pk`` of the record, or None."""
        return self.cancel_url()

    def cancel_url(self):
        """Where "Thôi, không ghi" leads."""
        return "/"

    def form(self, data=None, files=None):
        """The form, bound to what was sent or fresh."""
        return self.form_class(data, files, initial=self.initial(), by=self.by, given=self.given())

    def context(self):
        return {
            "unit": self.unit,
            "main_button": self.main_button,
            "explanation": self.explanation,
            "cancel_url": self.cancel_url(),
            "cancel_label": self.cancel_label or _("Thôi, không ghi"),
        }

    def get(self, request, *args, **kwargs):
        """A fresh form."""
        return self.show(form=self.form())

    def post(self, request, *args, **kwargs):
        """Validates, makes one call, and says what became of it."""
        form = self.form(request.POST, request.FILES)
        try:
            if not form.is_valid() or form.warnings:
                check_new(form.request_key, form.body_hash())  # what this very submit did is no reason against it: it is done
                return self.show(status=422, form=form)
            result = self.perform(form)
        except AlreadyDone as done:
            return self.redirect(int(done.result.rpartition(":")[2]) if done.result else None)
        except Conflict as conflict:
            return self.conflict(form, conflict)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(status=422, form=form)
        return self.done(result)

    def done(self, result):
        """After the deed: the sentence, on the next page."""
        messages.success(self.request, self.done_sentence(result))
        return self.redirect(getattr(result, "pk", None))

    def perform(self, form):
        """The one call."""
        arguments = {**self.given(), **form.cleaned_data}
        if "version" in type(self).action.takes:
            arguments["version"] = form.read_version
        with notes.going_on(form.gone_on):
            return type(self).action(by=self.by, request_key=form.request_key, body_hash=form.body_hash(), **arguments)

    def done_sentence(self, result):
        """What was recorded, in a sentence."""
        return self.confirmation

    def redirect(self, pk):
        """303: a reload does not send again."""
        answer = HttpResponseRedirect(self.success_url(pk))
        answer.status_code = 303
        return answer

    def conflict(self, form, conflict):
        """409: both versions side by side; what was typed is kept."""
        self.prepare()  # the record as it stands now
        rows = [row for row in comparing.rows(form, self.form(), self.said(form)) if row["name"] not in self.not_compared]
        context = {
            **self.context(),
            "screen": self,
            "form": form,
            "different": [row for row in rows if row["differs"]],
            "same": [row["label"] for row in rows if not row["differs"]],
            "sentence": str(conflict),
            "title": self.title,
            "reload": self.request.path,
            "current_version": getattr(conflict.current, "version", None),
        }
        return render(self.request, "ui/conflict.html", context, status=409)

    def said(self, form):
        """{field name: value} that only the whole form knows ("tất cả, trừ …"); for the comparison of two versions."""
        return {}


class RecordAction(ActionScreen):
    """An action on one record of the book: corrected or taken out as it was last seen.

    Subclasses say ``gives = ("visit",)``, the argument that the record is, and ``find()``, which returns it or raises Http404;
    it stands in ``self.record`` and under that name.
    """

    def prepare(self):
        self.unit = self.find_unit()
        self.request.unit_in_focus = self.unit
        self.record = self.find()
        setattr(self, self.gives[0], self.record)
        self.require()

    def find(self):
        """The record of the address."""
        raise NotImplementedError

    def given(self):
        return {self.gives[0]: self.record}

    def initial(self):
        return {"version": self.record.version}
