"""@action: the one door for writes, and @reads: the mark on every query that shows rows.

@action opens the transaction, requires the permission at a unit, runs the function, writes the log entry, and registers
itself. The same request key has one effect.
"""

import contextlib
import contextvars
import functools
import inspect
import re

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from congdoan.access import roles
from congdoan.audit import notes
from congdoan.audit import queries as log
from congdoan.audit.actions import entries
from congdoan.kernel.db import fences
from congdoan.kernel.errors import AlreadyDone, NotAllowed, Refused
from congdoan.units import tree

_held = contextvars.ContextVar("paths of the units that the actions under way hold alone", default=())
ACTIONS = {}  # key -> action function
READS = {}  # key -> query function


def action(permission, *, at, alone=True, own=""):
    """Marks a write. ``at``: dotted path from the arguments to the unit where ``permission`` is needed ("visit.unit").

    Nobody else writes at that unit or below meanwhile; ``alone=False``: what is written is no part of the book (a preview). ``own``: dotted
    path to the person who alone may do it, of himself, whatever he may else; then ``permission`` is None.
    """

    def decorate(function):
        @functools.wraps(function)
        def perform(*, by, request_key=None, body_hash="", **given):
            check_writes(by)
            check(by=by, **given)
            try:
                with transaction.atomic(), _alone(unit_at(at, given) if alone else None):
                    if request_key:  # asked once the other of two equal requests is through
                        check_new(request_key, body_hash)
                    return _run(function, perform, by, given, request_key, body_hash)
            except IntegrityError:
                if request_key:
                    check_new(request_key, body_hash)
                raise

        def check(*, by, **given):
            unit = unit_at(at, given)
            if own:
                check_own(by, unit_at(own, given))
            elif not by.may(permission, unit):
                raise NotAllowed(refusal(permission, unit))

        perform.permission = str(permission or "")
        perform.at, perform.own = at, own
        perform.key = f"{function.__module__.removeprefix('congdoan.').replace('.actions', '')}.{function.__name__}"
        perform.label = re.split(r"[.;:\n]| \(", inspect.getdoc(function) or "")[0].rstrip(" ,")
        perform.takes = tuple(name for name in inspect.signature(function).parameters if name != "by")
        perform.check = check
        ACTIONS[perform.key] = perform
        return perform

    return decorate


def check_writes(by):
    """Who looks as another person to help writes nothing."""
    if by.helper is not None:
        raise NotAllowed(
            _("Đang xem hộ %(name)s nên chỉ xem, không ghi được gì. Kết thúc xem hộ rồi làm bằng tài khoản của mình.")
            % {"name": by.person.full_name}
        )


def check_own(by, person):
    """What one does of oneself, nobody else does."""
    if by.person is None or by.person.pk != person.pk:
        raise NotAllowed(_("Việc này chỉ chính người ấy làm được."))


@contextlib.contextmanager
def _alone(unit):
    """Holds the unit, None for none, as long as the transaction lasts; what an action calls there or below is within that already."""
    held = _held.get()
    if unit is None or any(unit.path.startswith(path) for path in held):
        yield
        return
    fences.hold(tree.numbers(unit.path))
    token = _held.set((*held, unit.path))
    try:
        yield
    finally:
        _held.reset(token)


def reads(permission):
    """Marks a query: its rows are those of ``by``'s scope of ``permission``."""

    def decorate(function):
        function.permission = str(permission)
        function.key = f"{function.__module__.removeprefix('congdoan.').replace('.queries', '')}.{function.__name__}"
        READS[function.key] = function
        return function

    return decorate


def unit_at(at, given):
    """Follows ``at`` from the arguments to the unit."""
    first, *rest = at.split(".")
    return functools.reduce(getattr, rest, given[first])


def require_each(*, by, permission, unit, units):
    """For bulk actions: every row's unit must lie at or below ``unit`` (where the entry is logged) and within ``by``'s right."""
    scope = by.scope(permission)
    for each in units:
        if not each.path.startswith(unit.path) or not scope.contains(each):
            raise NotAllowed(refusal(permission, each))


def _run(function, perform, by, given, request_key, body_hash):
    unit = unit_at(perform.at, given)
    with notes.taking(perform.key) as detail:
        result = function(by=by, **given)
        if perform.permission and (lent := by.lent(perform.permission, unit)) is not None:
            notes.note(delegation=lent.delegation_id)
    entries.append(
        unit=unit,
        at=by.now,
        person=by.person,
        action=perform.key,
        result=label_of(result),
        detail=detail,
        request_key=request_key,
        body_hash=body_hash,
    )
    return result


def label_of(result):
    """ "app.model:pk" of a record, empty for anything else."""
    return f"{result._meta.label_lower}:{result.pk}" if isinstance(result, models.Model) else ""


def check_new(request_key, body_hash):
    """A request is done once: AlreadyDone, with what it made, for one that was; Refused where it was sent with something else."""
    done = log.by_request_key(request_key)
    if done is None:
        return
    if done.body_hash != body_hash:
        raise Refused(_("Lần gửi này đã được ghi với nội dung khác. Mở lại trang rồi ghi lại."))
    raise AlreadyDone(done.result)


def refusal(permission, unit):
    """The sentence of a 403: what is lacking, where, and who does this work there (the first three roles)."""
    who = ", ".join(str(role.label).lower() for role in roles.holders(permission)[:3]) or _("quản trị hệ thống")
    return _("Anh/chị chưa có quyền %(what)s ở %(unit)s. Việc này do %(who)s ở đó làm; cần thì nhờ chủ tịch ở đó giao quyền.") % {
        "what": roles.label_of(permission),
        "unit": unit.name,
        "who": who,
    }
