"""Sign-in by user name, telephone number or e-mail address with one password."""

from allauth.account.auth_backends import AuthenticationBackend

from congdoan.accounts import queries


class AnyNameBackend(AuthenticationBackend):
    """allauth's back-end (same work for a wrong name as for a wrong password), asked with any of three names."""

    def _authenticate(self, request, **credentials):
        typed = credentials.get("username") or credentials.get("email") or credentials.get("phone")
        return self._check_password(queries.by_any_name(typed), credentials.get("password") or "")
