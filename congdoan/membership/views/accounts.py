"""Tài khoản của một người: mở, cấp lại mật khẩu, đóng, mở lại; phiếu giao tài khoản."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.choices import Permission
from congdoan.accounts import queries as known
from congdoan.accounts.passwords import one_time
from congdoan.kernel import dates, ids
from congdoan.kernel.errors import NotAllowed, why_not
from congdoan.membership import forms, policies, queries
from congdoan.membership.actions import accounts
from congdoan.membership.views import links
from congdoan.ui.screens import ActionScreen, UnitPage


class OfPerson:
    """Gives a screen its person, whom ``by`` may see at the unit; anybody else is 404."""

    person = None
    section = "organization"

    def prepare(self):
        super().prepare()
        self.person = queries.person_at(by=self.by, unit=self.unit, person_id=self.kwargs["person_id"])
        if self.person is None:
            raise Http404
        self.account = known.account_of(self.person.pk)

    def at(self, name):
        """The address of another screen about the same person."""
        return reverse(f"membership:{name}", kwargs={"unit_id": self.unit.pk, "person_id": self.person.pk})

    def belongs_here(self):
        """Raises NotAllowed if the account leads further than the actor's right to give accounts."""
        scope = self.by.scope(Permission.GIVE_ROLE)
        places = queries.places_of(self.person, self.by.today)
        policies.check_may_sign_in(person=self.person, unit=self.unit, places=places, reached=scope.contains)


class Account(OfPerson, UnitPage):
    """Tài khoản của một người: có chưa, tên đăng nhập, đang dùng hay đã đóng, và những việc làm được."""

    permission = str(Permission.GIVE_ROLE)
    template_name = "membership/account.html"

    @property
    def title(self):
        """Whose."""
        return _("Tài khoản của %(name)s") % {"name": self.person.full_name}

    def context(self):
        try:
            self.belongs_here()
            closed = ""
        except NotAllowed as refusal:
            closed = str(refusal)
        return {"person": self.person, "account": self.account, "actions": self.actions(closed), "phone": self.phone()}

    def phone(self):
        """The telephone number of the sign-in, as one reads it."""
        return ids.format_phone(self.account.phone) if self.account and self.account.phone else ""

    def actions(self, closed):
        """Buttons at the head; ``closed``: why the actor may do nothing here."""
        if self.account is None:
            return [self.button(_("Mở tài khoản"), "them", "account-open", closed, main=True)]
        closed = closed or why_not(policies.check_not_oneself, by=self.by, person=self.person)
        if not self.account.is_active:
            return [self.button(_("Mở lại tài khoản"), "sang", "account-reopen", closed, main=True)]
        return [
            self.button(_("Cấp lại mật khẩu"), "sua", "account-renew", closed),
            *([] if closed else [self.button(_("Đóng tài khoản"), "khoa", "account-close", ""), *self.lost()]),
        ]

    def lost(self):
        """The way to take a lost second factor away, one floor up, for who may."""
        if not (self.by.may(Permission.RESET_FACTOR, self.unit) and known.keeps_any(self.account)):
            return []
        url = links.reset_url(self.unit, self.person)
        return [{"label": _("Mất máy: gỡ bước xác nhận thứ hai"), "icon": "khoa", "url": url, "why_not": "", "main": False}] if url else []

    def button(self, label, icon, name, closed, main=False):
        """One button as the page's head takes it."""
        return {"label": label, "icon": icon, "url": self.at(name), "why_not": closed, "main": main}


class OnAccount(OfPerson, ActionScreen):
    """What the four deeds share: afterwards the account's page; 403 where the account leads further than the actor's right."""

    form_class = forms.Agree
    gives = ("unit", "person")

    def prepare(self):
        super().prepare()
        self.belongs_here()

    def given(self):
        return {"unit": self.unit, "person": self.person}

    def cancel_url(self):
        return self.at("account")


class WithSlip(OnAccount):
    """A deed that makes a password: the answer is the slip itself, shown once and kept nowhere; a second submit shows the account."""

    gives = ("unit", "person", "password")

    def perform(self, form):
        self.password = one_time()
        arguments = {**self.given(), **form.cleaned_data, "password": self.password}
        return type(self).action(by=self.by, request_key=form.request_key, body_hash=form.body_hash(), **arguments)

    def done(self, account):
        """Phiếu giao tài khoản, with the password in plain letters: never stored, neither here nor by the browser."""
        context = {
            "title": _("Phiếu giao tài khoản"),
            "person": self.person,
            "account": account,
            "phone": ids.format_phone(account.phone) if account.phone else "",
            "password": self.password,
            "address": self.request.build_absolute_uri("/"),
            "unit": self.unit,
            "giver": self.by.person,
            "day": dates.long_date(self.by.today),
            "back": self.cancel_url(),
        }
        answer = render(self.request, "membership/account_slip.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class OpenAccount(WithSlip):
    """Mở tài khoản."""

    action = accounts.open_account
    form_class = forms.OpenAccount
    gives = (*WithSlip.gives, "must_change")
    main_button = gettext_lazy("Mở tài khoản, lấy phiếu giao")
    main_icon = "them"
    not_done = gettext_lazy("Chưa mở tài khoản")
    explanation = gettext_lazy(
        "Máy đặt một mật khẩu dùng một lần và in ra phiếu để giao tận tay. Lần đầu đăng nhập, người nhận phải đặt mật khẩu của mình."
    )
    privacy = gettext_lazy("Tài khoản chỉ để đăng nhập. Xem được gì, ghi được gì đi theo chức vụ.")

    @property
    def title(self):
        """Whom it is for."""
        return _("Mở tài khoản cho %(name)s") % {"name": self.person.full_name}

    def given(self):
        return {**super().given(), "must_change": True}

    def initial(self):
        return self.form_class.known_of(self.person)


class RenewPassword(WithSlip):
    """Cấp lại mật khẩu."""

    action = accounts.renew_password
    main_button = gettext_lazy("Cấp lại mật khẩu, lấy phiếu giao")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa cấp lại mật khẩu")
    explanation = gettext_lazy(
        "Mật khẩu cũ hết dùng ngay; máy đặt mật khẩu mới, in ra phiếu để giao tận tay. Chỉ cấp lại khi chính người ấy nhờ."
    )

    @property
    def title(self):
        """Whose."""
        return _("Cấp lại mật khẩu cho %(name)s") % {"name": self.person.full_name}


class CloseAccount(OnAccount):
    """Đóng tài khoản."""

    action = accounts.close_account
    main_button = gettext_lazy("Đóng tài khoản")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa đóng tài khoản")
    explanation = gettext_lazy(
        "Người ấy không vào được nữa, kể cả máy đang mở sẵn. Việc đã ghi vẫn còn trong sổ. Cần thì mở lại được. Chức vụ thì ghi thôi riêng."
    )

    @property
    def title(self):
        """Whose."""
        return _("Đóng tài khoản của %(name)s") % {"name": self.person.full_name}

    def done_sentence(self, result):
        return _("Đã đóng tài khoản của %(name)s.") % {"name": self.person.full_name}


class ReopenAccount(OnAccount):
    """Mở lại tài khoản."""

    action = accounts.reopen_account
    main_button = gettext_lazy("Mở lại tài khoản")
    not_done = gettext_lazy("Chưa mở lại tài khoản")
    explanation = gettext_lazy("Người ấy đăng nhập lại được bằng mật khẩu cũ. Quên mật khẩu thì cấp lại sau khi mở.")

    @property
    def title(self):
        """Whose."""
        return _("Mở lại tài khoản của %(name)s") % {"name": self.person.full_name}

    def done_sentence(self, result):
        return _("Đã mở lại tài khoản của %(name)s.") % {"name": self.person.full_name}
