"""The clock of this room: plans whose day has come are carried out by whoever approved them, with the rights of that day."""

import logging

from django.utils.translation import gettext_lazy as _

from congdoan.access.actors import actor_for
from congdoan.jobs import every
from congdoan.kernel.dates import day_of
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.reorganization import queries
from congdoan.reorganization.actions import carrying

logger = logging.getLogger(__name__)


@every("reorganization.due", _("Thi hành phương án sắp xếp đến ngày"), minutes=15)
def due(*, now):
    """Carries out every approved plan whose day has come; one that is refused stays approved and says why."""
    for plan in queries.due(day_of(now)):
        account = getattr(plan.approved_by, "account", None)
        if account is None or not account.is_active:
            carrying.stop(plan, str(_("Tài khoản của người duyệt đã đóng. Trả lại để người khác trình, duyệt.")))
            continue
        try:
            carrying.carry_out(by=actor_for(account, now), plan=plan, version=plan.version, seen=True)
        except (Refused, NotAllowed, Conflict) as problem:
            carrying.stop(plan, str(problem))
        except Exception:  # whatever it is, the plans after this one have their turn
            logger.exception("plan %s could not be carried out", plan.pk)
            carrying.stop(plan, str(_("Máy gặp lỗi khi thi hành phương án này. Báo người quản trị, hoặc trả lại để lập lại.")))
