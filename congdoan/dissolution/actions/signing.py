"""Hai bên ký: bên giao, rồi bên nhận; mở lại trước khi bên nhận ký."""

from congdoan.access.actions import action
from congdoan.dissolution import policies, queries, told
from congdoan.dissolution.actions.files import locked, save
from congdoan.dissolution.choices import FileState, Kind, Permission
from congdoan.dissolution.models import DissolutionLine
from congdoan.kernel import text
from congdoan.kernel.db import update_all


@action(Permission.SIGN_FILE, at="file.unit")
def sign(*, by, file, version, met_on, name, post, place=""):
    """Ký bên giao.

    ``met_on``, ``place``: when and where the two sides met; ``name``, ``post``: who stands on paper for the giving side. What the books say
    of each matter is kept from here on. Refused while a line is open.
    """
    file = locked(file, version)
    policies.check_step_to(state=file.state, to=FileState.GIVEN)
    policies.check_met_on(met_on=met_on, today=by.today)
    lines, said = list(queries.lines([file.pk])), told.of([file], by.today)[file.pk]
    policies.check_all_settled(lines=lines)
    for line in lines:
        known = said.get(Kind(line.kind))
        policies.check_settled(kind=line.kind, state=line.state, told=known, receiver=line.receiver, proof=line.proof, amount=line.amount)
        line.said = known.text[:300] if known else ""
    update_all(DissolutionLine, lines, ["said"])
    file.state, file.met_on, file.place = FileState.GIVEN, met_on, text.squeeze(place)
    file.giver, file.giver_post, file.given_by, file.given_at = text.squeeze(name), text.squeeze(post), by.person, by.now
    return save(file)


@action(Permission.SIGN_FILE, at="file.unit")
def take_back(*, by, file, version, reason):
    """Mở lại hồ sơ bên giao đã ký, khi bên nhận chưa ký."""
    file = locked(file, version)
    policies.check_step_to(state=file.state, to=FileState.OPEN)
    file.state, file.reason, file.given_by, file.given_at = FileState.OPEN, text.squeeze(reason), None, None
    DissolutionLine.objects.filter(file=file).update(said="")
    return save(file)


@action(Permission.RECEIVE_FILE, at="file.receiver")
def receive(*, by, file, version, name, post):
    """Ký bên nhận; hồ sơ xong. By another person than the giving side's."""
    file = locked(file, version)
    policies.check_step_to(state=file.state, to=FileState.DONE)
    policies.check_another_person(file=file, person_id=by.person.pk)
    file.state, file.taker, file.taker_post = FileState.DONE, text.squeeze(name), text.squeeze(post)
    file.taken_by, file.taken_at = by.person, by.now
    return save(file)
