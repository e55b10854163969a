"""Where I am signed in: each sign-in with its machine and last use; one of them, or all others, ended from here."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import sessions
from congdoan.ui.screens import Page


class Sessions(Page):
    """Tôi đang đăng nhập ở đâu."""

    personal = own_affairs = True
    template_name = "overview/sessions.html"
    title = gettext_lazy("Tôi đang đăng nhập ở đâu")

    def context(self):
        here = self.request.session.session_key
        found = list(accounts.sign_ins_of(self.by.user, self.by.now))
        rows = [{"row": row, "here": row.session_key == here} for row in found]
        return {"rows": rows, "others": any(not each["here"] for each in rows)}

    def post(self, request, *args, **kwargs):
        """Ends one sign-in ("phien"), or all but this one; said on the page."""
        asked = request.POST.get("phien", "")
        if asked.isdecimal() and len(asked) < 19:
            ended = sessions.end(user=self.by.user, pk=int(asked), but=request.session.session_key)
        elif request.POST.get("tat_ca"):
            ended = sessions.end(user=self.by.user, but=request.session.session_key)
        else:
            ended = 0
        messages.success(
            request, _("Đã kết thúc %s phiên. Máy ấy phải đăng nhập lại.") % ended if ended else _("Không còn phiên nào như thế.")
        )
        answer = HttpResponseRedirect(request.path)
        answer.status_code = 303
        return answer
