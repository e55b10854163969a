"""One page: found and authorised in one breath, rendered whole or as a fragment; a GET cannot write."""

import contextlib

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views import View

from congdoan.access.actions import refusal
from congdoan.kernel.errors import NotAllowed
from congdoan.kernel.readonly import readonly
from congdoan.units import queries as units

LARGEST = 2**63 - 1


class Page(View):
    """A screen. Subclasses say ``permission`` (or take it from their query or action), ``template_name``, ``section``.

    ``also``: further permissions that it asks for, of records that others made; the access matrix holds the screen to them.
    ``personal = True`` marks the few pages that show only the signed-in person's own things and so need no permission.
    ``own_affairs = True``: nobody opens it who only looks as that person to help.
    A template that extends a generic one need not repeat its fragments: they are looked for in ``generic`` too.
    """

    permission = None
    also = ()
    personal = False
    own_affairs = False
    template_name = ""
    generic = ""
    section = ""
    title = ""
    fragments = ()

    @classmethod
    def permission_needed(cls):
        """The permission that opens the page; read by the rights table and its test."""
        return cls.permission

    def dispatch(self, request, *args, **kwargs):
        """Prepares, then answers; a GET runs read-only."""
        if any(isinstance(number, int) and number > LARGEST for number in kwargs.values()):
            raise Http404  # no record has such a number, and no database column holds it
        self.by = request.actor
        if self.own_affairs and self.by.helper is not None:
            raise NotAllowed(_("Trang này là việc riêng của %(name)s. Xem hộ thì không mở được.") % {"name": self.by.person.full_name})
        request.section_in_focus = self.section
        guard = readonly() if request.method in ("GET", "HEAD") else contextlib.nullcontext()
        # the session and the actor are loaded before the guard: reading them may refresh the session row
        bool(self.by.grants)
        with guard:
            self.prepare()
            return super().dispatch(request, *args, **kwargs)

    def prepare(self):
        """Finds what the page is about; raises Http404 for a stranger and NotAllowed for an onlooker."""

    def context(self):
        """What the template needs."""
        return {}

    def get(self, request, *args, **kwargs):
        """The page."""
        return self.show()

    def show(self, status=200, **extra):
        """Renders the page, or the fragment that htmx asked for."""
        template, fragment = self.template_name, ""
        target = self.request.headers.get("HX-Target", "")
        if self.request.headers.get("HX-Request") and target in self.fragments:
            fragment = target
            template = [f"{name}#{target}" for name in (self.template_name, self.generic) if name]
        context = {"screen": self, "title": self.title, "fragment": fragment, **self.context(), **extra}
        answer = render(self.request, template, context, status=status)
        patch_vary_headers(answer, ["HX-Request", "HX-Target"])
        return answer


class UnitPage(Page):
    """A page about one unit, whose id stands in the address as ``unit_id``.

    Whoever holds any role that reaches the unit may know of the page and gets 403 with a sentence; anybody else gets 404.
    """

    def prepare(self):
        self.unit = self.find_unit()
        self.request.unit_in_focus = self.unit
        self.require()

    def find_unit(self):
        """The unit if the person has any role that reaches it; a stranger gets 404."""
        unit = next(iter(units.units().order_by().select_related("parent").filter(pk=self.kwargs["unit_id"])), None)
        if unit is None or not any(self.reaches(grant, unit) for grant in self.by.grants):
            raise Http404
        return unit

    @staticmethod
    def reaches(grant, unit):
        """True if a grant lies at the unit, above it, or below it in the same branch."""
        return unit.path.startswith(grant.unit.path) or grant.unit.path.startswith(unit.path)

    def require(self):
        """403 with the sentence if the permission is not held at the unit."""
        permission = self.permission_needed()
        if permission is not None and not self.by.may(permission, self.unit):
            raise NotAllowed(self.refusal())

    def refusal(self):
        """Why not, and who can help."""
        return refusal(self.permission_needed(), self.unit)
