"""Bậc trình độ: the levels of each kind, from the lowest up; a level's rank is its place."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import header_key
from congdoan.membership.choices import QualificationKind as Kind

LEVELS = {
    Kind.GENERAL: (("primary", _("Tiểu học"), ("Cấp 1",)), ("lower_secondary", _("Trung học cơ sở"), ("THCS", "9/12", "7/10", "Cấp 2")),
                   ("upper_secondary", _("Trung học phổ thông"), ("THPT", "12/12", "10/10", "Cấp 3", "PTTH", "Tốt nghiệp THPT"))),
    Kind.PROFESSIONAL: (("elementary", _("Sơ cấp"), ()), ("intermediate", _("Trung cấp"), ("TC", "Trung học chuyên nghiệp")),
                        ("college", _("Cao đẳng"), ("CĐ",)), ("bachelor", _("Đại học"), ("ĐH", "Cử nhân", "Kỹ sư", "Bác sĩ")),
                        ("master", _("Thạc sĩ"), ("ThS", "Cao học", "Sau đại học")), ("doctor", _("Tiến sĩ"), ("TS",))),
    Kind.POLITICAL: (("elementary", _("Sơ cấp"), ("Bồi dưỡng lý luận chính trị",)), ("intermediate", _("Trung cấp"), ("TC",)),
                     ("advanced", _("Cao cấp"), ("CC", "Cử nhân"))),
    Kind.LANGUAGE: (("one", _("Bậc 1"), ("A1", "A")), ("two", _("Bậc 2"), ("A2", "B")), ("three", _("Bậc 3"), ("B1", "C")),
                    ("four", _("Bậc 4"), ("B2",)), ("five", _("Bậc 5"), ("C1",)), ("six", _("Bậc 6"), ("C2", "Đại học"))),
    Kind.COMPUTING: (("basic", _("Cơ bản"), ("A", "Ứng dụng CNTT cơ bản")), ("advanced", _("Nâng cao"), ("B", "C", "Ứng dụng CNTT nâng cao"))),
    Kind.OTHER: (("held", _("Đã cấp"), ("Có", "Đạt")),),
}  # fmt: skip
"""{kind: ((level, label, other wordings), ...)}, ascending."""


def rank_of(kind, level):
    """The place of a level among those of its kind, from 1; None for a level that the kind does not have."""
    names = [name for name, _label, _also in LEVELS[Kind(kind)]]
    return names.index(level) + 1 if level in names else None


def at_least(kind, rank):
    """The levels of a kind from that rank up."""
    return [name for name, _label, _also in LEVELS[Kind(kind)]][rank - 1 :]


def label_of(kind, level):
    """The level in words."""
    return next((str(label) for name, label, _also in LEVELS[Kind(kind)] if name == level), level)


def labels(kind):
    """The words of a kind's levels, ascending."""
    return [str(label) for _name, label, _also in LEVELS[Kind(kind)]]


def read_level(kind, written):
    """The level of a kind that somebody wrote in any wording; None for none."""
    key = header_key(written)
    for name, label, also in LEVELS[Kind(kind)]:
        if key in (header_key(str(label)), header_key(name), *map(header_key, also)):
            return name
    return None


def choices():
    """[(heading, [("kind:level", label)])] of all kinds, for one list to choose from."""
    return [(kind.label, [(f"{kind.value}:{name}", label) for name, label, _also in levels]) for kind, levels in LEVELS.items()]
