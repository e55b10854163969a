"""Applications: the rules as a table; received one by one or as a list, considered, decided, inducted, withdrawn; who may."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.audit import queries as log
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Conflict, NotAllowed, Refused, Unreadable
from congdoan.membership import joining, policies, queries
from congdoan.membership.actions import applications, members
from congdoan.membership.choices import TRANSITIONS, ApplicationState, How
from congdoan.membership.forms.lists import read_person
from congdoan.membership.models import Application, Membership
from congdoan.membership.tests.factories import day, facts, member
from congdoan.people.models import Person
from tests.people import TODAY

approx = read_approximate_date
APPLIED, CONSIDERED, SIGNED, JOINS = day("2022-04-01"), day("2022-04-10"), day("2022-04-15"), day("2022-05-01")


def receive(cast, full_name="Trần Thị Mai", by=None, **more):
    given = {"unit": cast.group, "sex": "female", "birth": approx("09/10/1996"), "applied_on": APPLIED} | more
    return applications.receive(by=by or cast.chair, full_name=full_name, **given)


def consider(cast, rows, **more):
    return applications.consider(by=cast.chair, unit=cast.union, applications=rows, **{"considered_on": CONSIDERED, "agreed": True} | more)


def decide(cast, rows, **more):
    return applications.decide(by=cast.chair, unit=cast.union, applications=rows, **{"number": "12/QĐ-CĐCS", "signed_on": SIGNED} | more)


def induct(cast, rows, **more):
    return applications.induct(by=cast.chair, unit=cast.union, applications=rows, **{"joins_on": JOINS, "ceremony_on": JOINS} | more)


def row(state, name="Trần Thị Mai"):
    return SimpleNamespace(state=state, full_name=name, get_state_display=lambda: ApplicationState(state).label)


@pytest.mark.parametrize("start", list(ApplicationState))
@pytest.mark.parametrize("to", [state for state in ApplicationState if state != ApplicationState.RECEIVED])
def test_each_step_comes_only_after_the_one_before(start, to):
    if to in TRANSITIONS[start]:
        joining.check_moves([row(start)], to)
    else:
        with pytest.raises(Refused, match=f"Trần Thị Mai: {ApplicationState(start).label}"):
            joining.check_moves([row(start)], to)


@pytest.mark.parametrize(
    ("how", "joined", "sentence"),
    [
        (How.ADMITTED, None, ""),
        (How.RECOGNISED, "2015", ""),
        (How.RECOGNISED, None, "ghi ngày đã vào công đoàn"),
        (How.ADMITTED, "2015", "bỏ trống ngày đã vào"),
        (How.RECOGNISED, "02/04/2022", "phải trước ngày làm đơn"),
    ],
)
def test_who_was_a_member_says_since_when(how, joined, sentence):
    given = {"how": how, "union_joined": approx(joined) if joined else None, "applied_on": APPLIED}
    if not sentence:
        joining.check_recognised(**given)
        return
    with pytest.raises(Refused, match=sentence):
        joining.check_recognised(**given)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "1\tTRẦN THỊ MAI\t09/10/1986\tNữ\t035186000412\t0912345678\tChuyên viên",
            {
                "full_name": "Trần Thị Mai",
                "sex": "female",
                "national_id": "035186000412",
                "phone": "0912345678",
                "job_title": "Chuyên viên",
            },
        ),
        ("Nguyễn Văn Hải; nam; 12/03/1980", {"full_name": "Nguyễn Văn Hải", "sex": "male"}),
        ("Trần Thị Mai; 1986; 035186000412", {"full_name": "Trần Thị Mai", "sex": "female"}),
    ],
)
def test_a_line_is_read_as_people_write_it(line, said):
    found = read_person(line)
    assert found | said == found and found["birth"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Trần Thị Mai; 09/10/1986", "nam hay nữ"),
        ("Trần Thị Mai; nữ", "ngày sinh"),
        ("09/10/1986; nữ", "họ và tên"),
        ("Trần Thị Mai; 31/02/1986; nữ", "Tháng 2 không có ngày 31"),
        ("Trần Thị Mai; nữ; nam; 1986", "cùng là một mục"),
    ],
)
def test_a_line_that_lacks_something_says_what(line, sentence):
    with pytest.raises(Unreadable) as refused:
        read_person(line)
    assert sentence in str(refused.value)


@pytest.mark.db
class TestTheWay:
    def test_from_application_to_member(self, cast):
        made = receive(cast, national_id="035196000412", job_title="Chuyên viên")
        assert (made.state, Person.objects.filter(full_name="Trần Thị Mai", national_id="035196000412").exists()) == ("received", False)
        consider(cast, [made])
        decide(cast, [made], effective_on=day("2022-05-01"))
        [membership] = induct(cast, [made])
        made.refresh_from_db()
        assert (made.state, made.membership, made.ceremony_on, made.decision.issuer) == ("admitted", membership, JOINS, cast.union.name)
        assert (membership.unit, membership.how, membership.valid_from, membership.union_joined_text, membership.member_number) == (
            cast.group,
            "admitted",
            JOINS,
            "01/05/2022",
            "",
        )
        keys = [entry.action for entry in log.entries_of_unit(cast.union).order_by("pk")]
        assert [key for key in keys if "applications" in key] == [
            "membership.applications.consider",
            "membership.applications.decide",
            "membership.applications.induct",
        ]

    def test_somebody_recognised_keeps_day_and_number(self, cast):
        made = receive(cast, how="recognised", union_joined=approx("06/2015"), member_number="011722904415")
        decide(cast, consider(cast, [made]))
        [membership] = induct(cast, [made], ceremony_on=None)
        assert (membership.how, membership.union_joined_text, membership.member_number) == ("recognised", "06/2015", "011722904415")

    def test_a_list_goes_the_way_together_under_one_decision(self, cast):
        people = [read_person("Trần Thị Mai; 09/10/1996; nữ"), read_person("Nguyễn Văn Hải; 12/03/1990; nam")]
        made = applications.receive_all(by=cast.group_leader, unit=cast.group, rows=people, applied_on=APPLIED)
        decide(cast, consider(cast, made))
        assert len({one.person_id for one in induct(cast, made)}) == 2
        assert Application.objects.values("decision").distinct().count() == 1

    def test_somebody_refused_is_told_why_and_may_apply_again(self, cast):
        made = receive(cast)
        with pytest.raises(Refused, match="Ghi lý do"):
            consider(cast, [made], agreed=False)
        consider(cast, [made], agreed=False, reason="Chưa đủ hồ sơ.")
        with pytest.raises(Refused, match="không kết nạp"):
            decide(cast, [made])
        assert receive(cast, applied_on=day("2022-05-01")).pk

    def test_one_person_twice_in_one_list(self, cast):
        people = [read_person("Trần Thị Mai; 09/10/1996; nữ"), read_person("trần thị mai; 09/10/1996; nữ")]
        with pytest.raises(Refused, match="đã có đơn"):
            applications.receive_all(by=cast.group_leader, unit=cast.group, rows=people, applied_on=APPLIED)

    def test_two_applications_of_one_person_under_way(self, cast):
        receive(cast)
        with pytest.raises(Refused, match="đã có đơn ngày 01/04/2022"):
            receive(cast, full_name="trần thị mai")
        assert receive(cast, birth=approx("1990")).pk
        receive(cast, "Lê Thị Bích", national_id="035196000412")
        with pytest.raises(Refused, match="Lê Thị Bích đã có đơn"):
            receive(cast, "Lê Thị Bích Ngọc", national_id="035196000412", birth=approx("1991"))

    def test_a_member_of_another_union_is_transferred_not_admitted(self, cast):
        member(cast, by=cast.chair, unit=cast.group2, born="09/10/1996")
        made = receive(cast)
        decide(cast, consider(cast, [made]))
        with pytest.raises(Refused, match="đang là đoàn viên ở Tổ Ban Đảng"):
            induct(cast, [made])
        made.refresh_from_db()
        assert made.state == "decided"

    @pytest.mark.parametrize(
        ("step", "more", "sentence"),
        [
            (consider, {"considered_on": TODAY + datetime.timedelta(days=1)}, "không thể ở tương lai"),
            (consider, {"considered_on": day("2022-03-31")}, "Trần Thị Mai: làm đơn ngày 01/04/2022"),
            (decide, {"signed_on": day("2022-04-09")}, "được xét ngày 10/04/2022"),
            (decide, {"effective_on": day("2000-01-01")}, "quyết định không có hiệu lực trước ngày ấy"),
            (induct, {"joins_on": day("2022-04-14")}, "quyết định có hiệu lực từ ngày 15/04/2022"),
            (induct, {"ceremony_on": day("2022-04-14")}, "quyết định ký ngày 15/04/2022"),
        ],
    )
    def test_days_out_of_order(self, cast, step, more, sentence):
        made = receive(cast)
        for before in (consider, decide)[: (consider, decide, induct).index(step)]:
            before(cast, [made])
        with pytest.raises(Refused, match=sentence):
            step(cast, [made], **more)

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"full_name": "Mai"}, "Ghi đủ họ và tên"),
            ({"birth": approx("2010")}, "chưa đủ 15 tuổi"),
            ({"applied_on": day("2022-06-01")}, "không thể ở tương lai"),
            ({"applied_on": day("2009-01-01"), "birth": approx("1970")}, "thành lập ngày"),
        ],
    )
    def test_what_no_application_may_say(self, cast, more, sentence):
        with pytest.raises(Refused, match=sentence):
            receive(cast, **more)

    def test_a_mistake_is_mended_until_there_is_a_decision(self, cast):
        made = receive(cast)
        given = {"full_name": "Trần Thị Mây", "sex": "female", "birth": approx("1996"), "applied_on": APPLIED}
        fixed = applications.correct(by=cast.chair, application=made, version=1, **given)
        assert (fixed.full_name, fixed.search_key, fixed.version) == ("Trần Thị Mây", "tran thi may", 2)
        with pytest.raises(Conflict):
            applications.correct(by=cast.chair, application=made, version=1, **given)
        decide(cast, consider(cast, [made]))
        with pytest.raises(Refused, match="đã có quyết định nên không sửa nữa"):
            applications.correct(by=cast.chair, application=made, version=4, **given)

    def test_taken_back_by_its_writer(self, cast):
        made = receive(cast)
        with pytest.raises(Conflict):
            applications.withdraw(by=cast.group_leader, application=made, version=7, reason="Chuyển công tác.")
        gone = applications.withdraw(by=cast.group_leader, application=made, version=1, reason="Chuyển công tác.")
        assert (gone.state, gone.closed_on) == ("withdrawn", TODAY)
        with pytest.raises(Refused, match="đã rút đơn"):
            applications.withdraw(by=cast.group_leader, application=made, version=2, reason="Lần nữa.")

    def test_who_may_do_what(self, cast):
        made = receive(cast, by=cast.group_leader)
        for who in (cast.accountant, cast.inspector, cast.officer, cast.stranger, cast.member):
            with pytest.raises(NotAllowed):
                receive(cast, "Lê Thị Bích", by=who)
        for who in (cast.group_leader, cast.accountant, cast.officer, cast.stranger):
            with pytest.raises(NotAllowed):
                applications.consider(by=who, unit=cast.group, applications=[made], considered_on=CONSIDERED, agreed=True)
        with pytest.raises(NotAllowed):
            applications.consider(by=cast.stranger, unit=cast.other, applications=[made], considered_on=CONSIDERED, agreed=True)

    def test_who_sees_which(self, cast):
        made = receive(cast)
        assert list(queries.applications(by=cast.chair, unit=cast.union)) == [made]
        assert list(queries.applications(by=cast.group_leader, unit=cast.group)) == [made]
        for who in (cast.stranger, cast.officer, cast.accountant):
            assert not queries.applications(by=who, unit=cast.union).exists() and queries.application(by=who, pk=made.pk) is None

    @pytest.mark.parametrize(
        "facts", [{"state": "decided"}, {"state": "refused"}, {"state": "odd"}, {"how": "recognised"}, {"how": "transferred"}]
    )
    def test_the_database_itself_refuses(self, cast, facts):
        made = receive(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.filter(pk=made.pk).update(**facts)
        assert not Membership.objects.exists()


def test_a_list_says_of_each_who_cannot_come(cast):
    for name, number in (("Trần Thị Mai", "035186000412"), ("Lê Thị Bích", "035186000413")):
        there = members.admit_all(by=cast.stranger, unit=cast.other, rows=[facts(cast.other, name, national_id=number)])
        assert there[0].valid_until is None
    rows = [receive(cast, "Trần Thị Mai", birth=approx("09/10/1986"), national_id="035186000412")]
    rows.append(receive(cast, "Lê Thị Bích", birth=approx("09/10/1986"), national_id="035186000413"))
    consider(cast, rows)
    decide(cast, rows)
    with pytest.raises(Refused, match="Trần Thị Mai đang là đoàn viên ở đơn vị khác.* Lê Thị Bích đang là đoàn viên ở đơn vị khác"):
        induct(cast, rows)


def test_more_than_six_are_counted():
    wrong = [Refused(f"Người {n}.") for n in range(8)]
    with pytest.raises(Refused, match="Người 5. Và 2 người nữa."):
        policies.check_each(wrong)


def test_somebody_elses_member_number_is_told_while_the_application_may_be_mended(cast):
    member(cast, "Phạm Văn Bình", "male", member_number="011722904415")
    with pytest.raises(Refused, match="011722904415 ghi cho Trần Thị Mai là của Phạm Văn Bình"):
        receive(cast, member_number="011722904415")
    row = receive(cast)
    Application.objects.filter(pk=row.pk).update(member_number="011722904415")
    consider(cast, [row])
    with pytest.raises(Refused, match="011722904415 ghi cho Trần Thị Mai là của Phạm Văn Bình"):
        decide(cast, [row])
    receive(cast, "Phạm Văn Bình", sex="male", birth=approx("09/10/1986"), member_number="011722904415")


def test_a_decision_signed_later_is_not_in_the_list_of_an_earlier_day(cast, sign_in):
    row = receive(cast)
    consider(cast, [row])
    decide(cast, [row])
    client = sign_in(cast.chair)
    page = reverse("membership:application-list", args=[cast.union.pk])
    told = ["12/QĐ-CĐCS" in client.get(page, {"ngay": on}).content.decode() for on in ("12/04/2022", "15/04/2022", "")]
    printed = "12/QĐ-CĐCS" in client.get(page, {"ngay": "12/04/2022", "dang": "in"}).content.decode()
    assert (told, printed) == ([False, True, True], False)


def decided(cast, **more):
    [row] = consider(cast, [receive(cast, **more)])
    [row] = decide(cast, [row])
    return row


@pytest.mark.db
class TestANumberMendedAfterTheDecision:
    def mend(self, by, row, number):
        row.refresh_from_db()
        return applications.correct_number(by=by, application=row, version=row.version, member_number=number)

    def test_the_way_out_of_a_wrong_number(self, cast):
        member(cast, "Phạm Văn Bình", "male", member_number="011722904415")
        row = decided(cast)
        Application.objects.filter(pk=row.pk).update(member_number="011722904415")
        with pytest.raises(Refused, match=r"là của Phạm Văn Bình \(09/10/1986\)\. Mở đơn của Trần Thị Mai, bấm Sửa mã đoàn viên"):
            induct(cast, [row])
        with pytest.raises(Refused, match="là của Phạm Văn Bình"):
            self.mend(cast.chair, row, "011722904415")
        assert self.mend(cast.chair, row, "011722904499").state == "decided"
        [made] = induct(cast, [row])
        assert made.member_number == "011722904499"
        assert any(entry.action == "membership.applications.correct_number" for entry in log.entries_by(cast.chair.person))

    def test_somebody_elsewhere_is_not_named(self, cast):
        there = facts(cast.other, "Lê Thị Bích", member_number="011722904415")
        members.admit_all(by=cast.stranger, unit=cast.other, rows=[there])
        with pytest.raises(Refused, match="là của người khác") as refused:
            self.mend(cast.chair, decided(cast), "011722904415")
        assert "Bích" not in str(refused.value)

    def test_whose_it_is_is_told_to_nobody_who_may_not_see_numbers(self, cast):
        member(cast, "Phạm Văn Bình", "male", unit=cast.group, member_number="011722904415")
        with pytest.raises(Refused, match="là của người khác") as refused:
            receive(cast, by=cast.group_leader, member_number="011722904415")
        assert "Bình" not in str(refused.value)

    def test_another_application_is_named(self, cast):
        receive(cast, "Lê Thị Bích", member_number="011722904415")
        with pytest.raises(Refused, match="trong đơn của Lê Thị Bích, ngày 01/04/2022"):
            self.mend(cast.chair, decided(cast), "011722904415")

    def test_before_and_after_it_is_mended_elsewhere_and_by_who_decides(self, cast):
        row = receive(cast)
        with pytest.raises(Refused, match="đã nhận đơn. Chưa có quyết định thì sửa cả đơn"):
            self.mend(cast.chair, row, "1")
        row = decided(cast, full_name="Lê Thị Bích")
        with pytest.raises(Conflict):
            applications.correct_number(by=cast.chair, application=row, version=9, member_number="1")
        for who in (cast.group_leader, cast.stranger, cast.officer):
            with pytest.raises(NotAllowed):
                self.mend(who, row, "1")


def test_nobody_is_welcomed_before_being_a_member(cast):
    row = decided(cast)
    with pytest.raises(Refused, match="Lễ kết nạp ngày 30/04/2022, trước ngày là đoàn viên 01/05/2022"):
        induct(cast, [row], ceremony_on=day("2022-04-30"))
    assert induct(cast, [row], ceremony_on=None)
