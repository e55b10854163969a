"""Finding an account by what a person types at sign-in."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from congdoan.accounts.factors import FACTORS
from congdoan.accounts.models import SignIn, User
from congdoan.kernel import ids, text
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


def persons_signing_in(person_ids):
    """Ids of those among these persons who have an open account."""
    return set(User.objects.filter(person_id__in=person_ids, is_active=True).order_by("pk").values_list("person_id", flat=True))


def accounts_by_ids(ids):
    """Accounts with their persons, for the log; rights are checked by who asks."""
    return User.objects.filter(pk__in=list(ids)).select_related("person").order_by("pk")


def account_of(person_id):
    """The account of one person, or None."""
    return User.objects.select_related("person").filter(person_id=person_id).first()


def free_username(full_name):
    """A user name for a new account: "Trần Thị Mai" is maitt, the next one maitt2."""
    *before, given = text.fold(full_name).split()
    base = "".join(letter for letter in given + "".join(word[0] for word in before) if letter.isalnum()) or "doanvien"
    taken = {name.lower() for name in User.objects.filter(username__istartswith=base).values_list("username", flat=True)}
    return next(name for name in (base, *(f"{base}{number}" for number in range(2, len(taken) + 3))) if name not in taken)


def sign_ins_of(user, now):
    """Phiên đăng nhập of an account that still stand, the last used first."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return SignIn.objects.filter(user=user, session_key__in=alive).order_by("-used_at", "-pk")


def with_person(pk):
    """The account of a session with its person and whether it ``has_factor``, in one statement; None if there is none."""
    held = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return next(iter(User.objects.select_related("person").annotate(has_factor=Exists(held)).filter(pk=pk)), None)


def factor_states(person_ids):
    """{person id: whether a second factor is set up} of those of these persons who have an account in use."""
    held = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    found = User.objects.filter(person_id__in=person_ids, is_active=True).annotate(has_factor=Exists(held))
    return dict(found.order_by("pk").values_list("person_id", "has_factor"))


def keeps_any(user):
    """True if there is something to take away: a second factor, or recovery codes left alone."""
    return Authenticator.objects.filter(user=user).exists()
