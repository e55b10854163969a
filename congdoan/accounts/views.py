"""The pages of the second factor: allauth's, without inline scripts and with what our pages say around them."""

import json

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as keys
from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.shortcuts import redirect
from django.urls import reverse_lazy


class Asks:
    """A page whose button asks the machine for a key: what it is asked stands in ``ask``, read by ui/js/passkey.js."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        data = context.get("js_data") or {}
        context["ask"] = json.dumps(data, cls=DjangoJSONEncoder)
        return context


class Second(Asks, base.AuthenticateView):
    """Bước hai khi đăng nhập: a code, or a key."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        held = Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        return {**context, "has_key": Authenticator.Type.WEBAUTHN in held, "has_code": Authenticator.Type.TOTP in held}


class Factors(base.IndexView):
    """Bước xác nhận thứ hai của tôi."""

    def get_context_data(self, **kwargs):
        forced = self.request.actor.needs_factor
        return {**super().get_context_data(**kwargs), "forced": forced, "has_factor": self.request.user.has_factor}


class AddKey(Asks, keys.AddWebAuthnView):
    """Dùng vân tay, khuôn mặt hoặc khóa bảo mật."""


class KeyAgain(Asks, keys.ReauthenticateWebAuthnView):
    """Xác nhận lại bằng khóa."""


class RemoveKey(keys.RemoveWebAuthnView):
    """Bỏ một khóa."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form):
        """Not the last factor of somebody whose role must have one."""
        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(self.request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().form_valid(form)
