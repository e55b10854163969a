"""Scans of decisions: what a file may be, who puts in, opens, takes out; the page of one decision; what ended units hand over."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.attachments.tests.pictures import JPG, PNG
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.tests.test_joining import consider, decide, receive
from congdoan.organization.actions import facts, units
from congdoan.papers import decision_queries, policies
from congdoan.papers.actions import scans
from congdoan.papers.models import Issued, Scan
from congdoan.reorganization.tests.factories import done, second_officer
from congdoan.units.models import Event, Succession
from tests.people import FOUNDED, TODAY, found

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<</Encrypt 2 0 R>>\nendobj\n%%EOF\n"
PAPER = {"decision": "12/QĐ-LĐLĐ", "signed_on": datetime.date(2022, 5, 2), "issuer": "LĐLĐ huyện Bình Lục"}


def file(name="qd.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def stated(cast, unit, by=None, **more):
    """A seal recorded by a decision at the unit; returns the decision."""
    given = {"kind": "seal", "value": "Dấu tròn", "effective_on": datetime.date(2022, 5, 1), **PAPER, **more}
    return facts.state(by=by or cast.officer, unit=unit, **given).decision


def put(by, unit, decision, *files):
    return scans.put(by=by, unit=unit, decision=decision, files=list(files) or [file()])


def page_of(unit, decision):
    return reverse("papers:decision", args=[unit.pk, decision.pk])


def text(answer):
    return answer.content.decode()


def links(answer):
    return {link["href"] for link in BeautifulSoup(answer.content, "html.parser").select("a[href]")}


def test_the_number_of_files_has_a_bound(cast, monkeypatch):
    decision = stated(cast, cast.union)
    monkeypatch.setattr(policies, "MOST_SCANS", 2)
    put(cast.chair, cast.union, decision, file(), file(content=JPG))
    with pytest.raises(Refused, match="Một quyết định giữ tối đa 2 tệp, đã có 2"):
        put(cast.chair, cast.union, decision, file(content=PNG))


@pytest.mark.db
class TestPutting:
    def test_several_files_of_one_decision_the_same_one_once(self, cast):
        decision = stated(cast, cast.union)
        first = put(cast.chair, cast.union, decision, file(), file("lai.pdf"), file("2.jpg", JPG))
        assert (first.put, first.known, Scan.objects.count()) == (2, 0, 2)
        again = put(cast.officer, cast.district, decision, file(), file("3.png", PNG))
        assert (again.put, again.known) == (1, 1) and Scan.objects.count() == 3
        assert [scan.medium for scan in decision_queries.scans(by=cast.chair)] == ["application/pdf", "image/jpeg", "image/png"]

    def test_who_may(self, cast):
        decision = stated(cast, cast.union)
        for who, unit in (
            (cast.accountant, cast.union),
            (cast.group_leader, cast.group),
            (cast.stranger, cast.union),
            (cast.chair, cast.other),
        ):
            with pytest.raises(NotAllowed):
                put(who, unit, decision)
        with pytest.raises(Refused, match="không có ở đơn vị"):
            put(cast.stranger, cast.other, decision)
        scan = Scan.objects.get(pk=put(cast.officer, cast.district, decision) and Scan.objects.get().pk)
        with pytest.raises(NotAllowed):
            scans.cancel(by=cast.chair, scan=scan, version=1, reason="nhầm")

    def test_taken_out_with_a_reason_it_stays_in_the_record_and_opens_no_more(self, cast, sign_in):
        decision = stated(cast, cast.union)
        put(cast.chair, cast.union, decision)
        scan = Scan.objects.get()
        with pytest.raises(Conflict):
            scans.cancel(by=cast.chair, scan=scan, version=9, reason="nhầm")
        with pytest.raises(Refused, match="lý do"):
            scans.cancel(by=cast.chair, scan=scan, version=1, reason=" ")
        scans.cancel(by=cast.chair, scan=scan, version=1, reason="chụp nhầm trang")
        scan.refresh_from_db()
        assert scan.cancelled_on == TODAY and bytes(scan.content) == PDF and not decision_queries.scans(by=cast.chair).exists()
        client = sign_in(cast.chair)
        assert client.get(reverse("papers:scan-file", args=[cast.union.pk, decision.pk, scan.pk])).status_code == 404
        assert client.get(reverse("papers:scan-cancel", args=[cast.union.pk, scan.pk])).status_code == 404
        assert put(cast.chair, cast.union, decision).put == 1, "what was taken out may be put in again"


@pytest.mark.db
class TestSeeing:
    def test_kept_above_it_opens_below_kept_below_it_opens_above_and_nowhere_else(self, cast):
        decision = stated(cast, cast.union)
        stated(cast, cast.other, value="Dấu khác")
        put(cast.officer, cast.district, decision)
        put(cast.chair, cast.union, decision, file("2.png", PNG))
        assert decision_queries.scans(by=cast.officer).count() == 2 and decision_queries.scans(by=cast.chair).count() == 2
        assert [scan.medium for scan in decision_queries.scans(by=cast.stranger)] == ["application/pdf"]
        for who in (cast.member, cast.group_leader, cast.accountant):
            assert not decision_queries.scans(by=who).exists()

    def test_a_decision_about_persons_opens_to_those_who_may_see_them(self, cast, sign_in):
        [row] = decide(cast, consider(cast, [receive(cast)]))
        put(cast.chair, cast.union, row.decision)
        assert decision_queries.scans(by=cast.chair).exists() and not decision_queries.scans(by=cast.officer).exists()
        client = sign_in(cast.officer)
        assert client.get(page_of(cast.district, row.decision)).status_code == 404, "nothing that he sees was done by it"
        facts.state(
            by=cast.chair, unit=cast.union, kind="seal", value="Dấu", effective_on=TODAY, decision=row.decision.number,
            signed_on=row.decision.signed_on, issuer=row.decision.issuer,
        )  # fmt: skip
        page = client.get(page_of(cast.district, row.decision))
        scan = Scan.objects.get()
        assert page.status_code == 200 and "Trần Thị Mai" not in text(page) and scan.file_name not in text(page)
        assert "chỉ người xem được những đoàn viên ấy" in text(page)
        assert client.get(reverse("papers:scan-file", args=[cast.district.pk, row.decision_id, scan.pk])).status_code == 404
        with pytest.raises(Refused, match="về đoàn viên"):
            put(cast.officer, cast.district, row.decision)

    def test_a_paper_that_names_members_counts_as_one_about_them(self, cast):
        decision = stated(cast, cast.union)
        put(cast.chair, cast.union, decision)
        written = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
        Issued.objects.create(unit=cast.union, sort="transfer", decision=decision, about="Trần Thị Mai", content=b"PK", **written)
        for who, unit, opens in ((cast.chair, cast.union, True), (cast.officer, cast.district, False)):
            deeds, counts, kept = decision_queries.done_by(by=who, unit=unit, decision=decision)
            assert (bool(deeds["issued"]), counts["many_issued"], bool(kept)) == (opens, int(opens), opens)
            assert decision_queries.decision(by=who, unit=unit, pk=decision.pk).hidden is not opens

    def test_a_merged_unions_decisions_open_at_its_heir_and_above(self, cast, sign_in):
        decision = stated(cast, cast.other)
        put(cast.stranger, cast.other, decision)
        assert not decision_queries.decisions(by=cast.chair, unit=cast.union).filter(pk=decision.pk).exists()
        done(cast, second_officer(cast), {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}, effective_on=TODAY)
        for who, unit in ((cast.chair, cast.union), (cast.officer, cast.district)):
            client = sign_in(who)
            page = client.get(page_of(unit, decision))
            scan = reverse("papers:scan-file", args=[unit.pk, decision.pk, Scan.objects.get().pk])
            assert scan in links(page) and client.get(scan).content == PDF
            assert page_of(unit, decision) in links(client.get(reverse("papers:decision-list", args=[unit.pk])))

    def test_who_takes_a_part_of_a_union_that_lives_on_reads_nothing_of_it(self, cast):
        decision = stated(cast, cast.other)
        event = Event.objects.create(effective_on=TODAY, recorded_by=cast.officer.person, recorded_at=cast.officer.now)
        Succession.objects.create(event=event, unit=cast.other, successor=cast.union)
        assert decision_queries.decision(by=cast.chair, unit=cast.union, pk=decision.pk) is None

    def test_the_heir_of_an_heir_reads_on(self, cast):
        decision, second = stated(cast, cast.other), second_officer(cast)
        third = found("BA", "Công đoàn ba", "grassroots_union", cast.district)
        done(
            cast,
            second,
            {"deed": "merge", "unit": cast.other, "target_code": "BA"},
            effective_on=TODAY - datetime.timedelta(days=2),
            number="1",
        )
        done(cast, second, {"deed": "merge", "unit": third, "target_code": cast.union.code}, effective_on=TODAY, number="2")
        assert decision_queries.decision(by=cast.chair, unit=cast.union, pk=decision.pk) is not None


@pytest.mark.db
class TestPages:
    def test_one_decision_says_what_was_done_by_it_and_opens_its_scans(self, cast, sign_in):
        decision = stated(cast, cast.union)
        units.close(by=cast.officer, unit=cast.other, last_day=TODAY, **PAPER)
        client = sign_in(cast.officer)
        page = client.get(page_of(cast.district, decision))
        said = text(page)
        for words in (
            "02/05/2022",
            "LĐLĐ huyện Bình Lục",
            "Con dấu: Dấu tròn",
            "Công đoàn Trường Yên Trung, ngày cuối cùng 24/05/2022",
            "Chưa có bản chụp",
        ):
            assert words in said, words
        form = reverse("papers:scan-put", args=[cast.district.pk, decision.pk])
        assert form in links(page)
        for sent, status in (({}, 422), ({"files": file("qd.pdf", b"MZ")}, 422), ({"files": [file(), file("2.jpg", JPG)]}, 303)):
            assert client.post(form, {"lan_gui": f"k{status}{len(sent)}", **sent}).status_code == status
        assert Scan.objects.count() == 2
        said = text(client.get(page_of(cast.district, decision)))
        assert "qd.pdf" in said and "Trịnh Văn Khánh đưa vào ngày 24/05/2022" in said
        assert "Công đoàn Trường Yên Trung" not in text(sign_in(cast.chair).get(page_of(cast.union, decision))).split("<main")[1]

    def test_a_scan_is_shown_by_itself_and_as_what_it_is(self, cast, sign_in):
        decision = stated(cast, cast.union)
        put(cast.chair, cast.union, decision, file("Quyết định.html", PDF))
        url = reverse("papers:scan-file", args=[cast.union.pk, decision.pk, Scan.objects.get().pk])
        shown, taken = sign_in(cast.chair).get(url), sign_in(cast.chair).get(url + "?tai=1")
        assert shown["Content-Type"] == "application/pdf" and shown["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in shown["Content-Security-Policy"] and "sandbox" in shown["Content-Security-Policy"]
        assert shown["Content-Disposition"].startswith("inline") and taken["Content-Disposition"].startswith("attachment")
        assert ".html" not in shown["Content-Disposition"] and shown["Cache-Control"] == "no-store"

    def test_strangers_and_onlookers(self, cast, sign_in):
        decision = stated(cast, cast.union)
        put(cast.chair, cast.union, decision)
        scan = Scan.objects.get()
        addresses = [
            page_of(cast.union, decision), reverse("papers:scan-file", args=[cast.union.pk, decision.pk, scan.pk]),
            reverse("papers:scan-put", args=[cast.union.pk, decision.pk]), reverse("papers:scan-cancel", args=[cast.union.pk, scan.pk]),
        ]  # fmt: skip
        for who, status in ((cast.stranger, 404), (cast.accountant, 403), (cast.member, 404)):
            assert [sign_in(who).get(url).status_code for url in addresses] == [status] * 4
        assert sign_in(cast.stranger).get(page_of(cast.other, decision)).status_code == 404
        other = stated(cast, cast.union, kind="address", value="12 Trần Phú", decision="13")
        assert sign_in(cast.chair).get(reverse("papers:scan-file", args=[cast.union.pk, other.pk, scan.pk])).status_code == 404

    def test_the_list_says_which_have_no_scan(self, cast, sign_in):
        first, second = stated(cast, cast.union), stated(cast, cast.union, kind="address", value="12 Trần Phú", decision="13/QĐ")
        put(cast.chair, cast.union, first)
        client, url = sign_in(cast.chair), reverse("papers:decision-list", args=[cast.union.pk])
        both = client.get(url)
        assert {page_of(cast.union, one) for one in (first, second)} <= links(both) and "chưa có bản chụp" in text(both)
        for asked, shown, absent in (("chua", second, first), ("co", first, second)):
            page = links(client.get(url, {"chup": asked}))
            assert page_of(cast.union, shown) in page and page_of(cast.union, absent) not in page
        assert page_of(cast.union, second) in links(client.get(url, {"tim": "13/qđ"}))
        assert client.get(url, {"dang": "xlsx"}).status_code == 200 and "12/QĐ-LĐLĐ" in text(client.get(url, {"dang": "in"}))

    def test_numbers_lead_to_the_page_and_statements_do_not_grow(self, cast, sign_in):
        decision = stated(cast, cast.union)
        client, counts = sign_in(cast.officer), {}
        addresses = {
            "list": reverse("papers:decision-list", args=[cast.district.pk]),
            "facts": reverse("organization:fact-list", args=[cast.district.pk]),
            "page": page_of(cast.district, decision),
        }
        for few in (True, False):
            for name, url in addresses.items():
                with CaptureQueriesContext(connection) as seen:
                    answer = client.get(url)
                counts.setdefault(name, []).append(len(seen))
                assert name == "page" or any(link.endswith(f"/quyet-dinh/so/{decision.pk}/") for link in links(answer)), name
            for number in range(12 if few else 0):
                place = found(f"N{number}", f"Công đoàn {number}", "grassroots_union", cast.district)
                stated(cast, place, decision=f"{number}/QĐ" if number % 2 else PAPER["decision"])
                put(cast.officer, cast.district, decision, file(content=PDF + b"%" * number + b"%%EOF"))
        assert all(few == many and many <= 10 for few, many in counts.values()), counts

    def test_a_unit_page_leads_to_its_decisions(self, cast, sign_in):
        made = units.found(
            by=cast.officer, parent=cast.district, code="MOI", name="Công đoàn mới", kind="grassroots_union", founded_on=FOUNDED, **PAPER
        )
        units.close(by=cast.officer, unit=made, last_day=TODAY, decision="40/QĐ")
        page = sign_in(cast.officer).get(reverse("overview:unit", args=[made.pk]) + "?ngay=24/05/2022")
        [founding, closing] = [page_of(made, one) for one in decision_queries.decisions(by=cast.officer, unit=made).order_by("pk")]
        assert {founding, closing} <= links(page)
