"""Sentences about the congress in a term report."""

import pytest

from congdoan.congress.choices import At, Position
from congdoan.congress.tests import factories
from congdoan.indicators import engine
from congdoan.indicators.queries import figures
from congdoan.organization import queries as organization
from congdoan.reports.passages import passages_of
from tests.people import TODAY

pytestmark = pytest.mark.db


def sentences(cast):
    found = figures(engine.Question(cast.union, organization.term_period(cast.union, 2017, 2022), TODAY))
    runs = [entry.runs(found) for entry in passages_of("congress", "term")]
    return ["".join(run.text for run in sentence) for sentence in runs if sentence]


def test_the_closing_congress_is_told_in_the_report_of_the_term_it_closes(cast):
    assert sentences(cast) == []
    crew = factories.crew(cast)
    factories.congress(cast)
    factories.election(cast, list(zip(crew, (53, 52, 50, 47, 41, 15, 9), strict=True)), seats=5)
    factories.election(cast, [(crew[0], 54)], position=Position.DELEGATE)
    meeting = {"at": At.COMMITTEE_MEETING, "issued": 5, "collected": 5, "valid": 5}
    for position, who in ((Position.CHAIR, crew[0]), (Position.VICE_CHAIR, crew[1])):
        factories.election(cast, [(who, 5)], position=position, **meeting)
    assert sentences(cast) == [
        "Đại hội Công đoàn khối dân Đảng ngày 28/03/2022 đã bầu 5 đồng chí vào Ban Chấp hành khóa mới.",
        "Đại hội bầu 1 đại biểu đi dự đại hội công đoàn cấp trên.",
        "Ban Chấp hành bầu 2 đồng chí giữ chức chủ tịch, phó chủ tịch.",
    ]
