"""Papers of a request: sent from the telephone, opened by exactly those who may read the reason, of a confidential one by those who know of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.aid import queries
from congdoan.aid.actions import evidence, requests
from congdoan.aid.models import Evidence, Request
from congdoan.aid.tests.test_screens import at, sent, words
from congdoan.attachments.tests.pictures import GPS, JPG, PNG
from congdoan.care.policies import can_see_reason
from congdoan.care.tests import factories
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries as membership
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(cast):
    return factories.member(cast, who=cast.member.person)


def photo(content=JPG):
    return SimpleUploadedFile("giay-ra-vien.jpg", content)


def asked(cast, **more):
    given = {"reason": "hospital", "what": "Mổ ruột thừa", "files": [photo()], **more}
    return requests.ask(by=cast.member, membership=membership.own_today(by=cast.member), **given)


def everybody(cast):
    """Each role of the union and the group, and who stands outside."""
    for role in Role:
        who = people.person(f"Người Giữ {role.value}")
        grants.give(person=who, role=role, unit=cast.union, valid_from=people.FOUNDED)
        yield people.acting(people.account(who, f"giu-{role.value}"))
    yield from (cast.group_leader, cast.officer, cast.stranger)


@pytest.mark.parametrize("is_confidential", [False, True])
def test_readers_are_exactly_those_who_may_read_the_reason(cast, mai, sign_in, is_confidential):
    case = asked(cast, is_confidential=is_confidential)
    paper, opened, refused = Evidence.objects.get(), 0, 0
    for by in everybody(cast):
        known = queries.request(by=by, pk=case.pk) if by.scope("aid.view_aid") else None
        reads = known is not None and can_see_reason(by, case)
        assert (queries.evidence(by=by, pk=paper.pk) is not None) is reads
        status = sign_in(by).get(reverse("aid:paper", args=[cast.group.pk, paper.pk])).status_code
        assert (status == 200) is reads and status in (200, 403, 404), by.person.full_name
        if known is not None:
            assert ("giay-ra-vien" in words(sign_in(by).get(at("request", cast.group, case.pk)))) is reads
        opened, refused = opened + reads, refused + (not reads)
    assert opened and refused and (not is_confidential or opened == 1), "of a confidential one the chair alone"


def test_from_the_telephone_with_the_request_and_after(cast, mai, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.member)
    told = {"reason": "hospital", "what": "Mổ ruột thừa", "amount_asked": "2 triệu"}
    wrong = client.post(reverse("aid:ask"), sent(1, **told, files=[SimpleUploadedFile("a.jpg", b"MZ")]))
    assert wrong.status_code == 422 and "không phải bản chụp" in words(wrong) and not Request.objects.exists()
    for _twice in range(2):
        assert client.post(reverse("aid:ask"), sent(2, **told, files=[photo()])).status_code == 303
    case, paper = Request.objects.get(), Evidence.objects.get()
    assert GPS not in bytes(paper.content)
    more = reverse("aid:own-attach", args=[case.pk])
    assert "Thêm giấy tờ" in words(client.get(reverse("aid:mine"))) and client.get(more).status_code == 200
    assert client.post(more, sent(3)).status_code == 422
    for nth in (4, 5):
        assert client.post(more, sent(nth, files=[photo(PNG)])).status_code == 303
    assert Evidence.objects.count() == 2
    opened = client.get(reverse("aid:own-paper", args=[paper.pk]))
    assert opened["Content-Type"] == "image/jpeg" and opened["Cache-Control"] == "no-store"
    chair = sign_in(cast.chair)
    with django_assert_max_num_queries(10):
        assert words(chair.get(at("request", cast.group, case.pk))).count("giay-ra-vien") == 2
    for url in (more, reverse("aid:own-paper", args=[paper.pk]), reverse("aid:own-paper-drop", args=[paper.pk])):
        assert chair.get(url).status_code == 404, "another's own page"
    assert chair.get(reverse("aid:paper", args=[cast.union.pk, paper.pk])).status_code == 404, "of another unit's address"


def test_taken_out_the_bytes_are_gone(cast, mai, sign_in):
    case = asked(cast)
    paper = Evidence.objects.get()
    with pytest.raises(Conflict):
        evidence.withdraw_own(by=cast.member, proof=paper, version=9, reason="nhầm")
    client = sign_in(cast.member)
    assert client.post(reverse("aid:own-paper-drop", args=[paper.pk]), sent(1, 1, reason="ảnh của người khác")).status_code == 303
    paper.refresh_from_db()
    assert (bytes(paper.content), paper.file_name, paper.is_cancelled) == (b"", "da-xoa", True)
    for url in (reverse("aid:own-paper", args=[paper.pk]), reverse("aid:own-paper-drop", args=[paper.pk])):
        assert client.get(url).status_code == 404
    assert evidence.attach_own(by=cast.member, case=case, files=[photo()]).put == 1, "what was taken out may be sent again"


def test_who_may_put_in_and_take_out(cast, mai, sign_in):
    case = asked(cast, is_confidential=True)
    paper = Evidence.objects.get()
    for deed in (
        lambda: evidence.attach(by=cast.group_leader, case=case, files=[photo(PNG)]),
        lambda: evidence.withdraw(by=cast.group_leader, proof=paper, version=1, reason="thử"),
    ):
        with pytest.raises(Refused, match="không có đề nghị này"):
            deed()
    for deed in (
        lambda: evidence.attach(by=cast.accountant, case=case, files=[photo(PNG)]),
        lambda: evidence.attach_own(by=cast.chair, case=case, files=[photo(PNG)]),
        lambda: evidence.withdraw_own(by=cast.chair, proof=paper, version=1, reason="thử"),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert evidence.attach(by=cast.chair, case=case, files=[photo(PNG)]).put == 1
    inspector = words(sign_in(cast.inspector).get(reverse("overview:log", args=[cast.union.pk]))).partition("<main")[2]
    assert "Trần Thị Mai" not in inspector and "Gửi giấy tờ" not in inspector
    requests.approve(by=cast.chair, case=case, version=1, amount=1_000_000)
    requests.give(
        by=cast.chair, case=case, version=2, how="gift", given_on=factories.day("2022-05-20"), source="union_budget"
    )  # fmt: skip
    with pytest.raises(Refused, match="đi theo phiếu chi"):
        evidence.withdraw_own(by=cast.member, proof=paper, version=1, reason="thôi")
    evidence.withdraw(by=cast.chair, proof=paper, version=1, reason="đoàn viên đề nghị")
    asked(cast, files=[], reason="accident")
    gone = requests.cancel(by=cast.chair, case=Request.objects.get(reason="accident"), version=1, reason="nhầm")
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        evidence.attach_own(by=cast.member, case=gone, files=[photo()])
