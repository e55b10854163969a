"""Trang của một hồ sơ bàn giao: từng mục, sổ ghi gì, ai nhận, hai bên ký."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.dissolution import leaving, policies, queries, told
from congdoan.dissolution.choices import BADGES, LINE_BADGES, FileState, Kind, LineState, Permission
from congdoan.dissolution.views import links
from congdoan.dissolution.views.lists import void
from congdoan.finance.choices import Permission as Funds
from congdoan.kernel import dates, money
from congdoan.kernel.dates import VIETNAM
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import why_not
from congdoan.membership.choices import Permission as Members
from congdoan.organization.choices import Permission as Units
from congdoan.papers.choices import Permission as Papers
from congdoan.reorganization.choices import Permission as Plans
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.opening import Doors
from congdoan.ui.screens import UnitPage
from congdoan.workbooks.choices import Permission as Books

ROWS = {
    Kind.FUNDS: ("finance:fund-list", Funds.VIEW_FUND_TOTALS, False),
    Kind.RECORDS: ("finance:fund-list", Funds.VIEW_FUND_TOTALS, False),
    Kind.SEAL: ("organization:fact-list", Units.VIEW_UNITS, True),
    Kind.DOCUMENTS: ("papers:decision-list", Papers.VIEW_DECISIONS, False),
    Kind.POSTS: ("organization:post-list", Units.VIEW_POSTS, True),
    Kind.SIGN_INS: ("organization:post-list", Units.VIEW_POSTS, True),
    Kind.WAITING: ("membership:application-list", Members.VIEW_APPLICATIONS, False),
    Kind.BOOKS: ("overview:import-list", Books.IMPORT_WORKBOOK, False),
    Kind.REPORTS: ("overview:report-list", Reports.VIEW_REPORT, False),
}
"""Where the rows behind a matter stand, who may see them, and whether they are asked for as of the last day."""


class FilePage(UnitPage):
    """Một hồ sơ bàn giao."""

    permission = str(Permission.VIEW_FILES)
    template_name = "dissolution/file.html"
    section = "organization"

    def prepare(self):
        super().prepare()
        self.file = links.file_of(self)
        self.title = _("Bàn giao: %(unit)s") % {"unit": self.file.unit.name}

    @cached_property
    def _asked(self):
        return gather(queries.lines([self.file.pk]), leaving.left_asked([self.file]))

    @property
    def lines(self):
        """The lines, in the order of minutes."""
        return self._asked[0]

    @property
    def left(self):
        """What the plan leaves in the unit."""
        return self._asked[1]

    def context(self):
        file = self.file
        said = told.of([file], self.by.today, self.left)[file.pk]
        late = not void(file) and file.state in (FileState.OPEN, FileState.GIVEN) and file.closes_on <= self.by.today
        doors = Doors(self.by).learn([file.unit, file.receiver, *filter(None, [file.plan])])
        return {
            "file": file,
            "badge": "khai" if void(file) else "son" if late else BADGES[FileState(file.state)],
            "late": late,
            "void": void(file),
            "unit_url": doors.url(file.unit),
            "receiver_url": doors.url(file.receiver),
            "plan_url": reverse("reorganization:plan", kwargs={"unit_id": file.plan.unit_id, "pk": file.plan_id})
            if file.plan_id and self.by.may(Plans.VIEW_PLANS, file.plan.unit)
            else "",
            "lines": [self._shown(line, said.get(Kind(line.kind))) for line in self.lines],
            "left": sum(line.state == LineState.OPEN for line in self.lines),
            "hands": self._hands(),
            "ways": self._ways(),
            "actions": self._actions(),
        }

    @cached_property
    def writes(self):
        """True if the signed-in person writes lines now."""
        return self.file.state == FileState.OPEN and not void(self.file) and self.by.may(Permission.SETTLE_LINE, self.file.unit)

    def _shown(self, line, known):
        state = LineState(line.state)
        frozen = line.said and self.file.state != FileState.OPEN
        return {
            "words": line.words,
            "said": line.said if frozen else known.text if known else "",
            "stands_open": known.stands_open if known and not frozen else "",
            "amount": money.format_money(line.amount) if line.amount else "",
            "state": state.label,
            "badge": LINE_BADGES[state],
            "receiver": line.receiver,
            "proof": line.proof,
            "remark": line.remark,
            "ticked": _("%(who)s ghi %(at)s") % {"who": line.ticked_by.full_name, "at": _moment(line.ticked_at)} if line.ticked_by else "",
            "rows_url": self._rows_url(line.kind) if known and known.count else "",
            "url": links.line_url(line) if self.writes else "",
            "remove_url": links.line_url(line, "line-remove") if self.writes and line.kind == Kind.OTHER else "",
        }

    def _rows_url(self, kind):
        if kind == Kind.MEMBERS:
            return links.file_url(self.file, "file-members") if self.by.may(Plans.SEND_MEMBERS, self.file.unit) else ""
        name, permission, past = ROWS[Kind(kind)]
        if not self.by.may(permission, self.file.unit):
            return ""
        url = reverse(name, kwargs={"unit_id": self.file.unit_id})
        return f"{url}?ngay={dates.format_date(dates.day_before(self.file.closes_on))}" if past else url

    def _hands(self):
        """Who had a hand in it, oldest first."""
        file = self.file
        held = [
            (file.recorded_by, file.recorded_at, _("mở hồ sơ"), ""),
            (file.given_by, file.given_at, _("ký bên giao"), _side(file.giver, file.giver_post)),
            (file.taken_by, file.taken_at, _("ký bên nhận"), _side(file.taker, file.taker_post)),
        ]
        return [
            {"name": who.full_name, "did": did, "at": _moment(at), "stands": stands} for who, at, did, stands in held if who is not None
        ]

    def _ways(self):
        """Buttons of the two sides, closed with the reason where that cannot be now."""
        file, by = self.file, self.by
        if void(file):
            return []
        left = why_not(policies.check_all_settled, lines=self.lines)
        own = why_not(policies.check_another_person, file=file, person_id=by.person.pk)
        listed = []
        if file.state == FileState.OPEN and by.may(Permission.SIGN_FILE, file.unit):
            listed.append((_("Ký bên giao"), "dung", links.file_url(file, "file-sign"), left))
        if file.state == FileState.GIVEN and by.may(Permission.RECEIVE_FILE, file.receiver):
            listed.append((_("Ký bên nhận"), "dung", links.file_url(file, "receive", file.receiver_id), own))
        if file.state == FileState.GIVEN and by.may(Permission.SIGN_FILE, file.unit):
            listed.append((_("Mở lại"), "lui", links.file_url(file, "file-take-back"), ""))
        return [
            {"label": label, "icon": icon, "url": url, "why_not": why, "main": place == 0}
            for place, (label, icon, url, why) in enumerate(listed)
        ]

    def _actions(self):
        file, decides = self.file, self.by.may(Permission.OPEN_FILE, self.file.unit.decided_at)
        found = [{"label": _("Biên bản bàn giao"), "icon": "tai", "url": links.file_url(file, "file-minutes", self.unit.pk)}]
        if self.writes:
            found.append({"label": _("Ghi mục không có"), "icon": "dung", "url": links.file_url(file, "file-empty")})
            found.append({"label": _("Thêm việc"), "icon": "them", "url": links.file_url(file, "file-add")})
        if decides and file.state == FileState.OPEN:
            found.append({"label": _("Sửa hồ sơ"), "icon": "sua", "url": links.file_url(file, "file-correct")})
            found.append({"label": _("Bỏ hồ sơ"), "icon": "dong", "url": links.file_url(file, "file-cancel")})
        found.append({"label": _("Danh sách"), "icon": "sach", "url": links.list_url(self.unit)})
        return found


def _side(name, post):
    return ", ".join(filter(None, (name, post)))


def _moment(at):
    there = at.astimezone(VIETNAM)
    return _("lúc %(time)s ngày %(day)s") % {"time": f"{there:%H:%M}", "day": dates.format_date(there.date())}
