"""The member's side: the page that asks for a yes, what one let in, taking it back."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oauthlib.oauth2.rfc6749.errors import OAuth2Error

from congdoan.kernel.errors import Refused
from congdoan.sites import forms, policies, queries
from congdoan.sites.actions import consents
from congdoan.sites.choices import Learn
from congdoan.sites.views.asking import again, asked
from congdoan.ui.screens import ActionScreen, Page

WRONG_CALL = gettext_lazy("Trang ấy gọi đến đây chưa đúng. Quay lại trang ấy, bấm đăng nhập lần nữa.")
PROMPTS = ("consent", "login", "select_account")


def in_words(learns):
    """["họ và tên", …]."""
    return [Learn(each).label for each in learns]


class _Asked(Page):
    """A page on the way to a site: what the site asks stands in the address."""

    personal = own_affairs = True
    section = "me"

    def prepare(self):
        try:
            self.asked = asked(self.request, self.by.now)
        except OAuth2Error as error:
            raise Refused(WRONG_CALL) from error
        self.site = self.asked.site


class Consent(_Asked, ActionScreen):
    """Cho một trang liên kết biết về mình."""

    action = consents.give
    form_class = forms.Confirm
    gives = ("site", "person", "learns")
    template_name = "sites/consent.html"
    main_button = gettext_lazy("Đồng ý, vào trang")
    not_done = gettext_lazy("Chưa vào trang")
    cancel_label = gettext_lazy("Không, quay lại trang ấy")
    privacy = gettext_lazy(
        "Rút lại lúc nào cũng được ở mục Trang liên kết của tôi. Trang không bao giờ biết số CCCD, ngày sinh, dân tộc, việc vào Đảng."
    )

    def prepare(self):
        super().prepare()
        self.unit = self.site.unit
        policies.check_reach(stands=queries.stands(self.by, self.site), unit=self.unit, site=self.site)
        self.require()

    @property
    def title(self):
        """Which site asks."""
        return _("Đăng nhập vào “%(site)s”?") % {"site": self.site.name}

    def given(self):
        return {"site": self.site, "person": self.by.person, "learns": self.asked.learns}

    def context(self):
        return {**super().context(), "site": self.site, "learns": in_words(self.asked.learns), "me": self.by.person}

    def cancel_url(self):
        return f"{reverse('sites:decline')}?{again(self.request, but=PROMPTS)}"

    def success_url(self, pk):
        return f"{reverse('sites:continue')}?{again(self.request, but=PROMPTS)}"

    def done(self, result):
        """The next page is the site's: nothing is left to be said here."""
        return self.redirect(result.pk)


class Continue(Page):
    """Đi tiếp đến trang. A page between: a browser does not follow a form off to another site."""

    personal = own_affairs = True
    section = "me"
    template_name = "sites/continue.html"
    title = gettext_lazy("Đang vào trang")

    def prepare(self):
        if not self.request.GET.get("client_id"):
            raise Refused(WRONG_CALL)

    def context(self):
        return {"address": f"{reverse('sites:authorize')}?{self.request.GET.urlencode()}"}


class Decline(_Asked):
    """Không đồng ý: back to the site, which is told so."""

    def get(self, request, *args, **kwargs):
        """Back."""
        return self.asked.refuse("access_denied")


class MySites(Page):
    """Trang liên kết của tôi."""

    personal = own_affairs = True
    section = "me"
    template_name = "sites/mine.html"
    title = gettext_lazy("Trang liên kết của tôi")

    def context(self):
        rows = [
            {"row": row, "learns": ", ".join(map(str, in_words(row.learns))), "stands": row.withdrawn_at is None,
             "closed": row.site.valid_until is not None and row.site.valid_until <= self.by.today}
            for row in queries.own_consents(by=self.by)
        ]  # fmt: skip
        return {"rows": rows}


class Withdraw(ActionScreen):
    """Rút lại đồng ý cho một trang."""

    action = consents.withdraw
    form_class = forms.Confirm
    gives = ("consent",)
    personal = own_affairs = True
    section = "me"
    main_button = gettext_lazy("Rút lại đồng ý")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa rút lại")
    cancel_label = gettext_lazy("Thôi, vẫn để trang biết")
    explanation = gettext_lazy(
        "Từ lúc này trang không hỏi thêm được gì về anh/chị. Điều trang đã biết trước đó thì hỏi người phụ trách trang để xóa."
    )

    def prepare(self):
        self.consent = queries.own_consent(by=self.by, pk=self.kwargs["pk"])
        if self.consent is None:
            raise Http404
        self.unit = self.consent.site.unit
        self.require()

    @property
    def title(self):
        """For which site."""
        return _("Rút lại đồng ý cho “%(site)s”") % {"site": self.consent.site.name}

    def given(self):
        return {"consent": self.consent}

    def cancel_url(self):
        return reverse("sites:mine")

    def done_sentence(self, result):
        return _("Đã rút lại. “%(site)s” không còn biết gì thêm về anh/chị.") % {"site": result.site.name}
