"""Finding an account by what a person types at sign-in."""

from congdoan.accounts.models import User
from congdoan.kernel import ids
from congdoan.kernel.errors import Unreadable


def by_any_name(typed):
    """The account whose user name, telephone number or e-mail address is ``typed``; None if there is none."""
    typed = (typed or "").strip()
    accounts = User.objects.select_related("person")
    if "@" in typed:
        return accounts.filter(email__iexact=typed).first()
    found = accounts.filter(username__iexact=typed).first()
    if found:
        return found
    try:
        return accounts.filter(phone=ids.clean_phone(typed)).first()
    except Unreadable:
        return None


def accounts_of(person_ids):
    """Accounts of these persons, by user name."""
    return User.objects.filter(person_id__in=person_ids).order_by("username")


def with_person(pk):
    """The account of a session with its person, in one statement; None if there is none."""
    return User.objects.select_related("person").filter(pk=pk).first()
