"""Made-up people look like people, as often as they really occur, and are nobody."""

import random
import re
import unicodedata
from collections import Counter

import pytest

from congdoan.demo import name_lists, names

WORD = re.compile(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][a-zđà-ỹăâêôơư]*")


def drawn(number=4000, seed=1):
    rng = random.Random(seed)
    return [names.full_name(rng, rng.choice((names.FEMALE, names.MALE)), rng.randint(1950, 2000)) for _ in range(number)]


def test_every_word_is_a_vietnamese_syllable_in_nfc():
    for name in drawn(500):
        assert name == unicodedata.normalize("NFC", name)
        assert 3 <= len(name.split()) <= 4
        assert all(WORD.fullmatch(word) for word in name.split()), name


@pytest.mark.parametrize(("surname", "percent"), [("Nguyễn", 38), ("Trần", 11), ("Lê", 9.5), ("Phạm", 7)])
def test_surnames_come_as_often_as_they_do(surname, percent):
    share = 100 * Counter(name.split()[0] for name in drawn())[surname] / 4000
    assert abs(share - percent) < 3


def test_women_and_men_are_named_differently_by_generation():
    rng = random.Random(3)
    thi = {born: sum(" Thị " in names.full_name(rng, names.FEMALE, born) for _ in range(500)) for born in (1960, 1995)}
    assert thi[1960] > thi[1995] + 100
    assert not any(" Thị " in names.full_name(rng, names.MALE, 1975) for _ in range(500))
    assert not any(" Văn " in names.full_name(rng, names.FEMALE, 1975) for _ in range(500))


def test_a_name_does_not_say_the_same_twice():
    for name in drawn(3000):
        given, before = name.split()[-1], name.split()[-2]
        assert names.plain(given) != names.plain(before)


def test_nobody_in_public_life_is_handed_out_and_no_name_twice():
    handed = names.Names(random.Random(5))
    found = [handed.new(names.MALE, 1970) for _ in range(400)]
    assert len(set(found)) == 400
    assert not name_lists.PUBLIC_FIGURES & set(found)


@pytest.mark.parametrize(
    ("sex", "born", "fourth"),
    [(names.MALE, 1975, "0"), (names.FEMALE, 1975, "1"), (names.MALE, 2003, "2"), (names.FEMALE, 2003, "3")],
)
def test_identity_numbers_have_the_real_structure_in_a_province_that_is_none(sex, born, fourth):
    number = names.national_id(random.Random(9), sex, born)
    assert re.fullmatch(r"\d{12}", number)
    assert int(number[:3]) >= 990
    assert number[3] == fourth
    assert number[4:6] == f"{born % 100:02d}"


def test_phones_are_plainly_made_up():
    assert names.phone(7) == "0900 000 007"


def test_the_same_seed_names_the_same_people():
    assert drawn(50, seed=8) == drawn(50, seed=8)
    assert drawn(50, seed=8) != drawn(50, seed=9)
