"""A tally as pages show it: the table of candidates, the sentence of ballots, who is elected."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congdoan.congress import succession
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.organization.choices import Post
from congdoan.ui.tables import Column, Table

TABLE = Table(
    gettext_lazy("Người ứng cử, nhiều phiếu trước"),
    (
        Column(
            gettext_lazy("Họ và tên"), lambda line: line["candidate"].person.full_name, "name", opens=lambda line: line["candidate"].person
        ),
        Column(gettext_lazy("Số phiếu"), lambda line: line["candidate"].votes, "count", phone="nhan"),
        Column(gettext_lazy("Phần trăm"), lambda line: f"{line['percent']}%" if line["percent"] else "", "count", phone="nhan"),
        Column(gettext_lazy("Kết quả"), lambda line: result(line), "badge", badge=lambda line: colour(line)),
    ),
    css="cd-gon",
)


def result(line):
    """What became of a candidate, in a word."""
    if line["elected"]:
        return _("Trúng cử")
    return _("Bằng phiếu, chờ bầu lại") if line["tied"] else _("Không trúng cử")


def colour(line):
    """The look of that word."""
    if line["elected"]:
        return "la"
    return "nghe" if line["tied"] else ""


def ballots(counted):
    """ "Bầu 5 người; phát ra 55 phiếu, thu về 55, hợp lệ 54, không hợp lệ 1. Trúng cử khi được từ 28 phiếu." """
    election = counted.election
    return _(
        "Bầu %(seats)s người. Phát ra %(issued)s phiếu, thu về %(collected)s, hợp lệ %(valid)s, không hợp lệ %(invalid)s. "
        "Trúng cử khi được từ %(needed)s phiếu trở lên."
    ) % {
        "seats": election.seats, "issued": format_number(election.issued), "collected": format_number(election.collected),
        "valid": format_number(election.valid), "invalid": format_number(election.invalid), "needed": format_number(counted.tally.needed),
    }  # fmt: skip


def elected_sentence(counted):
    """ "5 người trúng cử: Đỗ Quốc Cường, …"; empty if nobody is."""
    names = [line["candidate"].person.full_name for line in counted.lines if line["elected"]]
    if not names:
        return ""
    words = {"count": len(names), "names": ", ".join(names)}
    return ngettext("%(count)s người trúng cử: %(names)s.", "%(count)s người trúng cử: %(names)s.", len(names)) % words


def posts_sentences(election):
    """ "Đã ghi chức vụ Phó chủ tịch cho A.", "B thôi từ ngày 20/11/2026.": what an election made of posts, for the notice after it."""
    took, left = succession.seated(election), succession.stepped_down(election)
    said = []
    if took:
        words = {"post": Post(took[0].post).label, "names": ", ".join(row.person.full_name for row in took)}
        said.append(_("Đã ghi chức vụ %(post)s cho %(names)s.") % words)
    if left:
        words = {"names": ", ".join(dict.fromkeys(row.person.full_name for row in left)), "on": format_date(election.held_on)}
        said.append(_("Thôi chức vụ từ ngày %(on)s: %(names)s.") % words)
    return said


def title(election):
    """ "Bầu Ban Chấp hành, vòng 2"."""
    named = _("Bầu %(position)s") % {"position": election.get_position_display()}
    return named if election.round == 1 else _("%(named)s, vòng %(round)s") % {"named": named, "round": election.round}


def shown(counted, doors=None):
    """One election ready for a template; ``doors``: what the reader may open."""
    election = counted.election
    place = {"unit_id": election.unit_id, "pk": election.pk}
    return {
        "title": title(election),
        "election": election,
        "ballots": ballots(counted),
        "sentences": counted.sentences,
        "elected": elected_sentence(counted),
        "table": TABLE,
        "rows": TABLE.shown(counted.lines, doors=doors),
        "url": reverse("congress:election", kwargs=place),
        "minutes_url": reverse("congress:election-minutes", kwargs=place),
    }
