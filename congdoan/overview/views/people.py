"""The whole page of a member: everything the union did with him or her; and the same page for oneself."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.choices import Permission as Access
from congdoan.cards.choices import Permission as Cards
from congdoan.care import policies as visits
from congdoan.care import queries as care
from congdoan.care.choices import Permission as Care
from congdoan.extras import showing
from congdoan.extras.choices import Permission as Extras
from congdoan.kernel import dates, ids
from congdoan.membership import queries as membership
from congdoan.membership import showing as family
from congdoan.membership.choices import Permission
from congdoan.overview import home, lives
from congdoan.people import queries as people
from congdoan.ui.screens import AsOf, Page
from congdoan.units import queries as units


class MemberPage(AsOf, Page):
    """Cả trang của một đoàn viên, hôm nay hoặc như vào một ngày."""

    own = False

    permission = str(Permission.VIEW_MEMBERS)
    template_name = "overview/member.html"
    section = "members"

    def prepare(self):
        super().prepare()
        self.memberships = list(membership.memberships_of(by=self.by, person_id=self.kwargs["person_id"]))
        if self.memberships:
            self.settle()
            return
        self.stands = people.stands_for(self.kwargs["person_id"])
        if self.stands is None or not membership.memberships_of(by=self.by, person_id=self.stands).exists():
            raise Http404

    def get(self, request, *args, **kwargs):
        """The page; of somebody who was merged into another, that one's, for those who may see it."""
        if not self.memberships:
            return redirect("overview:member", self.stands)
        return super().get(request, *args, **kwargs)

    def settle(self):
        """Sets person, unit and title from the newest membership, or that of the day asked for."""
        self.current = lives.on_day(self.memberships, self.day) or self.memberships[-1]
        self.person, self.unit = self.current.person, self.current.unit
        self.title = self.person.full_name
        if self.by.units:
            self.request.unit_in_focus = self.unit

    def context(self):
        today = self.day == self.by.today
        beside = (self.relatives(), self.party(), self.qualifications(), units.spells(self.current.unit), self.waiting(today))
        life = lives.Life(self.by, self.person, self.memberships, beside, own=self.own)
        relatives, party, qualifications, names, waiting = life.beside
        told = lives.with_party(life.moments, party)
        found = told if today else [moment for moment in told if moment.on <= self.day]
        wanted = self.request.GET.get("loai", "")
        shown = [moment for moment in found if not wanted or str(moment.kind) == wanted]
        return {
            **super().context(),
            "person": self.person,
            "current": self.current,
            "memberships": [row for row in self.memberships if row.valid_from <= self.day],
            "standing": lives.standing(self.memberships, life.posts, life.pauses, names, self.day),
            "years": lives.by_year(shown, self.day, everything=bool(wanted)),
            "kinds": lives.kinds(found),
            "wanted": wanted,
            "figures": lives.summary(found),
            "keep_day": "" if today else f"&ngay={dates.format_date(self.day)}",
            "address": self.request.path,
            "masked_id": self.masked_id(),
            "unmask_url": self.unmask_url(),
            "masked": self.masked(found),
            "helped": home.helped(self.by) if self.own else [],
            "who_url": reverse("overview:who-sees-me") if self.person.pk == self.by.person.pk else "",
            "phone": ids.format_phone(self.person.phone) if self.person.phone else "",
            "family": self.family(relatives, today),
            "party": next((row for row in party if row.joined_on and row.joined_on <= self.day), None),
            "qualifications": [row for row in qualifications if row.valid_from <= self.day],
            "waiting": next((told for told in waiting if told.person_id == self.person.pk), None),
            "actions": self.actions() if today else [],
            "who_sees_reason": visits.who_sees_reason(),
            "extra": self.asked_besides(today),
        }

    def asked_besides(self, today):
        """What is asked besides, as it stood on the day; of somebody who left, on the last day here."""
        day = min(self.day, self.current.last_day or self.day)
        return showing.card(
            by=self.by, unit=self.unit, person_id=self.person.pk, day=day, own=self.own, url=self.extra_url() if today else ""
        )

    def extra_url(self):
        """Where it is written, for those who may."""
        if not self.current.holds_on(self.by.today) or not self.by.may(Extras.RECORD_ANSWER, self.unit):
            return ""
        return reverse("membership:member-answers", kwargs={"unit_id": self.unit.pk, "membership_id": self.current.pk})

    def masked_id(self):
        """The identity number, masked, for the person and for those who may see it."""
        if self.person.pk != self.by.person.pk and not self.by.may(Permission.VIEW_IDENTITY, self.unit):
            return ""
        return ids.mask_national_id(self.person.national_id)

    def unmask_url(self):
        """Where the number is seen in full, with a reason; "" for those who may not."""
        if not self.person.national_id or not self.by.may(Permission.VIEW_IDENTITY, self.unit):
            return ""
        return reverse("overview:member-identity", kwargs={"unit_id": self.unit.pk, "person_id": self.person.pk})

    def masked(self, found):
        """[(label, address)] of what this reader sees only with a reason; the own page hides nothing."""
        if self.own or self.person.pk == self.by.person.pk:
            return []
        visited = any(moment.masked for moment in found)
        ways = (
            (_("Vào Đảng, dân tộc"), Permission.VIEW_PARTY, Permission.UNMASK_PARTY, "overview:member-party", True),
            (_("Vì sao được thăm"), Care.VIEW_VISIT_REASON, Care.UNMASK_VISIT_REASON, "overview:member-visit-reasons", visited),
        )
        place = {"unit_id": self.unit.pk, "person_id": self.person.pk}
        return [
            (label, reverse(name, kwargs=place))
            for label, sees, opens, name, there in ways
            if there and not self.by.may(sees, self.unit) and self.by.may(opens, self.unit)
        ]

    def relatives(self):
        """The family, for those who may see families."""
        return membership.relatives_of(by=self.by, person_id=self.person.pk)

    def family(self, rows, today):
        """The family, and what may be done about it."""
        url = self.relative_url() if today else ""
        return family.family(by=self.by, unit=self.unit, person_id=self.person.pk, rows=rows, day=self.day, url=url, acts=today)

    def relative_url(self):
        """Where a relative is written down, for those who may."""
        if not self.by.may(Permission.RECORD_RELATIVE, self.unit):
            return ""
        return reverse("membership:relative-record", kwargs={"unit_id": self.unit.pk}) + f"?nguoi={self.person.pk}"

    def party(self):
        """Party standing, for those who may see it."""
        return membership.party_of(by=self.by, person_id=self.person.pk)

    def qualifications(self):
        """Qualifications, for those who may see them."""
        return membership.qualifications_of(by=self.by, person_id=self.person.pk)

    def waiting(self, today):
        """What was told of this person and nobody has visited yet, on today's page, for those who may know."""
        told = care.waiting(by=self.by, unit=self.unit).filter(person=self.person)
        return told if today and self.by.may(Care.VIEW_VISIT_REASON, self.unit) else told.none()

    def actions(self):
        """Buttons at the head."""
        buttons = []
        if self.by.may(Permission.CORRECT_MEMBER, self.unit):
            url = reverse("membership:member-correct", kwargs={"unit_id": self.unit.pk, "membership_id": self.current.pk})
            buttons.append({"label": _("Sửa thông tin"), "icon": "sua", "url": url, "main": False})
        if self.by.may(Care.RECORD_VISIT, self.unit):
            url = reverse("care:visit-record", kwargs={"unit_id": self.unit.pk}) + f"?doan_vien={self.person.pk}"
            buttons.append({"label": _("Ghi nhận thăm hỏi"), "icon": "tim", "url": url, "main": True})
        if self.by.may(Permission.END_MEMBERSHIP, self.unit):
            url = reverse("membership:member-changes", kwargs={"unit_id": self.unit.pk, "membership_id": self.current.pk})
            buttons.append({"label": _("Thay đổi sinh hoạt"), "icon": "ra", "url": url})
        if self.by.may(Cards.VIEW_CARDS, self.unit):
            url = reverse("cards:member-card", kwargs={"unit_id": self.unit.pk, "membership_id": self.current.pk})
            buttons.append({"label": _("Thẻ đoàn viên"), "icon": "sach", "url": url})
        if self.by.may(Access.GIVE_ROLE, self.unit):
            url = reverse("membership:account", kwargs={"unit_id": self.unit.pk, "person_id": self.person.pk})
            buttons.append({"label": _("Tài khoản"), "icon": "khoa", "url": url})
        return buttons


class MyPage(MemberPage):
    """Công đoàn với tôi: trang của chính người đăng nhập."""

    permission = None
    personal = own = own_affairs = True
    section = "me"
    title = gettext_lazy("Công đoàn với tôi")

    def prepare(self):
        AsOf.prepare(self)
        self.memberships = list(membership.own_memberships(by=self.by))
        if self.memberships:
            self.settle()

    def get(self, request, *args, **kwargs):
        """One's own page; a short word to somebody whom no book holds as a member."""
        if not self.memberships:
            return render(request, "overview/me_empty.html", {"screen": self, "title": self.title})
        return super().get(request, *args, **kwargs)

    def actions(self):
        return [
            {"label": _("Đề nghị trợ cấp"), "icon": "tim", "url": reverse("aid:mine"), "main": False},
            {"label": _("Công khai"), "icon": "bc", "url": reverse("disclosure:mine"), "main": False},
            {"label": _("Ưu đãi"), "icon": "qua", "url": reverse("benefits:mine"), "main": False},
            {"label": _("Thẻ của tôi"), "icon": "sach", "url": reverse("cards:mine"), "main": False},
            {"label": _("Đoàn phí của tôi"), "icon": "quy", "url": reverse("dues:own"), "main": False},
            *super().actions(),
        ]

    def extra_url(self):
        return reverse("membership:own-answers") if self.current.holds_on(self.by.today) else ""

    def relative_url(self):
        return reverse("membership:own-relative") if self.current.holds_on(self.by.today) else ""

    def relatives(self):
        return membership.own_relatives(by=self.by)

    def party(self):
        return membership.own_party(by=self.by)

    def qualifications(self):
        return membership.own_qualifications(by=self.by)
