"""Công khai một đợt vận động ra ngoài, thôi công khai."""

from congdoan.access.actions import action
from congdoan.finance import policies, queries
from congdoan.finance.actions import records
from congdoan.finance.choices import Permission
from congdoan.finance.codes import new_token
from congdoan.finance.models import PublicPage
from congdoan.kernel import text
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.PUBLISH_FUND, at="fund.unit")
def publish(*, by, fund, version, title, words=""):
    """Công khai đợt vận động cho người góp xem.

    ``title``, ``words``: as anybody reads them; whoever is helped is not named in them. Totals, and the gift behind a receipt code, are read from the books each time.
    """
    found = records.current(fund)
    recorded.check_correctable(found, version)
    policies.check_not_public(found.name, already=queries.page_of(found) is not None)
    in_title, in_words = queries.names_not_told(found, by.today, title, words)
    policies.check_unnamed(in_title, field="title")
    policies.check_unnamed(in_words, field="words")
    facts = {"title": title, "words": words, "recorded_by": by.person, "recorded_at": by.now}
    PublicPage.objects.create(fund=found, token=new_token(), **facts)
    return found


@action(Permission.PUBLISH_FUND, at="page.fund.unit")
def take_down(*, by, page, version, reason):
    """Thôi công khai một đợt vận động; its address is gone for good."""
    found = PublicPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    recorded.check_correctable(found, version)
    return taking_out.one(found, by=by, reason=text.squeeze(reason))
