"""Sentences about funds in a report: made from the records, left out where there are none."""

import pytest

from congdoan.finance.choices import Content, FundKind
from congdoan.finance.tests import factories
from congdoan.indicators import engine
from congdoan.indicators.queries import figures
from congdoan.kernel.periods import read_period
from congdoan.reports.passages import passages_of
from tests.people import TODAY

pytestmark = pytest.mark.db


def sentences(cast, section):
    found = figures(engine.Question(cast.union, read_period("2022"), TODAY))
    runs = [entry.runs(found) for entry in passages_of(section, "term") if any(key.startswith("finance.") for key in entry.keys)]
    return ["".join(run.text for run in sentence).replace("\xa0", " ") for sentence in runs if sentence]


def test_the_sentences_hold_the_figures(cast):
    cuong, dang, hanh = factories.crew(cast)
    helped = factories.fund(cast, code="GD", name="Giúp chị Hạnh", kind=FundKind.HARDSHIP, beneficiary=hanh)
    for code, name in (("QXH", "Quỹ xã hội công đoàn"), ("QVNN", "Quỹ vì người nghèo")):
        factories.contribution(cast, factories.fund(cast, code=code, name=name), cuong, 200_000)
    factories.contribution(cast, helped, dang, 500_000)
    factories.handover(cast, helped, 500_000)
    factories.handover(cast, None, 2_000_000, Content.GIFTS, quantity=4)
    assert sentences(cast, "care") == ["Công đoàn quyên góp ủng hộ 1 đoàn viên gặp khó khăn, hoạn nạn với số tiền 500.000 đ."]
    assert sentences(cast, "social") == [
        "33,3% đoàn viên ủng hộ các quỹ: Quỹ vì người nghèo, Quỹ xã hội công đoàn.",
        "Các quỹ và đợt vận động thu được 900.000 đ.",
        "Công đoàn trao tặng 2 lần, trị giá 2.500.000 đ cho người nghèo, vùng khó khăn, việc nghĩa và đoàn viên gặp hoạn nạn.",
        "Trong đó có 4 suất quà trị giá 2.000.000 đ.",
    ]


def test_nothing_is_claimed_that_nobody_recorded(cast):
    assert sentences(cast, "care") == sentences(cast, "social") == []
