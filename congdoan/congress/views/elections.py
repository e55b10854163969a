"""Elections: one election's page, its minutes on A4, recording, correcting, posts, taking out."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.congress import forms, meetings, queries, rules
from congdoan.congress.actions import elections
from congdoan.congress.choices import At, Permission, Position
from congdoan.congress.forms import candidates
from congdoan.congress.views import tallies
from congdoan.congress.views.found import election_of
from congdoan.kernel import dates
from congdoan.kernel.text import number_in
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, RecordAction, UnitPage
from congdoan.units import queries as units


class ElectionPage(UnitPage):
    """Một cuộc bầu: số phiếu từng người, ai trúng cử, còn phải bầu lại hay không."""

    permission = Permission.VIEW_CONGRESSES.value
    template_name = "congress/election.html"
    section = "congress"

    def prepare(self):
        super().prepare()
        self.election = election_of(self)
        self.title = tallies.title(self.election)

    def context(self):
        counted = queries.counted(self.election)
        elected = [line["candidate"] for line in counted.lines if line["elected"]]
        return {
            "counted": tallies.shown(counted, Doors(self.by)),
            "summary": tallies.elected_sentence(counted) or _("Chưa có ai trúng cử."),
            "rule": counted.rule,
            "facts": self._facts(),
            "without_post": queries.without_post(self.election, elected),
            "posts_url": self._url("election-posts") if self.by.may(Permission.RECORD_ELECTION, self.election.unit) else "",
            "actions": self._actions(),
        }

    def _facts(self):
        election = self.election
        facts = [
            (_("Ngày bầu"), dates.format_date(election.held_on)),
            (_("Tại"), election.get_at_display()),
            (_("Đơn vị"), election.unit.name),
            (_("Người ghi"), election.recorded_by.full_name),
        ]
        return [{"label": label, "text": text} for label, text in facts]

    def _url(self, name):
        return reverse(f"congress:{name}", kwargs={"unit_id": self.election.unit_id, "pk": self.election.pk})

    def _actions(self):
        listed = [{"label": _("Biên bản kiểm phiếu"), "icon": "in", "url": self._url("election-minutes")}]
        if self.by.may(Permission.RECORD_ELECTION, self.election.unit):
            listed.append({"label": _("Sửa kết quả"), "icon": "sua", "url": self._url("election-correct")})
        elif self.by.may(Permission.CANCEL_ELECTION, self.election.unit):
            listed.append({"label": _("Bỏ khỏi sổ"), "icon": "sua", "url": self._url("election-cancel")})
        return listed


class TallyMinutes(UnitPage):
    """Biên bản kiểm phiếu, A4; what nobody has written down is left to be filled in by hand."""

    permission = Permission.VIEW_CONGRESSES.value
    template_name = "congress/minutes.html"
    section = "congress"

    def prepare(self):
        super().prepare()
        self.election = election_of(self)
        self.title = _("Biên bản kiểm phiếu")

    def context(self):
        election, counted = self.election, queries.counted(self.election)
        behind = queries.congresses_behind([election])[election.pk]
        at_congress = election.at == At.CONGRESS
        superior = units.parent_on(election.unit, election.held_on)
        return {
            "election": election,
            "counted": tallies.shown(counted),
            "lines": counted.lines,
            "congress": behind,
            "heading": meetings.heading(election, behind, queries.committee_meetings(behind) if behind and not at_congress else ()),
            "what": tallies.title(election),
            "present": behind.present if behind and at_congress else None,
            "summoned": behind.summoned if behind and at_congress else None,
            "date": dates.long_date(election.held_on),
            "superior": superior.name if superior else "",
            "back": reverse("congress:election", kwargs={"unit_id": self.unit.pk, "pk": election.pk}),
            "at_congress": at_congress,
        }


class _Tally(ActionScreen):
    """What recording and correcting have in common."""

    form_class = forms.RecordElection
    template_name = "congress/election_form.html"
    not_done = gettext_lazy("Chưa ghi vào sổ")

    @property
    def privacy(self):
        """What is not written down, and how long the ballots are kept."""
        keep = rules.rule_on(self.by.today).keep
        return _("Chỉ ghi tổng số phiếu, không ghi ai bầu ai. Phiếu niêm phong và giữ %(keep)s tháng.") % {"keep": keep}

    def form(self, data=None, files=None):
        """The form, with as many lines for candidates as the address asks for (?dong=24)."""
        asked = self.request.GET.get("dong", "")
        given = {**self.given(), "rows": number_in(asked, most=2) or 0}
        return self.form_class(data, files, initial=self.initial(), by=self.by, given=given)

    def done_sentence(self, result):
        return " ".join(filter(None, (str(self.confirmation), *tallies.posts_sentences(result))))

    def success_url(self, pk):
        return self.cancel_url() if pk is None else reverse("congress:election", kwargs={"unit_id": self.unit.pk, "pk": pk})

    def context(self):
        parameters = self.request.GET.copy()
        parameters["dong"] = str(2 * candidates.ROWS)
        return {**super().context(), "more_rows_url": f"{self.request.path}?{parameters.urlencode()}"}


class RecordElection(_Tally):
    """Ghi kết quả kiểm phiếu của một cuộc bầu."""

    action = elections.record
    title = gettext_lazy("Ghi kết quả bầu cử")
    explanation = gettext_lazy("Chép số từ biên bản kiểm phiếu. Ai trúng cử thì máy tính: quá nửa số phiếu thu về, từ cao xuống đến đủ.")
    confirmation = gettext_lazy("Đã ghi kết quả kiểm phiếu.")

    def initial(self):
        asked, day = number_in(self.request.GET.get("dai-hoi", "")), self.by.today
        if asked is not None:
            congress = queries.congresses(by=self.by, unit=self.unit).filter(pk=asked).first()
            day = congress.held_on if congress else day
        position = Position.GROUP_LEADER if self.unit.is_group else Position.COMMITTEE
        return {"held_on": day, "at": At.CONGRESS, "position": position, "round": 1, "take_up": True}

    def cancel_url(self):
        return reverse("congress:congress-list", kwargs={"unit_id": self.unit.pk})


class _OfElection(RecordAction):
    """What is done with one election."""

    gives = ("election",)

    def find(self):
        return election_of(self)

    def cancel_url(self):
        return reverse("congress:election", kwargs={"unit_id": self.unit.pk, "pk": self.election.pk})


class CorrectElection(_OfElection, _Tally):
    """Sửa kết quả kiểm phiếu."""

    action = elections.correct
    not_compared = ("take_up",)
    title = gettext_lazy("Sửa kết quả bầu cử")
    main_button = gettext_lazy("Ghi thay đổi")
    explanation = gettext_lazy("Ai không còn trúng cử thì thôi chức vụ đã ghi từ cuộc bầu này.")
    confirmation = gettext_lazy("Đã sửa kết quả kiểm phiếu.")

    def initial(self):
        election = self.election
        names = ("held_on", "at", "position", "round", "seats", "issued", "collected", "valid", "version")
        return {**{name: getattr(election, name) for name in names}, "candidates": candidates.as_typed(election), "take_up": True}

    def context(self):
        url = reverse("congress:election-cancel", kwargs={"unit_id": self.unit.pk, "pk": self.election.pk})
        return {**super().context(), "actions": [{"label": _("Bỏ khỏi sổ"), "url": url}]}


class TakeUpPosts(_OfElection):
    """Người trúng cử nhận chức vụ."""

    action = elections.seat_elected
    form_class = forms.TakeUp
    title = gettext_lazy("Ghi chức vụ cho người trúng cử")
    main_button = gettext_lazy("Ghi chức vụ")
    confirmation = gettext_lazy("Đã ghi chức vụ cho người trúng cử.")

    def done_sentence(self, result):
        return " ".join(tallies.posts_sentences(self.election)) or str(self.confirmation)

    def success_url(self, pk):
        return self.cancel_url()

    def context(self):
        said = tallies.elected_sentence(queries.counted(self.election))
        words = _("Chức vụ có từ ngày bầu, quyền trong sổ theo chức vụ. Ai giữ chức vụ ấy ở khóa trước thì thôi từ ngày này.")
        return {**super().context(), "explanation": f"{said} {words}"}


class CancelElection(_OfElection):
    """Bỏ một cuộc bầu ghi nhầm."""

    action = elections.cancel
    form_class = Cancel
    title = gettext_lazy("Bỏ cuộc bầu ghi nhầm")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    confirmation = gettext_lazy("Đã bỏ cuộc bầu khỏi sổ.")

    def success_url(self, pk):
        return reverse("congress:congress-list", kwargs={"unit_id": self.unit.pk})

    def context(self):
        words = {"what": tallies.title(self.election), "on": dates.format_date(self.election.held_on)}
        return {
            **super().context(),
            "explanation": _(
                "%(what)s, ngày %(on)s. Chức vụ đã ghi từ cuộc bầu này cũng bỏ; ai vì cuộc bầu này mà thôi thì giữ lại chức vụ và quyền."
            )
            % words,
        }
