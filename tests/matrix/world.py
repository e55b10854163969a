"""A small tree in which one unit stands in each relation to another, with a record of every kind in each of the five.

Liên đoàn tỉnh ─┬─ Liên đoàn huyện (parent) ─┬─ Công đoàn cơ sở (own) ── Tổ (child)
                │                            └─ Công đoàn bên cạnh (sibling)
                └─ Liên đoàn huyện khác ────── Công đoàn xa (stranger)
"""

from types import SimpleNamespace

from allauth.idp.oidc.models import Client

from congdoan.access import grants
from congdoan.access.choices import Reach
from congdoan.access.models import Delegation, FactorRule
from congdoan.access.roles import Role
from congdoan.aid.models import Evidence, Request
from congdoan.benefits.models import Offer, Partner
from congdoan.budget.models import Filing, FilingForm
from congdoan.cards.models import Card
from congdoan.care.tests import factories as care
from congdoan.congress import choices as congress
from congdoan.congress.models import Candidate, Congress, Election
from congdoan.disclosure.models import Question
from congdoan.disclosure.tests import factories as disclosure
from congdoan.dissolution.models import DissolutionFile, DissolutionLine
from congdoan.dues.models import BankAccount, BankLine, BankStatement, DuesLine, LevyLine, LevyReceipt, LevyRelief, LevyTransfer, MonthSheet
from congdoan.duplicates.models import Merge
from congdoan.education.tests import factories as education
from congdoan.extras.models import Field
from congdoan.finance.models import HandoverFile, PublicPage, Statement
from congdoan.finance.tests import factories as finance
from congdoan.handovers.models import PostHandover
from congdoan.indicators.models import DeclaredFigure
from congdoan.inspection.models import Checklist, Finding, Inspection, TeamMember
from congdoan.jobs.choices import RunState
from congdoan.jobs.models import Run
from congdoan.ledger.models import Account, Book, CashCount, Closing, Voucher
from congdoan.membership.models import (
    Application,
    Council,
    CouncilSeat,
    Membership,
    Misrecord,
    Outstanding,
    Qualification,
    Relative,
    Suspension,
    Transfer,
)
from congdoan.organization.choices import FactKind, Post
from congdoan.organization.models import Appointment, Area, AreaSpell, UnitFact
from congdoan.papers.models import Issued, Scan
from congdoan.reorganization.models import Plan
from congdoan.sites.models import Consent, Site
from congdoan.units.models import Decision, Employer, UnitEmployer
from congdoan.workbooks.models import Batch
from tests import people

RELATIONS = ("own", "sibling", "child", "parent", "stranger")
REACHED = {Reach.HERE: ("own",), Reach.HERE_AND_BELOW: ("own", "child")}
"""In which of the relations a grant of each reach holds: the rule, written down apart from the code that keeps it."""
BRANCH = ("own", "child", "parent")
"""In which of them the unit is known to whoever holds any role: 403 with a sentence; 404 in the others."""


FILE = {"file_name": "anh.jpg", "medium": "image/jpeg", "size": 9, "sha256": "0" * 64, "content": b"\xff\xd8"}


def world():
    """places: {relation: unit}; records: {relation: {kind: number}}; users: {role or "member": account}."""
    made = SimpleNamespace(users={}, records={}, written={})
    made.root = people.found("T", "LĐLĐ tỉnh", "provincial_federation")
    made.places = _tree(made.root)
    keeper = people.person("Người Ghi Sổ")
    made.written = {"recorded_by": keeper, "recorded_at": people.NOW}
    made.keeper = people.account(keeper, "nguoi-ghi")
    for relation in RELATIONS:
        made.records[relation] = _records(made, relation, made.places[relation])
    for role in Role:
        made.users[role] = _holder(role, made.places["own"])
    made.users["member"] = people.account(_member(made, people.person("Đoàn Viên Thường"), made.places["own"]).person, "thuong")
    return made


def _tree(root):
    parent = people.found("H", "LĐLĐ huyện", "district_federation", root)
    own = people.found("CS", "Công đoàn cơ sở", "grassroots_union", parent)
    return {
        "own": own,
        "sibling": people.found("BC", "Công đoàn bên cạnh", "grassroots_union", parent),
        "child": people.found("CS-T", "Tổ của công đoàn cơ sở", "union_group", own),
        "parent": parent,
        "stranger": people.found(
            "X", "Công đoàn xa", "grassroots_union", people.found("H2", "LĐLĐ huyện khác", "district_federation", root)
        ),
    }


def _holder(role, unit):
    who = people.person(f"Người Giữ {role.value}")
    grants.give(person=who, role=role, unit=unit, valid_from=people.FOUNDED)
    return people.account(who, role.value)


def _member(made, who, unit):
    joined = care.SINCE
    return Membership.objects.create(person=who, unit=unit, union_joined_on=joined, valid_from=joined, **made.written)


def _records(made, relation, unit):
    """{kind: its number} of one record of each kind at the unit."""
    who = people.person(f"Đoàn Viên {relation}")
    people.account(who, f"doan-vien-{relation}")
    membership = _member(made, who, unit)
    facts = {"unit": unit, **made.written}
    fund = finance.fund(_cast(made), code=f"Q-{relation}", **facts)
    paid_out = finance.handover(_cast(made), fund, **facts)
    meeting = Congress.objects.create(held_on=care.day("2022-03-28"), form=congress.Form.PLENARY, first_year=2022, last_year=2027, **facts)
    election = Election.objects.create(
        held_on=meeting.held_on, at=congress.At.CONGRESS, position=congress.Position.COMMITTEE, seats=1,
        issued=5, collected=5, valid=5, **facts,
    )  # fmt: skip
    Candidate.objects.create(unit=unit, election=election, person=who, place=1, votes=5)
    post = Appointment.objects.create(person=who, post=Post.COMMITTEE_MEMBER, valid_from=care.SINCE, **facts)
    return (
        _procedures(made, unit, membership)
        | _papers(unit, made)
        | _merged(made, relation, unit)
        | {
            "membership": membership.pk,
            "person": who.pk,
            "application": _application(made, relation, unit).pk,
            "visit": care.visit(_cast(made), who, **facts).pk,
            "notice": care.notice(_cast(made), who, **facts).pk,
            "gift": care.gift(_cast(made), to=who, **facts).pk,
            "norm": care.norm(**facts).pk,
            "aid_request": (asked := _asked(who, facts)).pk,
            "evidence": Evidence.objects.create(request=asked, **FILE, **made.written).pk,
            "fund": fund.pk,
            "contribution": finance.contribution(_cast(made), fund, **facts).pk,
            "handover": paid_out.pk,
            "proof": _driven(made, fund, paid_out).pk,
            "session": education.session(_cast(made), who, **facts).pk,
            "congress": meeting.pk,
            "election": election.pk,
            "appointment": post.pk,
            "fact": UnitFact.objects.create(kind=FactKind.values[0], value="12 Trần Phú", valid_from=care.SINCE, **facts).pk,
            "employment": _employment(unit).pk,
            "area": _area(made, relation, unit).pk,
            "declared": DeclaredFigure.objects.create(period="2021", indicator="care.visits", value=3, source="sổ cũ", **facts).pk,
            "outstanding": Outstanding.objects.create(
                person=who, recognised_on=care.SINCE, decision=Decision.objects.create(number=f"{unit.pk}/UT", issuer=unit.name), **facts
            ).pk,
            "relative": Relative.objects.create(
                person=who, name="Bé Na", match_key="be na", birth_year=2015, waits=True, **made.written
            ).pk,
            "misrecord": Misrecord.objects.create(
                person=who, valid_from=care.SINCE, row={}, cancelled_on=care.SINCE, cancel_reason="ghi hai lần", **facts
            ).pk,
            "card": Card.objects.create(person=who, token=f"{relation:-<22}", valid_from=care.SINCE, **facts).pk,
            **_site(made, who, unit),
            "field": Field.objects.create(label="Cỡ áo", match_key="co ao", kind="text", valid_from=care.SINCE, **facts).pk,
            "delegation": _delegation(made, who, unit).pk,
            "post_handover": PostHandover.objects.create(
                post=post.post, giver=who, receiver=made.written["recorded_by"], held_from=care.SINCE, drawn_on=care.SINCE, **facts
            ).pk,
            "factor_rule": FactorRule.objects.create(unit=unit, role=Role.CHAIR, valid_from=care.day("2022-06-01"), **made.written).pk,
            "plan": Plan.objects.create(unit=unit, title="Sắp xếp", effective_on=care.SINCE, **made.written).pk,
            "batch": _batch(made, unit).pk,
            "run": _run(made, unit).pk,
        }
        | _dissolved(made, relation, unit)
        | _books(made, unit)
        | {"filing": _filed(made, unit).pk, **_published(made, unit)}
        | _dues(made, who, unit)
        | _inspected(made, who, unit)
        | _offered(made, unit)
    )


def _inspected(made, who, unit):
    """A concluded inspection of the unit by its own committee, with a finding."""
    days = {"period_from": care.SINCE, "period_until": care.SINCE, "planned_on": care.SINCE, "drawn_on": care.SINCE}
    facts = {"committee": unit, "checklist": Checklist.objects.get(sort="charter"), "subject": "Kiểm tra", **days, **made.written}
    held = Inspection.objects.create(unit=unit, **facts)
    TeamMember.objects.create(inspection=held, person=who, is_head=True)
    due = {"due_on": people.TODAY, "issued_on": care.SINCE, "issued_by": who, "issued_at": people.NOW}
    finding = Finding.objects.create(inspection=held, number=1, found="Thiếu", recommendation="Bổ sung", **due)
    signed = {"conclusion": "Rõ ràng", "concluded_on": care.SINCE, "concluded_by": who}
    Inspection.objects.filter(pk=held.pk).update(**signed)
    return {"inspection": held.pk, "finding": finding.pk}


def _offered(made, unit):
    """A partner of the unit with an offer."""
    since = {"valid_from": care.SINCE, **made.written}
    partner = Partner.objects.create(unit=unit, name="Phòng khám", trade="khám bệnh", agreement="01/TT", **since)
    offer = Offer.objects.create(partner=partner, what="Giảm 10%", for_whom="đoàn viên", where="Bình Lục", how="thẻ", **since)
    return {"partner": partner.pk, "offer": offer.pk}


def _driven(made, fund, handover):
    """The statement and the public page of a fund, the photo of a handover."""
    Statement.objects.create(fund=fund, closed_on=people.TODAY, **made.written)
    PublicPage.objects.create(fund=fund, token=f"dot-{fund.pk}", title="Đợt vận động", **made.written)
    return HandoverFile.objects.create(handover=handover, kind="photo", **FILE, **made.written)


def _asked(who, facts):
    """A request for aid of the member's own."""
    return Request.objects.create(
        person=who, asked_on=care.SINCE, way="own", reason="hospital", what="nằm viện", is_confidential=False, **facts
    )


def _published(made, unit):
    """What the unit told its members of a year, and a question about it."""
    told = disclosure.publication(unit, by=made.written["recorded_by"])
    asked = Question.objects.create(publication=told, words="Chi việc gì?", asked_on=people.TODAY, **made.written)
    return {"publication": told.pk, "display": told.displays.get(place="board").pk, "question": asked.pk}


def _books(made, unit):
    """A book of the unit with its cash, a voucher, a month closed."""
    kept = Book.objects.create(unit=unit, kind="union", opened_on=care.SINCE, **made.written)
    cash = Account.objects.create(book=kept, kind="cash", name="Tiền mặt")
    facts = {"number": 1, "voucher_on": care.SINCE, "year": care.SINCE.year, "words": "Số dư", **made.written}
    voucher = Voucher.objects.create(book=kept, kind="opening", **facts)
    shut = {"sequence": 1, "month": care.SINCE.replace(day=1), "vouchers_sealed": 0, "hash": "0" * 64}
    closing = Closing.objects.create(unit=unit, closed_by=made.written["recorded_by"], closed_at=people.NOW, **shut)
    count = CashCount.objects.create(account=cash, counted_on=closing.month, counted=0, in_book=0, present="Ban chấp hành", **made.written)
    return {"book": kept.pk, "account": cash.pk, "voucher": voucher.pk, "closing": closing.pk, "count": count.pk}


def _filed(made, unit):
    """The settlement of the unit, sent."""
    steps = {f"{step}_{part}": value for step in ("drawn", "sent") for part, value in (("by", made.keeper.person), ("at", people.NOW))}
    agreed = {"agreed_by": people.person("Người Đồng Ý"), "agreed_at": people.NOW}
    form = FilingForm.objects.get(kind="settlement", valid_until__isnull=True)
    return Filing.objects.create(unit=unit, kind="settlement", year=2021, form=form, **steps, **agreed)


def _dues(made, who, unit):
    """A monthly sheet with one line; an employer's month of levy, a payment of it, a share that came down."""
    sheet = MonthSheet.objects.create(unit=unit, month=care.SINCE.replace(day=1), **made.written)
    DuesLine.objects.create(sheet=sheet, person=who, unit=unit, wage=5_000_000, due=50_000, known_on=care.SINCE)
    body, _made = Employer.objects.get_or_create(name="UBND xã")
    month = {"month": sheet.month, "fund": 90_000_000, "due": 1_800_000, "known_on": care.SINCE}
    levy = LevyLine.objects.create(unit=unit, employer=body, **month, **made.written)
    receipt = LevyReceipt.objects.create(line=levy, to_unit=unit, amount=1_000_000, paid_on=care.SINCE, **made.written)
    share = {"start": sheet.month, "end": sheet.month.replace(month=12), "amount": 500_000, "paid_on": care.SINCE}
    given = LevyTransfer.objects.create(from_unit=made.root, to_unit=unit, **share, **made.written)
    relief = {"kind": "reduced", "percent": 20, "valid_from": sheet.month, "valid_until": sheet.month.replace(month=12)}
    decided = {"decision_number": "12/QĐ", "decided_on": care.SINCE, "issuer": "LĐLĐ huyện"}
    lighter = LevyRelief.objects.create(unit=unit, employer=body, **relief, **decided, **made.written)
    return {
        "dues_sheet": sheet.pk,
        "levy_relief": lighter.pk,
        "levy_line": levy.pk,
        "levy_receipt": receipt.pk,
        "levy_transfer": given.pk,
        "bank_line": (bank_line := _bank_line(made, unit)).pk,
        "bank_file": bank_line.statement_id,
    }


def _bank_line(made, unit):
    """The account of the unit, a line of its statement that is none of ours."""
    facts = {"unit": unit, **made.written}
    account = BankAccount.objects.create(bank="970436", number="0011", holder="CONG DOAN", valid_from=care.SINCE, **facts)
    file = BankStatement.objects.create(account=account, file_name="sao-ke.csv", digest="0" * 64, **facts)
    line = {"account_key": "970436-0011", "key": "1", "came_on": care.SINCE, "amount": 50_000, "state": "aside"}
    return BankLine.objects.create(statement=file, unit=unit, **line)


def _site(made, who, unit):
    """A site of the unit, and the yes of one member."""
    client = Client.objects.create(id=f"trang-{unit.pk}", name="Trang tin")
    facts = {"addresses": "https://trang.vn/ve", "valid_from": care.SINCE}
    site = Site.objects.create(unit=unit, client=client, name="Trang tin", secret_at=people.NOW, **facts, **made.written)
    given = Consent.objects.create(site=site, person=who, subject=f"n{unit.pk}", given_at=people.NOW)
    return {"site": site.pk, "consent": given.pk}


def _dissolved(made, relation, unit):
    """The file of the unit, a line of it, and a file that the unit is to receive."""
    other = people.found(f"{unit.code}-KT", "Tổ kết thúc", "union_group", unit)
    facts = {"closes_on": care.day("2022-06-01"), **made.written}
    file = DissolutionFile.objects.create(unit=unit, receiver=made.root, **facts)
    incoming = DissolutionFile.objects.create(unit=other, receiver=unit, **facts)
    line = DissolutionLine.objects.create(file=file, kind="debts", place=1)
    return {"dissolution_file": file.pk, "incoming": incoming.pk, "dissolution_line": line.pk}


def _area(made, relation, unit):
    kept = Area.objects.create(unit=unit, tree="territory", code=f"A-{relation}")
    AreaSpell.objects.create(area=kept, name=f"Xã {relation}", search_key=f"xa {relation}", valid_from=care.SINCE, **made.written)
    return kept


def _employment(unit):
    body, _made = Employer.objects.get_or_create(name="UBND xã")
    return UnitEmployer.objects.create(unit=unit, employer=body, valid_from=care.SINCE)


def _merged(made, relation, unit):
    """A second member, and one who was merged into him or her."""
    other, gone = people.person(f"Người Trùng {relation}"), people.person(f"Người Đã Nhập {relation}")
    _member(made, other, unit)
    merge = Merge.objects.create(unit=unit, kept=other, gone=gone, merged_on=care.SINCE, facts={"stood": {}}, **made.written)
    return {"other": other.pk, "merge": merge.pk}


def _application(made, relation, unit):
    written = people.named(f"Người Xin Vào {relation}")
    facts = {name: written[name] for name in ("full_name", "match_key", "search_key")}
    born, applied = care.day("1990-01-01"), care.day("2022-05-02")
    return Application.objects.create(unit=unit, sex="female", birth_on=born, applied_on=applied, **facts, **made.written)


def _procedures(made, unit, membership):
    """What is under way about a member: a pause, a request to move to a group below."""
    group = people.found(f"{unit.code}-DEN", "Tổ chuyển đến", "union_group", unit)
    pause = Suspension.objects.create(membership=membership, reason="study", valid_from=care.SINCE, **made.written)
    asked = Transfer.objects.create(
        person=membership.person, membership=membership, from_unit=unit, to_unit=group, moves_on=care.SINCE, asked_on=care.SINCE,
        **made.written,
    )  # fmt: skip
    who, since = {"person": membership.person, **made.written}, {"valid_from": care.SINCE}
    level = Qualification.objects.create(kind="general", level="primary", **who, **since)
    body = Council.objects.create(unit=unit, name="HĐND xã", level="commune", first_year=2016, last_year=2026, seats=20, **made.written)
    seat = CouncilSeat.objects.create(council=body, unit=unit, **who, **since)
    return {"suspension": pause.pk, "transfer": asked.pk, "qualification": level.pk, "seat": seat.pk}


def _cast(made):
    """What the rooms' factories read of a cast; each call here says the unit and the writer itself."""
    keeper = SimpleNamespace(person=made.written["recorded_by"])
    return SimpleNamespace(chair=keeper, accountant=keeper, group_leader=keeper, union=None, group=None)


def _papers(unit, made):
    """A decision that founded something, its Word file, its scan."""
    paper = Decision.objects.create(number=f"{unit.pk}/QĐ", issuer=unit.name)
    written = {"unit": unit, "decision": paper, **made.written}
    issued = Issued.objects.create(sort="founding", about="Công đoàn mới", content=b"PK", **written)
    scan = Scan.objects.create(file_name="qd.pdf", medium="application/pdf", size=9, sha256="0" * 64, content=b"%PDF-1.4", **written)
    return {"issued": issued.pk, "decision": paper.pk, "scan": scan.pk}


def _delegation(made, who, unit):
    """Lent by somebody else to somebody else, and to come, so that it gives nobody anything on the day of the matrix."""
    days = {"valid_from": care.day("2022-06-01"), "valid_until": care.day("2022-06-08")}
    facts = {"permissions": ["care.view_visits"], "reason": "nghỉ phép", "given_at": people.NOW}
    return Delegation.objects.create(giver=made.written["recorded_by"], deputy=who, unit=unit, **facts, **days)


def _batch(made, unit):
    return Batch.objects.create(
        unit=unit, file_name="so.xlsx", content=b"", sha256="0" * 64, made_by=made.written["recorded_by"], made_at=people.NOW
    )


def _run(made, unit):
    return Run.objects.create(
        job="workbooks.read", unit=unit, user=made.keeper, started_by=made.keeper.person, asked_at=people.NOW, due_at=people.NOW,
        state=RunState.DEAD,
    )  # fmt: skip
