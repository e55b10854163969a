"""The actor of a request, and refusals turned into pages."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from congdoan.access.actors import actor_for
from congdoan.accounts import afterwards
from congdoan.accounts.actions import sessions
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.ui import errors


class ActorMiddleware:
    """Gives every signed-in request its ``actor``: person, moment, grants. The clock is read here and nowhere below."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            request.actor = SimpleLazyObject(lambda: actor_for(request.user, timezone.now()))
            sessions.touch(session=request.session, now=timezone.now())
        else:
            request.actor = None
        return self.get_response(request)


class SecondFactor:
    """Whoever holds a role that must have a second factor sets one up before doing anything else; signing out stays open.

    So does the place where other sites knock, which asks this by itself: a site that asks silently wants an answer, not a page.
    """

    OPEN = (
        "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "account_reauthenticate", "account_logout",
        "account_change_password", "overview:health", "sites:authorize",
    )  # fmt: skip

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        lacking = request.actor is not None and not request.user.has_factor and request.actor.needs_factor
        if lacking and request.path not in map(reverse, self.OPEN):
            afterwards.keep(request)
            return redirect("mfa_index")
        if not lacking:
            afterwards.arrived(request)
        return self.get_response(request)


class RefusalMiddleware:
    """Turns what the house refuses into a page with the sentence: 403, 409 or 422."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Only our own refusals; anything else goes on."""
        if isinstance(exception, NotAllowed):
            return errors.page(request, 403, str(exception))
        if isinstance(exception, Conflict):
            return errors.page(request, 409, str(exception))
        if isinstance(exception, Refused):
            return errors.page(request, 422, str(exception))
        return None
