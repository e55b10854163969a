"""Decisions filled from records, one person and a list; templates of offices: what is refused, how far one reaches, the way back."""

import datetime
import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.tests.test_joining import SIGNED, consider, decide, receive
from congdoan.papers import builtin, guarding, places, queries
from congdoan.papers.actions import decisions
from congdoan.papers.choices import Sort
from congdoan.papers.models import Issued, Template
from congdoan.reorganization.tests import factories as plans
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def word(*lines, extra=None):
    """Bytes of a Word file of these paragraphs; ``extra``: parts added to the archive."""
    paper, file = docx.Document(), io.BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(file)
    if extra:
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, part in extra.items():
                archive.writestr(name, part)
    return file.getvalue()


def text(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def put(cast, content, by=None, unit=None, sort=Sort.ADMISSION):
    by, unit = by or cast.chair, unit or cast.union
    return decisions.replace_template(by=by, unit=unit, sort=sort, file=SimpleUploadedFile("mau.docx", content))


HARMFUL = [
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "không có|không dùng được"),
    ("{{ nguoi.__class__ }}", "nguoi.__class__"),
    ("{% for n in nguoi %}{{ n.__init__ }}{% endfor %}", "n.__init__"),
    ("{% for x in range(999999999) %}a{% endfor %}", r"range\(…\)"),
    ("{{ 'a' * 10 ** 10 }}", "không dùng được"),
    ("{% for n in nguoi %}{% for m in nguoi %}{{ m.stt }}{% endfor %}{% endfor %}", "vòng lặp trong vòng lặp"),
    ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "không dùng được"),
    ("{% include '/etc/passwd' %}", "không dùng được"),
    ("{% set x = so %}{{ x }}", "không dùng được"),
    ("{{ so|format(1) }}", "format"),
    ("{{ lipsum() }}{{ cycler.__init__ }}", "không dùng được|không có"),
    ("{{ ten_nguoi }}", "“ten_nguoi”"),
    ("{% for n in nguoi %}{{ n.luong }}{% endfor %}", "“n.luong”"),
    ("{{ so ", "viết sai"),
    ("{% for n in nguoi %}{{ n.stt }}", "viết sai"),
]


class TestGuard:
    @pytest.mark.parametrize(("line", "sentence"), HARMFUL)
    def test_what_is_more_than_filling_is_refused_with_a_sentence(self, line, sentence):
        with pytest.raises(Refused, match=sentence):
            guarding.filled(word(line), places.made_up())

    def test_files_that_are_no_plain_word_file_are_refused(self):
        bomb = {"word/media/a.png": b"0" * (guarding.MOST_UNPACKED + 1)}
        outside = b'<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://x.example" TargetMode="External"/></Relationships>'
        for content, sentence in (
            (b"khong phai word", "Không mở được"),
            (b"0" * (guarding.MOST_BYTES + 1), "2 MB"),
            (word("a", extra=bomb), "bung ra quá lớn"),
            (word("a", extra={"word/vbaProject.bin": b"x"}), "macro"),
            (word("a", extra={"word/_rels/settings.xml.rels": outside}), "nơi khác"),
            (word("a", extra={"word/thu.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "không giống"),
            (word("dài " * 400_000), "dài quá"),
        ):
            with pytest.raises(Refused, match=sentence):
                guarding.check_file(content)

    def test_every_built_in_template_is_whole_and_fills(self):
        for sort in Sort:
            guarding.check_file(builtin.template(sort))
            said = text(guarding.filled(builtin.template(sort), places.made_up()))
            assert all(part in said for part in ("QUYẾT ĐỊNH:", "Điều 3.", "TM. BAN CHẤP HÀNH", "Số: 07/QĐ-CĐCS", "DỆT & MAY")), sort
            assert "{{" not in said and "{%" not in said


class TestIssuing:
    def test_one_person_in_a_sentence_several_in_a_list_each_kept_with_the_decision_of_the_book(self, cast):
        one = [receive(cast, job_title="Văn thư")]
        consider(cast, one)
        decide(cast, one)
        known = {"unit": cast.union, "sort": "admission", "signed_on": SIGNED, "effective_on": SIGNED}
        issued = decisions.issue(by=cast.chair, chosen=[str(one[0].pk)], number="12/QĐ-CĐCS", **known)
        said = text(issued.content)
        assert (
            "Điều 1. Kết nạp bà Trần Thị Mai, sinh ngày 09/10/1996, Văn thư, Tổ Văn phòng, vào Công đoàn Việt Nam từ ngày 15/04/2022."
            in said
        )
        assert (
            "số 12/2012/QH13" in said and "Số: 12/QĐ-CĐCS" in said and "CÔNG ĐOÀN KHỐI DÂN ĐẢNG" in said and "LĐLĐ HUYỆN BÌNH LỤC" in said
        )
        one[0].refresh_from_db()
        assert issued.decision_id == one[0].decision_id
        more = [receive(cast, name, sex=sex) for name, sex in (("Lê Văn An", "male"), ("Đỗ Thị Hoa", "female"))]
        consider(cast, more)
        decide(cast, more, number="13/QĐ-CĐCS")
        both = [str(row.pk) for row in more]
        said = text(decisions.issue(by=cast.chair, chosen=both, number="13/QĐ-CĐCS", **known).content)
        assert "Kết nạp 2 người có tên dưới đây" in said and "Lê Văn An\n" in said and "Điều 1. Kết nạp bà" not in said
        for wrong, chosen, number in (
            ("khác nhau", [str(one[0].pk), *both], "12/QĐ-CĐCS"),
            ("Ghi đúng số", both, "99"),
            ("Chọn ít nhất", [], "1"),
        ):
            with pytest.raises(Refused, match=wrong):
                decisions.issue(by=cast.chair, chosen=chosen, number=number, **known)
        with pytest.raises(NotAllowed):
            decisions.issue(by=cast.group_leader, chosen=both, number="13/QĐ-CĐCS", **known)

    def test_a_plan_gives_its_units_receivers_and_members(self, cast):
        plans.members(cast, cast.other, 3)
        step = {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}
        plan = plans.approved(cast, plans.second_officer(cast), plans.drafted(cast, step))
        issued = decisions.issue(
            by=cast.officer, unit=cast.district, sort="merging", chosen=[str(plan.pk)], number="214/QĐ-LĐLĐ",
            signed_on=datetime.date(2022, 4, 20), effective_on=plans.DAY,
        )  # fmt: skip
        cells = [cell.text for row in docx.Document(io.BytesIO(issued.content)).tables[1].rows for cell in row.cells]
        assert cells[4:] == ["1", "Công đoàn Trường Yên Trung", "Công đoàn khối dân Đảng", "3"]
        assert list(queries.issued(by=cast.officer, unit=cast.district)) == [issued]


class TestTemplates:
    def test_an_offices_own_holds_for_it_and_below_until_given_up(self, cast):
        own = put(cast, word("Mẫu riêng {{so}} {% for n in nguoi %}{{ n.ho_ten|upper }}; {% endfor %}"))
        assert queries.template_of(cast.group, "admission", TODAY)[0] == own
        assert queries.template_of(cast.other, "admission", TODAY)[0] is None and queries.template_of(cast.group, "pause", TODAY)[0] is None
        above = put(cast, word("Mẫu huyện {{so}}"), by=cast.officer, unit=cast.district)
        assert (
            queries.template_of(cast.other, "admission", TODAY)[0] == above
            and queries.template_of(cast.union, "admission", TODAY)[0] == own
        )
        decisions.withdraw_template(by=cast.chair, unit=cast.union, sort="admission")
        assert queries.template_of(cast.group, "admission", TODAY)[0] == above
        decisions.withdraw_template(by=cast.officer, unit=cast.district, sort="admission")
        row, content = queries.template_of(cast.group, "admission", TODAY)
        assert row is None and content == builtin.template("admission")
        with pytest.raises(Refused, match="không có mẫu riêng"):
            decisions.withdraw_template(by=cast.chair, unit=cast.union, sort="admission")
        with pytest.raises(NotAllowed):
            put(cast, word("a"), by=cast.group_leader, unit=cast.group)

    def test_screens_list_try_replace_and_name_the_wrong_place(self, cast, sign_in):
        chair, unit = sign_in(cast.chair), cast.union.pk
        page = chair.get(reverse("papers:template-list", args=[unit])).content.decode()
        assert "Mẫu có sẵn" in page and "{{n.ho_ten}}" in page
        trial = chair.get(reverse("papers:template-file", args=[unit, "admission"]) + "?thu=1")
        assert "Trần Thị Mẫu" in text(trial.content)
        url = reverse("papers:template-replace", args=[unit, "admission"])
        bad = chair.post(url, {"lan_gui": "a", "file": SimpleUploadedFile("mau.docx", word("{{ ten_nguoi }}"))})
        assert bad.status_code == 422 and "ten_nguoi" in bad.content.decode() and not Template.objects.exists()
        good = chair.post(url, {"lan_gui": "b", "file": SimpleUploadedFile("mau.docx", word("Số {{so}}"))})
        assert good.status_code == 303 and Template.objects.get().unit == cast.union
        rows = [receive(cast)]
        consider(cast, rows)
        decide(cast, rows)
        sent = {"lan_gui": "c", "chosen": [rows[0].pk], "number": "12/QĐ-CĐCS", "signed_on": "15/04/2022", "effective_on": "15/04/2022"}
        form = chair.get(reverse("papers:decision-issue", args=[unit, "admission"])).content.decode()
        assert "Trần Thị Mai, quyết định 12/QĐ-CĐCS" in form and 'value="12/QĐ-CĐCS"' in form
        assert chair.post(reverse("papers:decision-issue", args=[unit, "admission"]), sent).status_code == 303
        issued = Issued.objects.get()
        assert "12/QĐ-CĐCS" in chair.get(reverse("papers:decision-list", args=[unit])).content.decode()
        assert text(chair.get(reverse("papers:decision-file", args=[unit, issued.pk])).content).startswith("Số 12/QĐ-CĐCS")
        assert chair.get(reverse("papers:template-file", args=[unit, "la"])).status_code == 404
        officer = sign_in(cast.officer)
        assert "Trần Thị Mai" not in officer.get(reverse("papers:decision-list", args=[cast.district.pk])).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("sort", Sort)
def test_with_nothing_to_decide_about_it_says_what_to_record_first_and_offers_no_form(cast, sign_in, sort):
    page = sign_in(cast.chair).get(reverse("papers:decision-issue", args=[cast.union.pk, sort.value]))
    words = page.content.decode()
    assert page.status_code == 200 and "Sổ chưa ghi việc nào thuộc loại này" in words and 'name="number"' not in words
