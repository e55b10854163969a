"""Territories and sectors as dated trees beside the first: made, changed, merged; what belongs where on a day, with counts that open."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.models import Membership
from congdoan.organization import area_queries
from congdoan.organization import areas as areas_of
from congdoan.organization.actions import areas, facts
from congdoan.organization.models import UnitFact
from congdoan.units.models import Unit
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.db
BEGAN, CUT = datetime.date(2015, 1, 1), datetime.date(2022, 2, 1)
HA_NAM = [
    {"code": "HNA", "name": "Tỉnh Hà Nam", "rank": "tỉnh", "parent": ""},
    {"code": "BLU", "name": "Huyện Bình Lục", "rank": "huyện", "parent": "HNA"},
    {"code": "BM", "name": "Thị trấn Bình Mỹ", "rank": "thị trấn", "parent": "BLU"},
    {"code": "AN", "name": "Xã An Nội", "rank": "xã", "parent": "BLU"},
]


def made(cast, rows=HA_NAM, on=BEGAN, tree="territory"):
    areas.found(by=cast.officer, unit=cast.district, tree=tree, rows=[dict(row) for row in rows], effective_on=on, decision="1/NQ")


def belongs(cast, unit, value, on=BEGAN, kind="territory"):
    return facts.state(by=cast.officer, unit=unit, kind=kind, value=value, effective_on=on)


def member(cast, unit, sex):
    who = person(f"Nguyễn Thị {sex} {unit.pk}", sex)
    Membership.objects.create(
        person=who, unit=unit, union_joined_on=BEGAN, valid_from=BEGAN, recorded_by=cast.chair.person, recorded_at=NOW
    )


def told(cast, day):
    return {row.name for row in area_queries.areas(by=cast.officer, unit=cast.district, tree="territory", on=day)}


def where(cast, day):
    rows = area_queries.belonging(by=cast.officer, unit=cast.district, tree="territory", on=day)
    return {row.unit.code: row.value for row in rows}


def test_two_places_become_one_and_the_days_before_stay(cast):
    made(cast)
    belongs(cast, cast.union, "BM")
    belongs(cast, cast.other, "xa an noi")
    areas.merge(by=cast.officer, unit=cast.district, tree="territory", codes=["AN"], heir="bm", effective_on=CUT, decision="2/NQ")
    assert where(cast, BEGAN) == {"KDD": "Thị trấn Bình Mỹ", "YT": "Xã An Nội"}
    assert where(cast, CUT) == {"KDD": "Thị trấn Bình Mỹ", "YT": "Thị trấn Bình Mỹ"}
    assert "Xã An Nội" in told(cast, BEGAN) and "Xã An Nội" not in told(cast, TODAY)
    row = UnitFact.objects.get(unit=cast.other, valid_until__isnull=True)
    assert row.decision.number == "2/NQ"
    place = row.area  # the level of districts ends: the town stands right under the province
    areas.change(by=cast.officer, area=place, name="Xã Bình Mỹ", rank="xã", parent="HNA", effective_on=CUT + datetime.timedelta(days=1))
    areas.merge(by=cast.officer, unit=cast.district, tree="territory", codes=["BLU"], effective_on=TODAY)
    assert told(cast, TODAY) == {"Tỉnh Hà Nam", "Xã Bình Mỹ"} and "Thị trấn Bình Mỹ" in told(cast, CUT)


def test_refusals(cast):
    made(cast)
    belongs(cast, cast.union, "BM")
    place = UnitFact.objects.get().area
    top = place.spells.get().parent.spells.get().parent
    merge = lambda **given: areas.merge(  # noqa: E731
        by=cast.officer, unit=cast.district, tree="territory", **({"effective_on": CUT} | given)
    )
    change = lambda area, parent, on=CUT: areas.change(by=cast.officer, area=area, name="A", parent=parent, effective_on=on)  # noqa: E731
    late = TODAY + datetime.timedelta(days=1)
    table = [
        (lambda: made(cast, [{"code": "bm", "name": "Lại", "rank": "", "parent": ""}]), "Mã bm đã có"),
        (lambda: made(cast, [{"code": "X", "name": "X", "rank": "", "parent": "KHONG"}]), "Không có mã KHONG"),
        (lambda: made(cast, [{"code": "X", "name": "X", "rank": "", "parent": ""}], on=late), "chưa đến"),
        (lambda: change(top, "BM"), "không thể ở dưới chính"),
        (lambda: change(top, "", BEGAN), "đã ghi từ ngày 01/01/2015"),
        (lambda: merge(codes=["BLU"]), "Dưới Huyện Bình Lục còn Thị trấn Bình Mỹ, Xã An Nội"),
        (lambda: merge(codes=["BM"]), "còn 1 đơn vị. Ghi nơi nhận"),
        (lambda: merge(codes=["BM"], heir="KHONG"), "Không có mã KHONG"),
        (lambda: merge(codes=["BM"], heir="BM"), "không thể là nơi đang thôi"),
        (lambda: merge(codes=["BM"], heir="AN", effective_on=BEGAN), "Ngày thôi phải sau ngày đó"),
        (lambda: belongs(cast, cast.other, "Xã Không Có"), "Cây địa bàn không có “Xã Không Có”"),
    ]
    for act, sentence in table:
        with pytest.raises(Refused, match=sentence):
            act()
    belongs(cast, cast.other, "AN", on=TODAY)
    with pytest.raises(Refused, match="Công đoàn Trường Yên Trung đã ghi nơi khác"):
        merge(codes=["AN"], heir="BM")
    made(cast, [{"code": "AN2", "name": "Xã An Nội", "rank": "", "parent": "HNA"}])
    with pytest.raises(Refused, match="Có 2 nơi tên “xã an nội”. Ghi mã: AN, AN2"):
        belongs(cast, cast.group, "xã an nội")
    with pytest.raises(NotAllowed):
        areas.found(by=cast.chair, unit=cast.union, tree="sector", rows=[], effective_on=BEGAN)


def test_many_units_at_once_all_or_none(cast):
    made(cast)
    assign = lambda pairs, on=BEGAN, by=None: areas.assign(  # noqa: E731
        by=by or cast.officer, unit=cast.district, tree="territory", pairs=pairs, effective_on=on, decision="3/QĐ"
    )
    table = [
        ([("KDD", "BM"), ("X", "BM")], "Không có mã X"),
        ([("KDD", "BM"), ("YT", "KHONG")], "không có mã KHONG"),
        ([("KDD", "BM"), ("kdd", "AN")], "Mã KDD ghi hai lần"),
    ]
    for pairs, sentence in table:
        with pytest.raises(Refused, match=sentence):
            assign(pairs)
    assert not UnitFact.objects.exists()
    assign([("kdd", "bm"), ("YT", "BM")])
    assign([("KDD", "BM"), ("YT", "AN")], on=CUT)
    assert where(cast, CUT) == {"KDD": "Thị trấn Bình Mỹ", "YT": "Xã An Nội"} and UnitFact.objects.filter(unit=cast.union).count() == 1
    with pytest.raises(Refused, match="Ngày mới phải sau ngày đó"):
        assign([("YT", "BM")], on=CUT)


def test_the_tree_counts_and_every_number_opens(cast, sign_in, django_assert_max_num_queries):
    made(cast)
    belongs(cast, cast.union, "BM")
    belongs(cast, cast.other, "AN", on=CUT)
    for unit, sex in ((cast.union, "male"), (cast.group, "female"), (cast.other, "female"), (cast.district, "male")):
        member(cast, unit, sex)
    client, page = sign_in(cast.officer), reverse("organization:territory-tree", kwargs={"unit_id": cast.district.pk})
    with django_assert_max_num_queries(10):
        found = " ".join(client.get(page).content.decode().split())
    town, top = UnitFact.objects.get(unit=cast.union).area_id, "Tỉnh Hà Nam"
    row = found[found.index(top) :]
    assert [part.split("<")[0] for part in row.split('">') if part[:1].isdigit()][:2] == ["2", "3"] and ">ít</td>" in row
    assert "1 đoàn viên ở những công đoàn chưa ghi thuộc nơi nào" in found
    for name, there, gone in (
        ("organization:unit-list", cast.union.name, "Trường Yên Trung"),
        ("organization:unit-list", "1 đơn vị", "Tổ Văn phòng"),
        ("membership:member-statistics", "Thị trấn Bình Mỹ", ""),
    ):
        url = f"{reverse(name, kwargs={'unit_id': cast.district.pk})}?dia_ban={town}"
        assert url in found
        answer = client.get(url).content.decode()
        main = answer[answer.index("<main") :]
        assert there in main and (not gone or gone not in main), name
    earlier = client.get(page + "?ngay=31/01/2022").content.decode()
    assert "Đang xem cây của ngày" in earlier and f"dia_ban={town}&amp;ngay=31%2F01%2F2022" in earlier
    assert (
        client.get(page + "?dang=xlsx").content[:2] == b"PK" and "CÔNG ĐOÀN THEO ĐỊA BÀN" in client.get(page + "?dang=in").content.decode()
    )
    form = reverse("organization:areas-found", kwargs={"unit_id": cast.district.pk, "tree": "sector"})
    sent = {"rows": "GD;Giáo dục;ngành\nMN\tMầm non\tnhóm\tGD\n;;", "effective_on": "01/01/2015", "lan_gui": "1" * 32}
    wrong = client.post(form, sent | {"rows": "GD"})
    assert wrong.status_code == 422 and "Dòng 1: ghi mã (viết liền); tên; bậc; mã nơi trên" in wrong.content.decode()
    assert client.post(form, sent).status_code == 303
    assert "Mầm non" in client.get(reverse("organization:sector-tree", kwargs={"unit_id": cast.union.pk})).content.decode()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"A": (40, 20), "B": (30, 15)}, {"top": 35, "A": 20, "B": 15}),
        ({"A": (40, 2), "B": (30, 15)}, {"top": 17, "A": None, "B": None}),  # the second would tell the first
        ({"A": (40, 38), "B": (30, 15)}, {"top": 53, "A": None, "B": None}),  # two men are told as easily
        ({"A": (40, 2), "B": (30, 15), "C": (60, 30)}, {"top": 47, "A": None, "B": None, "C": 30}),
        ({"A": (4, 2)}, {"top": None, "A": None}),
    ],
)
def test_few_women_or_men_are_not_told_nor_can_be_reckoned(parts, told):
    spell = lambda pk, parent: SimpleNamespace(area_id=pk, parent_id=parent, search_key=str(pk))  # noqa: E731
    spells = [spell("top", None), *(spell(name, "top") for name in parts)]
    nodes = areas_of.cover(areas_of.grown(spells, {name: (1, *sums) for name, sums in parts.items()}))
    assert {node.row.area_id: None if node.few else node.all[2] for node in nodes} == told


def test_a_group_belongs_where_its_union_does_unless_it_is_said_to_belong_elsewhere(cast):
    made(cast)
    belongs(cast, cast.union, "BM")
    belongs(cast, cast.group, "AN")
    town, village = (UnitFact.objects.get(unit=unit).area_id for unit in (cast.union, cast.group))
    within = lambda area: set(Unit.objects.filter(pk__in=area_queries.inside("territory", {area}, TODAY)))  # noqa: E731
    assert cast.group not in within(town) and within(town) >= {cast.union, cast.group2}
    assert within(village) == {cast.group}
    assert list(Unit.objects.filter(pk__in=area_queries.said("territory", {town}, TODAY))) == [cast.union]


def test_what_changed_or_ended_since_neither_ends_nor_receives_from_an_earlier_day(cast):
    made(cast)
    later = CUT + datetime.timedelta(days=30)
    first, second = (UnitFact._meta.get_field("area").related_model.objects.get(code=code) for code in ("AN", "BM"))
    merge = {"by": cast.officer, "unit": cast.district, "tree": "territory", "effective_on": CUT, "decision": "2/NQ"}
    areas.change(by=cast.officer, area=first, name="Xã An Nội mới", rank="xã", parent="BLU", effective_on=later)
    with pytest.raises(Refused, match="đã ghi thay đổi từ ngày"):
        areas.merge(codes=["AN"], heir="BM", **merge)
    areas.change(by=cast.officer, area=first, name="Xã An Nội mới", rank="xã", parent="BM", effective_on=later + datetime.timedelta(days=1))
    with pytest.raises(Refused, match="không thể ở dưới chính"):
        areas.change(by=cast.officer, area=second, name="Thị trấn Bình Mỹ", rank="thị trấn", parent="AN", effective_on=CUT)
    areas.merge(codes=["AN"], heir="", **merge | {"effective_on": later + datetime.timedelta(days=2)})
    with pytest.raises(Refused, match="đã thôi sau ngày ấy"):
        areas.merge(codes=["BM"], heir="AN", **merge)
    with pytest.raises(Refused, match="đã thôi sau ngày ấy"):
        belongs(cast, cast.union, "AN", on=CUT)


def test_a_unit_does_not_come_back_to_a_place_that_has_ended_and_goes_from_one_to_another_of_the_same_name(cast):
    made(cast, [*HA_NAM, {"code": "AN2", "name": "Xã An Nội", "rank": "xã", "parent": "HNA"}])
    belongs(cast, cast.union, "AN")
    moved = belongs(cast, cast.union, "AN2", on=BEGAN + datetime.timedelta(days=1))
    assert moved.area.code == "AN2"
    areas.merge(by=cast.officer, unit=cast.district, tree="territory", codes=["AN"], heir="BM", effective_on=CUT, decision="2/NQ")
    with pytest.raises(Refused, match="nay không còn"):
        facts.take_back(by=cast.officer, fact=moved)
