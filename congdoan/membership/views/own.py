"""What a member writes of himself: found by nobody else, asked of no role."""

from django.shortcuts import redirect
from django.urls import reverse

from congdoan.membership import queries
from congdoan.ui.screens import ActionScreen


class OwnAffair(ActionScreen):
    """An action of one's own (``@action(None, own=…)``) about one's membership of today; without one, back to ``home``."""

    gives = ("membership",)
    home = "overview:me"
    personal = own_affairs = True
    section = "me"

    def prepare(self):
        self.membership = queries.own_today(by=self.by)
        if self.membership is not None:
            self.unit = self.membership.unit
            self.require()

    def given(self):
        return {"membership": self.membership}

    def get(self, request, *args, **kwargs):
        """The form."""
        return super().get(request, *args, **kwargs) if self.membership else redirect(self.home)

    def post(self, request, *args, **kwargs):
        """Writes."""
        return super().post(request, *args, **kwargs) if self.membership else redirect(self.home)

    def cancel_url(self):
        return reverse(self.home)
