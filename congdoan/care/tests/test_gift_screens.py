"""Giving a list of gifts on one screen, the paper to be signed, one gift."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.care.models import Gift
from congdoan.care.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def families(cast):
    """Mai with Khôi (2013) and Thư (2017), Bảo with An (2005, too old); they are members of two groups."""
    mai = factories.member(cast)
    bao = factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male")
    return mai, bao, factories.child(cast, mai), factories.child(cast, mai, "Minh Thư", 2017), factories.child(cast, bao, "Hải An", 2005)


def giving(cast, **choice):
    """The address of the list."""
    asked = {"dip": "children_0106", "ai": "con", "ngay": "24/05/2022", "tuoi": "15", **choice}
    return f"{reverse('care:gift-give', args=[cast.union.pk])}?{'&'.join(f'{key}={value}' for key, value in asked.items())}"


def names(answer):
    """The names on the list."""
    return [line.name for line in answer.context["form"].lines]


class TestChoosing:
    def test_the_usual_lists_lead_there(self, cast, sign_in, families):
        client = sign_in(cast.chair)
        answer = client.get(reverse("care:gift-give", args=[cast.union.pk]))
        assert [client.get(entry["url"]).status_code for entry in answer.context["usual"]] == [200] * 5
        assert "Tết Trung thu, con đoàn viên" in answer.content.decode()

    @pytest.mark.parametrize(
        ("choice", "expected"),
        [
            ({}, ["Minh Khôi", "Minh Thư"]),
            ({"tuoi": "17"}, ["Hải An", "Minh Khôi", "Minh Thư"]),
            ({"tuoi": "5"}, ["Minh Thư"]),
            ({"ai": "doan-vien", "dip": "tet"}, ["Trần Văn Bảo", "Trần Thị Mai"]),
            ({"ai": "nu", "dip": "women_0803"}, ["Trần Thị Mai"]),
            ({"ngay": "01/01/2010"}, []),
        ],
    )
    def test_who_is_on_the_list(self, cast, sign_in, families, choice, expected):
        assert names(sign_in(cast.chair).get(giving(cast, **choice))) == expected

    def test_a_choice_that_says_too_little_asks_on(self, cast, sign_in, families):
        for choice in ({"dip": "other"}, {"ngay": "31/02/2022"}, {"ai": "x"}):
            answer = sign_in(cast.chair).get(giving(cast, **choice))
            assert (answer.status_code, answer.context["form"]) == (200, None)
            assert answer.context["choice"].errors

    def test_who_got_it_this_year_is_not_ticked(self, cast, sign_in, families):
        factories.gift(cast, of=families[2], given_on="2022-05-20", occasion="children_0106")
        text = sign_in(cast.chair).get(giving(cast)).content.decode()
        assert f'value="c{families[2].pk}" aria-label="Tặng Minh Khôi">' in text
        assert f'value="c{families[3].pk}" aria-label="Tặng Minh Thư" checked>' in text
        assert "đã nhận ngày 20/05/2022" in text

    def test_for_a_birthday_nobody_is_ticked(self, cast, sign_in, families):
        assert sign_in(cast.chair).get(giving(cast, dip="birthday", ai="doan-vien")).context["form"].ticked == 0


class TestGiving:
    def sent(self, *keys, **more):
        """What the form sends."""
        return {
            "lan_gui": "k1", "given_on": "24/05/2022", "each": "100.000", "source": "union_budget", "voucher_number": "PC 9",
            "rows-tang": list(keys), **more,
        }  # fmt: skip

    def test_a_list_goes_into_the_book(self, cast, sign_in, families):
        _mai, _bao, khoi, thu, _an = families
        client = sign_in(cast.chair)
        answer = client.post(giving(cast), self.sent(f"c{khoi.pk}", f"c{thu.pk}", **{f"rows-tien-c{thu.pk}": "150.000"}))
        assert answer.status_code == 303
        assert [(gift.name, gift.amount, gift.occasion, gift.voucher_number) for gift in Gift.objects.order_by("child")] == [
            ("Minh Khôi", 100_000, "children_0106", "PC 9"), ("Minh Thư", 150_000, "children_0106", "PC 9"),
        ]  # fmt: skip
        book = client.get(answer["Location"])
        assert "Đã ghi 2 suất quà vào sổ, cộng 250.000\xa0đ." in book.content.decode()
        assert book.context["page"].total == 2
        assert any("ky-nhan" in entry["url"] for entry in book.context["actions"])

    def test_sent_twice_it_is_one_list(self, cast, sign_in, families):
        client = sign_in(cast.chair)
        sent = self.sent(f"c{families[2].pk}", given_on="20/05/2022")
        led = {client.post(giving(cast), sent).get("Location", "")[-len("20/05/2022") :] for _time in range(2)}
        assert led == {"20/05/2022"} and Gift.objects.count() == 1

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"rows-tang": []}, "Chưa đánh dấu ai."),
            ({"given_on": "25/05/2022"}, "Ngày tặng ở sau hôm nay."),
            ({"each": ""}, "Ghi mỗi suất bao nhiêu"),
            ({"each": "trăm nghìn"}, "trăm nghìn"),
            ({"source": ""}, "Chọn nguồn chi."),
        ],
    )
    def test_a_mistake_keeps_ticks_and_amounts(self, cast, sign_in, families, more, sentence):
        khoi, thu = families[2:4]
        kept = {f"rows-tien-c{thu.pk}": "77.000"}
        answer = sign_in(cast.chair).post(giving(cast), {**self.sent(f"c{khoi.pk}", **kept), **more})
        text = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in text
        assert 'value="77.000"' in text
        assert not Gift.objects.exists()

    def test_a_wrong_amount_names_its_row(self, cast, sign_in, families):
        khoi = families[2]
        answer = sign_in(cast.chair).post(giving(cast), self.sent(f"c{khoi.pk}", **{f"rows-tien-c{khoi.pk}": "1oo.000"}))
        assert (answer.status_code, "Minh Khôi: " in answer.content.decode()) == (422, True)

    def test_nobody_from_elsewhere_slips_in(self, cast, sign_in, families):
        answer = sign_in(cast.chair).post(giving(cast), self.sent("c999", "p1"))
        assert (answer.status_code, Gift.objects.count()) == (422, 0)

    def test_a_second_gift_of_the_year_is_asked_about(self, cast, sign_in, families):
        khoi = families[2]
        factories.gift(cast, of=khoi, given_on="2022-05-20", occasion="children_0106")
        client = sign_in(cast.chair)
        asked = client.post(giving(cast), self.sent(f"c{khoi.pk}"))
        assert (asked.status_code, "Minh Khôi (20/05/2022)" in asked.content.decode()) == (422, True)
        assert client.post(giving(cast), self.sent(f"c{khoi.pk}", bo_qua="tang-them")).status_code == 303

    def test_names_of_outsiders_are_typed(self, cast, sign_in, families):
        typed = {"rows-ten-n1": "Bà Nguyễn  Thị Bảy", "rows-ten-n3": "Ông Lê Văn Tám", "rows-tien-n3": "200.000"}
        answer = sign_in(cast.chair).post(giving(cast, ai="khac", dip="other", dip_khac="Ngày vì người nghèo"), self.sent(**typed))
        assert answer.status_code == 303
        assert [(gift.name, gift.amount, gift.occasion_label) for gift in Gift.objects.order_by("pk")] == [
            ("Bà Nguyễn Thị Bảy", 100_000, "Ngày vì người nghèo"), ("Ông Lê Văn Tám", 200_000, "Ngày vì người nghèo"),
        ]  # fmt: skip

    def test_the_paper_prints_what_is_ticked_and_records_nothing(self, cast, sign_in, families):
        khoi, thu = families[2:4]
        sent = self.sent(f"c{khoi.pk}", f"c{thu.pk}", viec="in", **{f"rows-tien-c{thu.pk}": "150.000"})
        answer = sign_in(cast.chair).post(giving(cast), sent)
        text = answer.content.decode()
        assert (answer.status_code, Gift.objects.count()) == (200, 0)
        for words in ("DANH SÁCH KÝ NHẬN", "Minh Khôi", "con chị Trần Thị Mai", "Ký nhận", "Cộng: 2 suất, 250.000", "Tết Thiếu nhi 1/6"):
            assert words in text
        assert sign_in(cast.chair).post(giving(cast), {**sent, "rows-tang": []}).status_code == 422

    def test_the_list_is_one_form_of_few_statements(self, cast, sign_in, families):
        client = sign_in(cast.chair)
        with CaptureQueriesContext(connection) as few:
            client.get(giving(cast))
        for number in range(10):
            factories.child(cast, families[1], f"Hải {chr(65 + number)}", 2015)
        with CaptureQueriesContext(connection) as many:
            client.get(giving(cast))
        assert len(many) == len(few) <= 13


class TestTheBook:
    def test_the_sign_sheet_of_a_list_given(self, cast, sign_in, families):
        factories.gift(cast, of=families[2])
        factories.gift(cast, of=families[3], amount=120_000)
        factories.gift(cast, to=families[1], given_on="2022-01-25", occasion="tet")
        address = f"{reverse('care:gift-sign', args=[cast.union.pk])}?dip=mid_autumn&tang=21/09/2021"
        text = sign_in(cast.accountant).get(address).content.decode()
        assert "Cộng: 2 suất, 220.000\xa0đ (Hai trăm hai mươi nghìn đồng)" in text
        assert "Trần Văn Bảo" not in text
        assert sign_in(cast.officer).get(address).status_code == 403

    def test_filters(self, cast, sign_in, families):
        factories.gift(cast, of=families[2])
        factories.gift(cast, to=families[1], given_on="2022-01-25", occasion="tet")
        client, book = sign_in(cast.inspector), reverse("care:gift-list", args=[cast.union.pk])
        totals = {
            query: client.get(f"{book}?{query}").context["page"].total
            for query in ("", "nam=2021", "ai=member", "dip=tet", "tang=21/09/2021")
        }
        assert totals == {"": 2, "nam=2021": 1, "ai=member": 1, "dip=tet": 1, "tang=21/09/2021": 1}

    def test_one_gift_corrected_and_taken_out(self, cast, sign_in, families):
        gift = factories.gift(cast, of=families[2])
        place = [cast.union.pk, gift.pk]
        client = sign_in(cast.chair)
        assert "con chị Trần Thị Mai" in client.get(reverse("care:gift-detail", args=place)).content.decode()
        sent = {
            "lan_gui": "k", "ban_dang_xem": "1", "given_on": "21/09/2021", "occasion": "mid_autumn", "amount": "90.000", "source": "employer",
        }  # fmt: skip
        assert client.post(reverse("care:gift-correct", args=place), sent).status_code == 303
        stale = client.post(reverse("care:gift-correct", args=place), {**sent, "lan_gui": "k2"})
        assert (stale.status_code, "Chuyên môn hỗ trợ" in stale.content.decode()) == (409, True)
        out = {"lan_gui": "k3", "ban_dang_xem": "2", "reason": "Ghi nhầm cháu."}
        assert client.post(reverse("care:gift-cancel", args=place), out).status_code == 303
        gift.refresh_from_db()
        assert (gift.amount, gift.source, gift.is_cancelled) == (90_000, "employer", True)
        for who, statuses in (("accountant", [200, 403, 403]), ("officer", [403, 404, 404]), ("stranger", [404, 404, 404])):
            client = sign_in(getattr(cast, who))
            got = [client.get(reverse(f"care:{page}", args=place)).status_code for page in ("gift-detail", "gift-correct", "gift-cancel")]
            assert got == statuses, who
