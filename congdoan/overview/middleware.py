"""Xem hộ: while it lasts, every page is that of the person helped, is written down, and nothing can be sent."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access import queries as access
from congdoan.access import roles
from congdoan.access.actors import actor_for
from congdoan.membership.actions import helping
from congdoan.ui import errors

MARK = "xem_ho"
"""Where the session carries the number of the visit."""


class Support:
    """Puts the helped person's actor in the place of the helper's, for reading alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        pk = request.session.get(MARK) if request.actor is not None else None
        if pk is None:
            return self.get_response(request)
        own = request.actor
        visit = standing(pk, own)
        if visit is None:
            del request.session[MARK]
            return self.get_response(request)
        seen = actor_for(visit.helped.account, own.now).without(*roles.sensitive())  # what is sensitive stays with the person helped
        request.actor = replace(seen, helper=own.person, support=visit)
        if request.method not in ("GET", "HEAD") and request.path not in (reverse("overview:support-end"), reverse("account_logout")):
            sentence = _("Đang xem hộ %(name)s nên chỉ xem, không ghi được gì. Kết thúc xem hộ rồi làm bằng tài khoản của mình.")
            return errors.page(request, 403, sentence % {"name": visit.helped.full_name})
        answer = self.get_response(request)
        if answer.status_code == 200 and request.method == "GET":
            helping.look(by=own, support=visit, page=request.path)
        return answer

    def process_view(self, request, view, args, kwargs):
        """The pages of one's sign-in are those of who sits there: not shown under the other's name."""
        actor, name = getattr(request, "actor", None), request.resolver_match.url_name or ""
        if actor is None or actor.helper is None or not name.startswith(("account_", "mfa_")) or name == "account_logout":
            return None
        sentence = _("Đang xem hộ %(name)s. Kết thúc xem hộ rồi mở trang đăng nhập, mật khẩu của mình.")
        return errors.page(request, 403, sentence % {"name": actor.person.full_name})


def standing(pk, own):
    """The visit of this helper while it stands: not ended, not run out, the right not taken away, the account still in use."""
    visit = access.support_visit(pk)
    if visit is None or visit.helper_id != own.person.pk or not visit.stands_at(own.now):
        return None
    account = getattr(visit.helped, "account", None)
    allowed = own.may(helping.look.permission, visit.unit) and helping.may_support(own, visit.helped)
    return visit if account is not None and account.is_active and allowed else None
