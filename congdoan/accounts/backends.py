"""Sign-in by user name, telephone number or e-mail address with one password."""

from allauth.account.auth_backends import AuthenticationBackend

from congdoan.accounts import queries


class AnyNameBackend(AuthenticationBackend):
    """allauth's back-end (same work for a wrong name as for a wrong password), asked with any of three names."""

    def _authenticate(self, request, **credentials):
        typed = credentials.get("username") or credentials.get("email") or credentials.get("phone")
        return self._check_password(queries.by_any_name(typed), credentials.get("password") or "")

    def get_user(self, user_id):
        """The signed-in account, if it may still sign in."""
        user = queries.with_person(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
