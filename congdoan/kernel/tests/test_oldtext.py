"""Old encodings: what was typed comes back, and text of today is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.kernel import oldtext
from congdoan.kernel.oldtext import TCVN3, VNI
from tests.oldfonts import typed

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Quách"]
MIDDLE = ["Thị", "Văn", "Đức", "Ngọc", "Thu", "Quỳnh", "Hữu", "Xuân", "Mỹ", "Khánh", "Thuỳ", "Bảo"]
GIVEN = ["Hoà", "Hằng", "Cường", "Mai", "Nguyệt", "Thắm", "Huyền", "Phượng", "Tuyết", "Khuê", "Yến", "Bích", "Dũng", "Giang", "Lộc"]
WORDS = [
    "Phó chủ tịch",
    "Kế toán trưởng",
    "Nghỉ hưu",
    "Đại học Sư phạm",
    "Ốm đau, nằm viện",
    "Tuyên truyền bình đẳng giới",
    "Quyết định 12/QĐ-LĐLĐ",
]


names = st.builds(lambda *parts: " ".join(parts), st.sampled_from(SURNAMES), st.sampled_from(MIDDLE), st.sampled_from(GIVEN))


@pytest.mark.parametrize("table", [TCVN3, VNI])
@given(column=st.lists(names, min_size=3, max_size=40, unique=True))
def test_a_column_of_names_comes_back_as_it_was_meant(table, column):
    written = [typed(table, name) for name in column]
    found, read = oldtext.recognised(written)
    changed = {old: name for old, name in zip(written, column, strict=True) if old != name}
    assert found == (table if changed else "")
    right = sum(1 for old, name in changed.items() if read.get(old) == name)
    assert right == len(changed)


@given(column=st.lists(st.one_of(names, st.sampled_from(WORDS)), max_size=40))
def test_text_of_today_is_left_alone(column):
    assert oldtext.recognised(column) == ("", {})
    assert oldtext.recognised([unicodedata.normalize("NFC", name.upper()) for name in column]) == ("", {})


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("table", [TCVN3, VNI])
def test_words_of_books(table, text):
    assert oldtext.READERS[table](typed(table, text)).casefold() == text.casefold()


@pytest.mark.parametrize(
    ("table", "written", "meant"),
    [
        (TCVN3, "NguyÔn ThÞ Hoµ", "Nguyễn Thị Hoà"),
        (TCVN3, "NGUYÔN THÞ HOµ", "NGUYỄN THỊ HOÀ"),
        (TCVN3, "§Æng V¨n L­¬ng", "Đặng Văn Lương"),
        (TCVN3, "Häp Ban ChÊp hµnh", "Họp Ban Chấp hành"),
        (VNI, "Nguyeãn Thò Hoaø", "Nguyễn Thị Hoà"),
        (VNI, "NGUYEÃN THÒ HOAØ", "NGUYỄN THỊ HOÀ"),
        (VNI, "Ñaëng Vaên Löông", "Đặng Văn Lương"),
    ],
)
def test_as_old_books_have_it(table, written, meant):
    assert oldtext.READERS[table](written) == meant
    assert oldtext.recognised([written]) == (table, {written: meant})


def test_what_makes_sense_both_ways_goes_with_its_column():
    assert oldtext.recognised(["Nguyeãn Vaên Haûi", "Thò Mò"])[1]["Thò Mò"] == "Thị Mị"
    assert "Thò Mò" not in oldtext.recognised(["Nguyeãn Vaên Haûi", "Thò Mò", "Trường Chinh"])[1]


@pytest.mark.parametrize("column", [["Müller", "Café", "Bjørn"], ["Société Générale"], ["½ ngày", "30 µm"], ["© 2010", "«Lao Động»"], []])
def test_strangers_are_no_old_vietnamese(column):
    assert oldtext.recognised(column) == ("", {})


@pytest.mark.parametrize(
    ("word", "right"),
    [("nghiêng", True), ("Quỳnh", True), ("Thuỳ", True), ("thủy", True), ("hoá", True), ("giếng", True), ("ThÞ", False), ("Hoaø", False), ("cảt", False), ("Đắk", False)],
)  # fmt: skip
def test_syllables(word, right):
    assert oldtext.is_syllable(word) is right


MIXED = ["NguyÔn ThÞ Hoµ", "Lê Văn Tân", "Trần Thị Hân", "Đỗ Công Tôn", "Lê Tân"]


def test_in_a_column_of_old_and_new_what_the_table_cannot_write_is_of_today():
    assert oldtext.recognised(MIXED) == (TCVN3, {"NguyÔn ThÞ Hoµ": "Nguyễn Thị Hoà"})
    assert oldtext.recognised(MIXED, TCVN3) == (TCVN3, {"NguyÔn ThÞ Hoµ": "Nguyễn Thị Hoà"})


@pytest.mark.parametrize(
    "text", ["Lê Văn Tân", "Đỗ Công Tôn", unicodedata.normalize("NFD", "Trần"), "Họ và tên", "Đơn vị (mã)", "Kpă Y Đê"]
)
def test_a_text_that_no_old_table_can_write(text):
    assert oldtext.is_of_today(text)
    assert not any(oldtext.speaks_for(table, text) for table in (TCVN3, VNI))
    assert text not in oldtext.recognised(["NguyÔn ThÞ Hoµ", "TrÇn V¨n H¶i", text], TCVN3)[1]


@pytest.mark.parametrize("text", ["NguyÔn ThÞ Hoµ", "Tæ “V¨n phßng” – 2…", "Nguyeãn Thò Hoøa", "Cœur", ""])
def test_a_text_that_an_old_table_can_write(text):
    assert not oldtext.is_of_today(text)
