"""Money that waits, in the week of who must act and of nobody else."""

import dataclasses
import datetime

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.budget.actions import steps
from congdoan.budget.tests import factories as budget
from congdoan.care.tests import factories as care
from congdoan.disclosure.actions import publications
from congdoan.disclosure.choices import Kind, Place
from congdoan.kernel.db.gathering import gather
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import closings
from congdoan.ledger.models import Closing
from congdoan.ledger.tests.factories import book, day
from congdoan.overview import accounting, home
from congdoan.units.models import Unit
from tests import people

pytestmark = [pytest.mark.db, pytest.mark.django_db]
EVERYBODY = ("chair", "accountant", "inspector", "group_leader", "officer", "stranger")


def asked(cast, kind, name, now=None):
    """What the week asks of one of the cast, of one kind."""
    by = people.acting(getattr(cast, name).user)
    by = dataclasses.replace(by, now=now) if now else by
    [found] = gather(kind(by, by.units[0]))
    return found


def askers(cast, kind, *titles):
    """Who of the cast is asked; each of them exactly what ``titles`` say."""
    found = {name: [task.title for task in asked(cast, kind, name)] for name in EVERYBODY}
    assert all(told == list(titles) for told in found.values() if told), found
    return {name for name, told in found.items() if told}


def also(cast, name, role):
    """One of the cast holds another role at the union."""
    grants.give(person=getattr(cast, name).person, role=role, unit=cast.union, valid_from=people.FOUNDED)


def months(cast, *found):
    for month in found:
        closings.close(by=cast.accountant, unit=cast.union, month=day(month))


class TestBooks:
    def test_a_request_to_open_a_month_again_is_told_to_who_may_agree_and_did_not_ask(self, cast, sign_in):
        book(cast)
        months(cast, "2022-01-01")
        closing = Closing.objects.get()
        assert askers(cast, accounting.books_to_reopen) == set()
        closings.ask_reopen(by=cast.accountant, closing=closing, version=1, reason="Sót phiếu điện")
        also(cast, "accountant", Role.VICE_CHAIR)
        assert askers(cast, accounting.books_to_reopen, "Xem đề nghị mở lại sổ tháng 1 năm 2022") == {"chair"}
        [task] = asked(cast, accounting.books_to_reopen, "chair")
        assert task.reason == "Vũ Thị Dung đề nghị ngày 24/05/2022: Sót phiếu điện"
        assert "Đồng ý mở lại" in sign_in(cast.chair).get(task.url).content.decode()
        months(cast, "2022-02-01")
        assert askers(cast, accounting.books_to_reopen) == set(), "a later month was closed: this one is not opened any more"

    def test_who_agreed_is_asked_no_more(self, cast):
        book(cast)
        months(cast, "2022-01-01")
        found = closings.ask_reopen(by=cast.accountant, closing=Closing.objects.get(), version=1, reason="Sót")
        closings.reopen(by=cast.chair, closing=found, version=2)
        assert askers(cast, accounting.books_to_reopen) == set()

    def test_months_that_are_over_are_told_to_the_accountant(self, cast, sign_in):
        assert askers(cast, accounting.books_to_close) == set(), "no book, nothing to close"
        book(cast)
        assert askers(cast, accounting.books_to_close, "Khóa sổ 4 tháng, từ tháng 1 năm 2022") == {"accountant"}
        months(cast, "2022-01-01", "2022-02-01", "2022-03-01")
        [task] = asked(cast, accounting.books_to_close, "accountant")
        assert (task.title, task.reason) == ("Khóa sổ tháng 4 năm 2022", "Khóa được từ ngày 01/05/2022.")
        assert sign_in(cast.accountant).get(task.url).status_code == 200
        months(cast, "2022-04-01")
        assert askers(cast, accounting.books_to_close) == set()

    def test_a_year_is_closed_once_its_months_are(self, cast):
        book(cast, opened_on=day("2021-11-01"))
        assert [task.title for task in asked(cast, accounting.books_to_close, "accountant")] == ["Khóa sổ 6 tháng, từ tháng 11 năm 2021"]
        months(cast, "2021-11-01", "2021-12-01")
        told = [task.title for task in asked(cast, accounting.books_to_close, "accountant")]
        assert told == ["Khóa sổ năm 2021", "Khóa sổ 4 tháng, từ tháng 1 năm 2022"]
        closings.close_year(by=cast.accountant, unit=cast.union, year=2021, remark="Ốm")
        assert askers(cast, accounting.books_to_close, "Khóa sổ 4 tháng, từ tháng 1 năm 2022") == {"accountant"}

    def test_what_waits_for_vouchers_is_one_line_for_the_accountant(self, cast, sign_in):
        mai = care.member(cast)
        care.visit(cast, mai, visited_on="2022-03-01", amount=500_000)
        assert askers(cast, accounting.vouchers_to_write) == set(), "no book, no voucher"
        kept = [book(cast), book(cast, kind="charity", bank=0), book(cast, kind="goods", bank=0)]
        care.visit(cast, mai, visited_on="2022-04-01", amount=300_000)
        care.gift(cast, to=mai, given_on="2022-05-02", amount=1_200_000)
        care.visit(cast, mai, visited_on="2021-04-01", amount=300_000)
        assert askers(cast, accounting.vouchers_to_write, "Lập phiếu cho 3 khoản đang chờ") == {"accountant"}
        [task] = asked(cast, accounting.vouchers_to_write, "accountant")
        assert task.reason.replace("\u00a0", " ") == "Chi 3 khoản, 2.000.000 đ. Lâu nhất từ ngày 01/03/2022."
        assert "2.000.000" not in task.title and sign_in(cast.accountant).get(task.url).status_code == 200
        counted = ledger.waiting_counts(kept)
        assert (sum(n for *_of, n, _sum in counted), sum(amount for *_of, amount in counted)) == (3, 2_000_000)


class TestFilings:
    def test_a_filing_on_its_way_asks_one_after_the_other(self, cast):
        budget.kept_year(cast)
        drawn = budget.settlement(cast)
        also(cast, "accountant", Role.VICE_CHAIR)
        kinds = (accounting.filings_to_agree, accounting.filings_to_send, accounting.filings_to_answer, accounting.filings_given_back)

        def stand(nth, title, *names):
            """Only one of the kinds asks anything, and only of ``names``."""
            for number, kind in enumerate(kinds):
                assert askers(cast, kind, *([title] if number == nth else [])) == (set(names) if number == nth else set()), kind

        stand(0, "Xem và đồng ý quyết toán năm 2021", "chair")
        agreed = steps.agree(by=cast.chair, filing=drawn, version=drawn.version)
        stand(1, "Gửi quyết toán năm 2021 lên cấp trên", "accountant")
        [task] = asked(cast, accounting.filings_to_send, "accountant")
        assert task.reason == "Phạm Văn Bình đồng ý ngày 24/05/2022, chưa gửi."
        sent = steps.send(by=cast.accountant, filing=agreed, version=agreed.version)
        stand(2, "Duyệt 1 dự toán, quyết toán của cấp dưới", "officer")
        steps.give_back(by=cast.officer, filing=sent, version=sent.version, remark="Thiếu biên bản kiểm kê")
        stand(3, "Lập lại quyết toán năm 2021", "accountant")
        [task] = asked(cast, accounting.filings_given_back, "accountant")
        assert task.reason == "Cấp trên trả lại ngày 24/05/2022 (Trịnh Văn Khánh): Thiếu biên bản kiểm kê"
        budget.settlement(cast)
        stand(0, "Xem và đồng ý quyết toán năm 2021", "chair")

    def test_what_has_no_level_above_is_sent_nowhere(self, cast):
        drawn = budget.estimate(cast, year=2022)
        steps.agree(by=cast.chair, filing=drawn, version=drawn.version)
        Unit.objects.filter(pk=cast.union.pk).update(parent=None)
        assert askers(cast, accounting.filings_to_send) == set()


class TestPublications:
    TITLE = "Công khai tài chính với đoàn viên"

    def test_what_is_overdue_and_has_rows_is_told_to_who_publishes(self, cast, sign_in):
        assert askers(cast, accounting.figures_to_publish) == set(), "nothing in the books, nothing to publish"
        mai = care.member(cast)
        care.visit(cast, mai, visited_on="2021-03-01", amount=500_000)
        assert askers(cast, accounting.figures_to_publish, self.TITLE) == {"chair", "accountant"}
        budget.approved(cast, budget.estimate(cast, year=2022))
        [task] = asked(cast, accounting.figures_to_publish, "chair")
        assert task.reason == "Hạn sớm nhất 31/03/2022, đã quá: chi chăm lo đoàn viên 2021; dự toán 2022."
        assert sign_in(cast.chair).get(task.url).status_code == 200
        for kind, year in ((Kind.CARE, 2021), (Kind.ESTIMATE, 2022)):
            publications.publish(by=cast.accountant, unit=cast.union, kind=kind, year=year, told_on=people.TODAY, places=[Place.BOARD])
        assert askers(cast, accounting.figures_to_publish) == set()

    def test_until_its_day_nothing_is_overdue(self, cast):
        care.visit(cast, care.member(cast), visited_on="2021-03-01", amount=500_000)
        for last, late in (("2022-03-31", []), ("2022-04-01", [self.TITLE])):
            now = datetime.datetime.fromisoformat(f"{last}T08:00+07:00")
            assert [task.title for task in asked(cast, accounting.figures_to_publish, "chair", now)] == late


def test_three_stand_first_and_the_others_below_in_ten_statements(cast, sign_in, django_assert_max_num_queries):
    mai = care.member(cast)
    care.visit(cast, mai, visited_on="2021-03-01", amount=500_000)
    budget.kept_year(cast)
    book(cast, kind="goods", bank=0)
    drawn, estimate = budget.settlement(cast), budget.estimate(cast, year=2022)
    steps.agree(by=cast.chair, filing=drawn, version=drawn.version)
    sent = budget.sent(cast, estimate)
    steps.give_back(by=cast.officer, filing=sent, version=sent.version, remark="Chi hành chính quá mức")
    months(cast, "2022-01-01")
    closings.ask_reopen(by=cast.accountant, closing=ledger.last_closed(cast.union), version=1, reason="Sót")
    budget.estimate(cast, year=2023)
    for name, first, others in (
        ("chair", ["Xem đề nghị mở lại sổ tháng 1 năm 2022", "Xem và đồng ý dự toán năm 2023", "Công khai tài chính với đoàn viên"], []),
        (
            "accountant",
            ["Lập lại dự toán năm 2022", "Gửi quyết toán năm 2021 lên cấp trên", "Công khai tài chính với đoàn viên"],
            ["Lập phiếu cho 1 khoản đang chờ", "Khóa sổ 3 tháng, từ tháng 2 năm 2022"],
        ),
    ):
        client = sign_in(getattr(cast, name))
        with django_assert_max_num_queries(10):
            page = client.get(reverse("overview:home"))
        shown = [task.title for task in page.context["tasks"]]
        later = [task.title for task in page.context["more"]]
        wanted = {task.title: task for task in page.context["tasks"] + page.context["more"]}
        assert [title for title in shown + later if title in (*first, *others)] == first + others, wanted.keys()
        assert len(shown) == home.MOST and (f"Còn {len(later)} việc nữa" in page.content.decode()) is bool(later)
        for task in wanted.values():
            assert f'href="{task.url}"' in page.content.decode() and client.get(task.url).status_code == 200
