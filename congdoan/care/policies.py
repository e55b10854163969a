"""What the state of things allows when a visit, a notice or a gift is recorded, corrected or taken out. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.access.roles import holders_in_words
from congdoan.care.choices import Per, Permission, Recipient
from congdoan.finance.choices import MoneySource
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.units import tree


def check_not_future(on, *, today, field, sentence):
    """Refuses a day after today, with the sentence that fits the field."""
    if on > today:
        raise Refused(sentence, field=field)


def check_visit_day(visited_on, *, today):
    """Ngày thăm không ở sau hôm nay."""
    sentence = _("Ngày thăm ở sau hôm nay. Hãy ghi ngày đã đến thăm.")
    check_not_future(visited_on, today=today, field="visited_on", sentence=sentence)


def check_notice_day(reported_on, *, today):
    """Ngày báo không ở sau hôm nay."""
    sentence = _("Ngày báo ở sau hôm nay. Hãy ghi ngày đã nhận tin.")
    check_not_future(reported_on, today=today, field="reported_on", sentence=sentence)


def check_gift_day(given_on, *, today):
    """Ngày tặng không ở sau hôm nay: quà chưa trao thì chưa ghi sổ."""
    sentence = _("Ngày tặng ở sau hôm nay. Ghi vào sổ khi quà đã trao; trước đó có thể in danh sách ký nhận.")
    check_not_future(given_on, today=today, field="given_on", sentence=sentence)


def check_inside(unit, *, of):
    """A row of a batch belongs to the unit for which the right was checked, or to one below it."""
    if of.path not in tree.ancestors(unit.path):
        raise Refused(_("%(unit)s không thuộc %(of)s.") % {"unit": unit.name, "of": of.name}, field="unit")


def check_member(person, *, unit, on, spells, field="person"):
    """Người được ghi phải là đoàn viên của đơn vị (hoặc đơn vị dưới) vào ngày đó.

    ``spells``: memberships of that person, each with ``unit`` (its path), ``valid_from``, ``valid_until``.
    """
    inside = (spell for spell in spells if unit.path in tree.ancestors(spell.unit.path))
    if not any(spell.holds_on(on) for spell in inside):
        raise Refused(
            _("%(name)s không phải đoàn viên của %(unit)s vào ngày %(day)s. Xem lại ngày, hoặc chọn đúng đơn vị.")
            % {"name": person.full_name, "unit": unit.name, "day": format_date(on)},
            field=field,
        )


def check_paid(amount, source, fund, *, unit):
    """Chi từ quỹ thì nêu quỹ, và quỹ đó là của đơn vị hoặc của cấp trên nó."""
    if amount < 0:
        raise Refused(_("Số tiền không thể âm."), field="amount")
    if (source == MoneySource.FUND) != (fund is not None):
        raise Refused(_("Chi từ quỹ thì chọn đúng một quỹ."), field="source")
    if fund is not None and fund.unit.path not in tree.ancestors(unit.path):
        raise Refused(_("%(fund)s không phải quỹ của %(unit)s.") % {"fund": fund.name, "unit": unit.name}, field="source")


def check_source_said(amount, source):
    """Ghi mới mà có tiền thì phải có nguồn chi; sổ cũ nhập vào thì có thể không còn biết."""
    if amount and not source:
        raise Refused(_("Có số tiền thì chọn nguồn chi, để kế toán cộng được."), field="source")


def funds_touched(found, rows, names):
    """Ids of the funds whose statement a correction changes. ``rows``: {id: {attribute: new value}} of ``found``; ``names``: what a statement says."""
    return {one.fund_id for one in found if names & {name.removesuffix("_id") for name in rows[one.pk]}}


def check_goods_of_fund(in_goods, fund):
    """Hiện vật của quỹ thì nguồn chi là quỹ ấy."""
    if in_goods and fund is None:
        raise Refused(_("Quà lấy từ hiện vật của quỹ thì chọn quỹ ấy ở nguồn chi. Quà mua bằng tiền thì bỏ đánh dấu."), field="in_goods")


def check_recipient(recipient, *, person, child, recipient_name):
    """Người nhận quà: đoàn viên, con của một đoàn viên, hoặc tên một người ngoài công đoàn."""
    if recipient == Recipient.MEMBER and person is None:
        raise Refused(_("Chọn đoàn viên nhận quà."), field="person")
    if recipient == Recipient.CHILD and child is None:
        raise Refused(_("Chọn cháu nhận quà."), field="child")
    if recipient == Recipient.CHILD and (person is None or child.person_id != person.pk):
        raise Refused(_("Cháu nhận quà không phải con của đoàn viên đã chọn."), field="child")
    if recipient == Recipient.OTHER and (person or child or not recipient_name):
        raise Refused(_("Ghi tên người nhận quà."), field="recipient_name")


def check_once_each(keys):
    """In one list nobody stands twice; ``keys``: what tells the recipients apart."""
    if len(set(keys)) != len(keys):
        raise Refused(_("Có người nhận đứng hai lần trong danh sách. Mở lại trang rồi đánh dấu lại."))


def check_any(rows):
    """A list of gifts has at least one."""
    if not rows:
        raise Refused(_("Chưa đánh dấu ai. Đánh dấu người được tặng rồi ghi."))


def who_sees_reason():
    """Who reads why somebody was visited, in words: everybody whose role holds the right, and the person; said alike on all pages."""
    return _("Lý do thăm chỉ %(who)s của đơn vị và chính người được thăm xem được.") % {
        "who": holders_in_words(Permission.VIEW_VISIT_REASON)
    }


def can_see_reason(by, record):
    """True if ``by`` may read why ``record`` (a visit or a notice) was made: by right, or because it is about ``by``, not about whom one helps."""
    return (by.helper is None and record.person_id == by.person.pk) or by.may(Permission.VIEW_VISIT_REASON, record.unit)


def is_over(amount, allowed):
    """True if more is given (đồng) than the norm allows; ``allowed``: queries.Allowed, None where no norm applies."""
    return allowed is not None and amount > allowed.most


def check_norm(amount, allowed, over_reason, *, name=""):
    """Chi hơn định mức thì ghi vì sao. ``name``: whose, in a list."""
    if is_over(amount, allowed) and not over_reason:
        words = {"norm": norm_in_words(allowed), "amount": format_money(amount), "name": f"{name}: " if name else ""}
        raise Refused(_("%(name)s%(norm)s, anh/chị ghi %(amount)s. Ghi lý do chi vượt định mức.") % words, field="over_reason")


def norm_in_words(allowed):
    """ "định mức 500.000 đ một lần", "định mức 1.000.000 đ một năm, đã nhận 600.000 đ"."""
    words = {"amount": format_money(allowed.norm.amount), "per": allowed.norm.get_per_display(), "got": format_money(allowed.got)}
    said = _("định mức %(amount)s %(per)s") % words
    return _("%(said)s, năm nay đã nhận %(got)s") % {"said": said, **words} if allowed.got else said


def is_wider(norm, above):
    """True if a norm gives more than that of the level above; ``above``: None where no level above has one."""
    return above is not None and (norm.amount > above.amount or (norm.per == Per.CASE and above.per == Per.YEAR))


def check_wider(norm, above):
    """A lower unit may narrow what the level above gives, not widen it, unless it says why."""
    if is_wider(norm, above) and not norm.wider_reason:
        words = {"unit": above.unit.name, "amount": format_money(above.amount), "per": above.get_per_display()}
        raise Refused(_("%(unit)s cho %(amount)s %(per)s. Mức của đơn vị rộng hơn thì ghi vì sao.") % words, field="wider_reason")


def check_norm_amount(amount):
    """A norm gives something (đồng)."""
    if amount <= 0:
        raise Refused(_("Ghi mức chi lớn hơn 0. Thôi áp dụng thì cho định mức hết hiệu lực."), field="amount")


def check_issued(issued_on, *, today):
    """A regulation is in force when it has been issued."""
    sentence = _("Ngày quy chế ở sau hôm nay. Ghi ngày ký quy chế.")
    check_not_future(issued_on, today=today, field="issued_on", sentence=sentence)


def check_norm_days(norm, others):
    """Of one event and relation one norm holds on a day. ``others``: the unit's other norms of the same."""
    for other in others:
        ahead = other.valid_until is not None and other.valid_until <= norm.valid_from
        if not ahead and (norm.valid_until is None or other.valid_from < norm.valid_until):
            raise Refused(
                _("Đã có định mức %(what)s %(amount)s từ ngày %(day)s. Sửa dòng ấy, hoặc ghi ngày sau đó.")
                % {"what": norm, "amount": format_money(other.amount), "day": format_date(other.valid_from)},
                field="valid_from",
            )


def check_norm_end(norm, last_day):
    """A norm that still holds ends on a day on which it held."""
    if norm.valid_until is not None:
        raise Refused(_("Định mức này đã hết hiệu lực, ngày cuối là %(day)s.") % {"day": format_date(norm.last_day)})
    if last_day < norm.valid_from:
        raise Refused(
            _("Định mức có hiệu lực từ ngày %(day)s. Ghi ngày cuối không trước ngày ấy.") % {"day": format_date(norm.valid_from)},
            field="last_day",
        )


def check_norm_begins(norm):
    """A norm that has ended began before that."""
    if norm.valid_until is not None and norm.valid_from >= norm.valid_until:
        raise Refused(
            _("Định mức này hết hiệu lực sau ngày %(day)s. Ghi ngày bắt đầu không sau ngày ấy.") % {"day": format_date(norm.last_day)},
            field="valid_from",
        )


def helped_elsewhere_told(names):
    """The one sentence about help of another level: no amount, day or unit."""
    return _("%(names)s đã được công đoàn cấp khác giúp.") % {"names": names}
