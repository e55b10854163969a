"""Made-up Vietnamese people: họ, đệm, tên as often as they really occur, and numbers that belong to nobody."""

import unicodedata

from congdoan.demo import name_lists as lists

FEMALE, MALE = "nữ", "nam"

# Real province codes of identity numbers run from 001 to 096. Ours begin with 99, so that no such card was ever issued.
INVENTED_PROVINCES = range(990, 1000)


def pick(rng, weighted):
    """One key of ``weighted`` ({thing: weight}), by weight."""
    return rng.choices(list(weighted), weights=list(weighted.values()))[0]


def generation(born):
    """The cohort whose fashion in names a person born in year ``born`` follows."""
    return next(key for key in ("old", "middle", "young", "child") if born < lists.COHORT_ENDS[key])


def full_name(rng, sex, born, surname=None):
    """Họ đệm tên of a person of ``sex`` born in year ``born``; ``surname`` if the family is known."""
    cohort = generation(born)
    family = surname or pick(rng, lists.SURNAMES)
    if cohort == "child":
        return f"{family} {rng.choice(lists.CHILD_NAMES[sex])}"
    middles = lists.MIDDLE_NAMES[sex][cohort]
    given = rng.choice(lists.GIVEN_NAMES[sex][cohort])
    middle = pick(rng, {word: weight for word, weight in middles.items() if plain(word) != plain(given)})
    extra = rng.choice(lists.SECOND_MIDDLE) if middle == "Thị" and rng.random() < lists.DOUBLE_MIDDLE[cohort] else ""
    return " ".join(part for part in (family, middle, extra if plain(extra) != plain(given) else "", given) if part)


def plain(text):
    """``text`` in lower case without diacritics."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Names:
    """Hands out names, each once; ``rng`` is a seeded ``random.Random``."""

    def __init__(self, rng):
        """Start with no name handed out."""
        self.rng = rng
        self.used = set(lists.PUBLIC_FIGURES)

    def new(self, sex, born, surname=None):
        """A name not handed out before."""
        while (name := full_name(self.rng, sex, born, surname)) in self.used:
            continue
        self.used.add(name)
        return name


def national_id(rng, sex, born):
    """Số CCCD in the real structure: province, century and sex, year of birth, six random digits; see above."""
    century_and_sex = (born // 100 - 19) * 2 + (sex == FEMALE)
    return f"{rng.choice(INVENTED_PROVINCES):03d}{century_and_sex}{born % 100:02d}{rng.randrange(10**6):06d}"


def phone(number):
    """Số điện thoại that is plainly made up: 0900 000 and ``number`` (0 to 999)."""
    return f"0900 000 {number:03d}"
