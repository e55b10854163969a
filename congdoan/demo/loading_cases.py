"""The other four cases: each union's chair brings in the union's own book; Quảng Trị's communes are merged through the workbench.

As in ``loading``, the installer's hand stands only where nobody could act yet: the officers above, a first chair, and for a day the
right to bring in what a province kept before.
"""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.accounts.actions import users
from congdoan.demo import bookkeeping, loading, names
from congdoan.demo.cases import ha_tinh, huu_lung, quang_tri, thuong_thanh
from congdoan.demo.cases.quang_tri import places
from congdoan.demo.people import SignIn
from congdoan.kernel.dates import ApproximateDate
from congdoan.organization.actions import areas, employers
from congdoan.organization.actions import units as founding
from congdoan.organization.choices import AreaTree
from congdoan.people.actions import persons as registering
from congdoan.reorganization import queries as plans_known
from congdoan.reorganization.actions import carrying, plans
from congdoan.units import queries as units

SMALL = ((thuong_thanh, "chutich-tt"), (huu_lung, "chutich-hl"), (ha_tinh, "chutich-ht"))
OFFICERS = (("canbo-qt", "Hoàng Thị Thu Hằng", names.FEMALE, 1978), ("canbo-qt2", "Lê Quang Thắng", names.MALE, 1974))


def sign_ins():
    """Who signs in besides those of the first district: chairs of the three unions, two officers of Quảng Trị."""
    chairs = []
    for number, (case, username) in enumerate(SMALL):
        who = case.chair()
        chairs.append(SignIn(username, names.phone(300 + number), who.name, case.UNIT, "Chủ tịch", who.sex, who.birth, who.national_id))
    return (*chairs, *_officers())


def _officers():
    post = "Cán bộ công đoàn chuyên trách"
    return tuple(
        SignIn(
            username,
            names.phone(310 + number),
            name,
            quang_tri.UNIT,
            post,
            sex,
            quang_tri.PROVINCE[6].replace(year=born),
            "",
            in_book=False,
        )
        for number, (username, name, sex, born) in enumerate(OFFICERS)
    )


def load(now):
    """Brings the four cases in; returns their sign-ins. ``now``: aware datetime."""
    centre = installer(loading.CENTRE[0], Role.SUPERIOR_OFFICER, now)
    signed_in = {one.username: one for one in sign_ins()}
    for case, username in SMALL:
        load_union(centre, case, signed_in[username], now)
    load_province(centre, now)
    return list(signed_in.values())


def load_union(centre, case, chair, now):
    """One union with those above it, and its book, brought in by its chair; returns the batch."""
    own = case.OWN if isinstance(case.OWN[0], tuple) else (case.OWN,)
    found_chain(centre, [*case.ABOVE, own[0]])
    by = loading.install_person(chair, Role.CHAIR, now)
    batch = whole(loading.import_book(by, case, case.FILE))
    bookkeeping.keep(by=installer(case.UNIT, Role.ACCOUNTANT, now), unit=by.units[0])
    return batch


def found_chain(by, rows):
    """Founds units from the top down, as rows of the sheet Đơn vị."""
    for code, name, kind, above, _body, _sort, founded_on, _number in rows:
        parent = units.by_codes([above])[above]
        founding.found(by=by, parent=parent, code=code, name=name, kind=loading.KINDS[kind], founded_on=founded_on)


def load_province(centre, now):
    """Quảng Trị as it stood, the plan, its carrying out by two officers, and the two years after; returns the batches."""
    found_chain(centre, [quang_tri.PROVINCE])
    first, second = (loading.install_person(one, Role.SUPERIOR_OFFICER, now) for one in _officers())
    hand = installer(quang_tri.UNIT, Role.CHAIR, now)
    with tempfile.TemporaryDirectory() as folder:
        held, plan, later = quang_tri.write(Path(folder))
        made = [whole(loading.bring_in(hand, held))]
        divide(first)
        made.append(whole(loading.bring_in(hand, plan)))
        merge(first, second)
        take_new_offices(first)
        place(first, [target for target, founded, _olds in places.mergers() if founded], quang_tri.MERGED)
        return [*made, whole(loading.bring_in(hand, later))]


def divide(officer):
    """The province's territories, and to which of them each commune union belongs."""
    rows = [{"code": code, "name": name, "rank": rank, "parent": above} for code, name, rank, above in places.AREAS]
    unit = units.by_codes([quang_tri.UNIT])[quang_tri.UNIT]
    areas.found(by=officer, unit=unit, tree=AreaTree.TERRITORY, rows=rows, effective_on=places.DIVIDED)
    place(officer, places.before(), places.DIVIDED)


def place(officer, communes, day):
    """These unions belong to their territory from a day on."""
    unit = units.by_codes([quang_tri.UNIT])[quang_tri.UNIT]
    pairs = [(one.code, one.area) for one in communes]
    areas.assign(by=officer, unit=unit, tree=AreaTree.TERRITORY, pairs=pairs, effective_on=day)


def whole(batch):
    """The batch; a demo's book has no row to mend."""
    if batch.counts["error"]:
        raise ValueError(f"{batch.file_name}: {batch.counts['error']} rows to mend")
    return batch


def merge(first, second):
    """The draft that came from the sheet: completed and submitted by one officer, approved and carried out by another."""
    unit = units.by_codes([quang_tri.UNIT])[quang_tri.UNIT]
    plan = plans_known.draft_of(unit, quang_tri.DECISION, quang_tri.MERGED)
    plan = plans.correct(
        by=first, plan=plan, version=plan.version, title="Sắp xếp công đoàn cơ sở xã, phường, thị trấn theo đơn vị hành chính mới",
        effective_on=quang_tri.MERGED, number=quang_tri.DECISION, signed_on=quang_tri.SIGNED, issuer=quang_tri.ISSUER,
    )  # fmt: skip
    plan = plans.submit(by=first, plan=plan, version=plan.version)
    plan = plans.approve(by=second, plan=plan, version=plan.version)
    return carrying.carry_out(by=second, plan=plan, version=plan.version)


def take_new_offices(officer):
    """A merged union stands at the new commune's office, no longer at those of the old communes, handed over that day."""
    known = units.by_codes([target.code for target, _founded, _olds in places.mergers()])
    paper = {"decision": quang_tri.DECISION, "signed_on": quang_tri.SIGNED, "issuer": quang_tri.ISSUER}
    for target, founded, _olds in places.mergers():
        unit = known[target.code]
        for work in units.employers(unit, quang_tri.MERGED).filter(valid_from=quang_tri.MERGED):
            employers.end(by=officer, work=work, last_day=quang_tri.MERGED, **paper)
        if founded:
            employers.begin(
                by=officer, unit=unit, name=target.office, sector=quang_tri.OFFICE, effective_on=quang_tri.MERGED, **paper,
            )  # fmt: skip


def installer(code, role, now):
    """The installer's hand at a unit: the right to act there in a ``role`` for this day alone; returns the Actor."""
    unit, today = units.by_codes([code])[code], now.date()
    name = names.full_name(random.Random(f"{code} installer"), names.MALE, 1985)
    person = registering.add(full_name=name, sex=loading.SEX[names.MALE], birth=ApproximateDate(date(1985, 6, 1)))
    user = users.open(person=person, username=f"caidat-{code.lower()}", password=loading.PASSWORD, now=now)
    grants.give(person=person, role=role, unit=unit, valid_from=today - timedelta(days=1), valid_until=today + timedelta(days=2))
    return actor_for(user, now)
