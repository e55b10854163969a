"""Screens of who keeps sites: the list, one site with its history, declare, correct, a new secret, close."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.actions import ACTIONS
from congdoan.kernel.errors import why_not
from congdoan.sites import forms, policies, queries
from congdoan.sites.actions import sites
from congdoan.sites.adapter import Sites
from congdoan.sites.choices import OPENID, Kind, Permission
from congdoan.sites.views.mine import in_words
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table


def site_url(row):
    """The page of a site."""
    return reverse("sites:site", kwargs={"unit_id": row.unit_id, "pk": row.pk})


def _words(learns):
    return ", ".join(map(str, in_words(learns))) or _("chỉ biết có người đăng nhập")


class SiteList(AsOf, ListScreen):
    """Trang liên kết khai ở đơn vị và cấp dưới."""

    query = queries.sites
    section = "organization"
    title = gettext_lazy("Trang liên kết")
    things = gettext_lazy("trang")
    order = ("unit__path", "name", "pk")
    empty_icon = "khoa"
    empty_title = gettext_lazy("Chưa khai trang nào")
    empty_text = gettext_lazy(
        "Công đoàn có trang riêng (trang tin, quỹ tiết kiệm, thi tìm hiểu) thì khai ở đây để đoàn viên đăng nhập bằng tài khoản đang có."
    )
    print_title = gettext_lazy("Các trang liên kết")
    file_name = "trang-lien-ket.xlsx"
    table = Table(
        gettext_lazy("Trang liên kết, theo đơn vị khai"),
        (
            Column(gettext_lazy("Trang"), lambda row: row.name, link=site_url),
            Column(gettext_lazy("Nơi khai"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Được biết"), lambda row: _words(row.learns), phone="nhan"),
            Column(gettext_lazy("Số người đang cho vào"), lambda row: row.letting, "count", phone="nhan"),
            Column(gettext_lazy("Mở từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
            Column(gettext_lazy("Đóng từ ngày"), lambda row: row.valid_until, "date", phone="nhan", optional=True),
        ),
    )

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return row.name

    def summary(self):
        return _(
            "Đoàn viên, cán bộ ở đây và cấp dưới đăng nhập vào các trang này bằng tài khoản Congdoan, sau khi đồng ý cho trang biết gì."
        )

    def actions(self):
        if not self.by.may(Permission.KEEP_SITES, self.unit):
            return []
        return [{"label": _("Khai trang"), "icon": "them", "url": reverse("sites:site-declare", args=[self.unit.pk]), "main": True}]


class _OfSite:
    """Finds the site of the address."""

    def find(self):
        """The site, or 404."""
        found = queries.site(by=self.request.actor, unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found


class SitePage(_OfSite, UnitPage):
    """Một trang liên kết: điều người làm trang cần, điều trang được biết, những gì đã làm."""

    permission = str(Permission.VIEW_SITES)
    section = "organization"
    template_name = "sites/site.html"

    def prepare(self):
        super().prepare()
        self.record = self.find()
        self.title = self.record.name

    def context(self):
        row = self.record
        return {
            "site": row,
            "issuer": Sites().get_issuer(),
            "addresses": row.addresses.split("\n"),
            "learns": _words(row.learns),
            "scopes": " ".join(sorted(policies.scopes_of(row.learns), key=lambda scope: (scope != OPENID, scope))),
            "closed": bool(why_not(policies.check_open, site=row, today=self.by.today)),
            "public": row.kind == Kind.PUBLIC,
            "history": [{"entry": each, "what": ACTIONS[each.action].label} for each in queries.history(row) if each.action in ACTIONS],
            "actions": list(self.actions(row)),
        }

    def actions(self, row):
        """Buttons at the head."""
        if not self.by.may(Permission.KEEP_SITES, self.unit):
            return
        gone = why_not(policies.check_open, site=row, today=self.by.today)
        buttons = [("site-close", _("Đóng trang"), "lui"), ("site-correct", _("Sửa"), "sua")]
        if row.kind == Kind.CONFIDENTIAL:
            buttons.insert(1, ("site-secret", _("Cấp mã bí mật mới"), "khoa"))
        for name, label, icon in buttons:
            url = reverse(f"sites:{name}", kwargs={"unit_id": row.unit_id, "pk": row.pk})
            yield {"label": label, "icon": icon, "url": url, "why_not": gone}


class _Secret:
    """After the deed the secret stands on the answer alone: neither here nor by the browser is it kept."""

    def done(self, result):
        """The page with the secret, once; without one the page of the site."""
        if not result.secret:
            return super().done(result)
        context = {"screen": self, "title": _("Mã bí mật của “%(site)s”") % {"site": result.name}, "site": result, "back": site_url(result)}
        answer = render(self.request, "sites/secret.html", context)
        answer["Cache-Control"] = "no-store"
        return answer


class DeclareSite(_Secret, ActionScreen):
    """Khai trang liên kết."""

    action = sites.declare
    form_class = forms.DeclareSite
    section = "organization"
    title = gettext_lazy("Khai trang liên kết")
    explanation = gettext_lazy(
        "Hỏi người làm trang địa chỉ nhận về và trang chạy ở đâu. Chỉ cho biết điều trang thật cần; mỗi người còn phải tự đồng ý."
    )
    main_button = gettext_lazy("Khai trang")
    main_icon = "them"
    not_done = gettext_lazy("Chưa khai trang")
    confirmation = gettext_lazy("Đã khai trang. Đưa người làm trang mã trang và địa chỉ ở đây.")
    privacy = gettext_lazy("Ban chấp hành, ủy ban kiểm tra xem được trang nào đang mở. Đoàn viên thấy đơn vị nào khai trang, trang hỏi gì.")

    def initial(self):
        return {"kind": Kind.CONFIDENTIAL.value}

    def cancel_url(self):
        return reverse("sites:site-list", args=[self.unit.pk])

    def success_url(self, pk):
        return reverse("sites:site", args=[self.unit.pk, pk]) if pk else self.cancel_url()


class _Change(_OfSite, RecordAction):
    """Something done with one site."""

    gives = ("site",)
    section = "organization"
    words = ""

    @property
    def title(self):
        """What, with which."""
        return self.words % {"site": self.record.name}

    def cancel_url(self):
        return site_url(self.record)


class CorrectSite(_Change):
    """Sửa trang liên kết."""

    action = sites.correct
    form_class = forms.CorrectSite
    words = gettext_lazy("Sửa “%(site)s”")
    explanation = gettext_lazy("Bớt điều trang được biết thì bớt ngay. Thêm thì từng người phải đồng ý lại.")
    main_button = gettext_lazy("Ghi trang đã sửa")
    not_done = gettext_lazy("Chưa sửa trang")
    confirmation = gettext_lazy("Đã sửa trang.")

    def initial(self):
        row = self.record
        return {"version": row.version, "name": row.name, "addresses": row.addresses, "learns": row.learns}


class RenewSecret(_Secret, _Change):
    """Cấp mã bí mật mới."""

    action = sites.renew_secret
    form_class = forms.Confirm
    words = gettext_lazy("Cấp mã bí mật mới cho “%(site)s”")
    explanation = gettext_lazy("Mã cũ hết dùng ngay: trang không cho ai đăng nhập được nữa đến khi người làm trang thay mã mới.")
    main_button = gettext_lazy("Cấp mã mới")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa cấp mã mới")


class CloseSite(_Change):
    """Đóng trang liên kết."""

    action = sites.close
    form_class = forms.CloseSite
    words = gettext_lazy("Đóng “%(site)s”")
    explanation = gettext_lazy(
        "Đóng ngay từ lúc này: không ai đăng nhập vào trang bằng tài khoản Congdoan được nữa. Trang vẫn đứng trong sổ."
    )
    main_button = gettext_lazy("Đóng trang")
    main_icon = "lui"
    not_done = gettext_lazy("Trang vẫn mở")
    confirmation = gettext_lazy("Đã đóng trang.")
