"""What a member asks for himself: the form, and where each request stands."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.aid import forms, policies, queries
from congdoan.aid.actions import requests
from congdoan.aid.choices import BADGES, StepKind
from congdoan.aid.views.chain import chain
from congdoan.aid.views.evidence import lines
from congdoan.membership import queries as membership
from congdoan.membership.views.own import OwnAffair
from congdoan.ui.opening import Doors
from congdoan.ui.screens import Page


class MyRequests(Page):
    """Đề nghị trợ cấp của tôi."""

    personal = own_affairs = True
    template_name = "aid/mine.html"
    section = "me"
    title = _("Đề nghị trợ cấp của tôi")

    def context(self):
        doors = Doors(self.by)
        rows = []
        for row in queries.own(by=self.by):
            now = policies.state(row.way, row.steps.all())
            steps = chain(row, doors, sees_words=True, opens=False)
            papers = lines(row.papers, "own-paper", "" if StepKind.GIVEN in policies.standing(row.steps.all()) else "own-paper-drop")
            rows.append({"row": row, "state": capfirst(str(now.label)), "badge": BADGES[now], "steps": steps, "papers": papers})
        may_ask = membership.own_today(by=self.by) is not None
        return {"rows": rows, "ask_url": reverse("aid:ask") if may_ask else "", "me_url": reverse("overview:me")}


def _privacy():
    return _t("%(who)s Đề nghị kín thì chỉ chủ tịch và người chủ tịch cho biết.") % {"who": policies.who_reads()}


class AskForAid(OwnAffair):
    """Tự đề nghị trợ cấp."""

    action = requests.ask
    form_class = forms.Ask
    home = "aid:mine"
    title = _("Đề nghị trợ cấp")
    explanation = _("Kể việc đã xảy ra; công đoàn xét và trả lời ở đây.")
    main_button = _("Gửi đề nghị")
    not_done = _("Chưa gửi")
    confirmation = _("Đã gửi. Đề nghị đang ở đâu, anh/chị xem ở trang này.")
    privacy = lazy(_privacy, str)()
