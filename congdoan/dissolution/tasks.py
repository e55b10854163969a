"""The clock of this room: a plan that was approved has its files, opened for whoever approved it, with the rights of that day."""

import logging

from django.utils.translation import gettext_lazy as _

from congdoan.access.actors import actor_for
from congdoan.dissolution import rules
from congdoan.dissolution.actions import files
from congdoan.jobs import every
from congdoan.kernel.dates import day_of
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.reorganization import queries as plans

logger = logging.getLogger(__name__)


@every("dissolution.files", _("Mở hồ sơ bàn giao của đơn vị kết thúc"), minutes=60)
def files_due(*, now):
    """Opens the files of approved and carried-out plans around their day; one that is refused waits for a person."""
    today = day_of(now)
    for plan in plans.around(today, rules.opened_ahead(today)):
        account = getattr(plan.approved_by, "account", None)
        if account is None or not account.is_active or not files.wanting(plan):
            continue
        try:
            files.open_for_plan(by=actor_for(account, now), plan=plan)
        except (Refused, NotAllowed, Conflict) as problem:
            logger.warning("files of plan %s were not opened: %s", plan.pk, problem)
