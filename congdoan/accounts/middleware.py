"""Whoever signs in with a password given on paper chooses his own before doing anything else."""

from django.shortcuts import redirect
from django.urls import reverse

from congdoan.accounts import afterwards


class OwnPassword:
    """Leads every page to the change of password until it is done; signing out stays open.

    So does the place where other sites knock, which asks this by itself: a site that asks silently wants an answer, not a page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.must_change_password:
            change = reverse("account_change_password")
            if request.path not in (change, reverse("account_logout"), reverse("sites:authorize")):
                afterwards.keep(request)
                return redirect(change)
        return self.get_response(request)
