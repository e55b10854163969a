"""Rules of cards; pure."""

from django.utils.translation import gettext as _

from congdoan.cards.choices import WhyEnded
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused

MOST_AT_ONCE = 300


def check_issue(*, persons, valid_from, today, members, with_card):
    """``members``: Spells of the unit; ``with_card``: ids of persons whose card holds already."""
    if valid_from > today:
        raise Refused(_("Ngày cấp thẻ chưa đến. Ghi ngày hôm nay hoặc trước đó."), field="valid_from")
    if len(persons) > MOST_AT_ONCE:
        raise Refused(_("Mỗi lần cấp tối đa %(n)s thẻ. Chọn từng tổ.") % {"n": MOST_AT_ONCE}, field="persons")
    strangers = [person.full_name for person in persons if not members.on(person.pk, valid_from)]
    if strangers:
        words = {"day": format_date(valid_from), "names": ", ".join(strangers[:8])}
        raise Refused(_("Ngày %(day)s chưa là đoàn viên ở đây: %(names)s.") % words, field="persons")
    held = [person.full_name for person in persons if person.pk in with_card]
    if held:
        raise Refused(
            _("Đang có thẻ còn giá trị: %(names)s. Mất hay hỏng thẻ thì mở thẻ của người ấy, ghi thôi dùng và cấp thẻ mới.")
            % {"names": ", ".join(held[:8])},
            field="persons",
        )


def check_handed(*, persons, cards, handed_on, today):
    """``cards``: {person id: open Card}."""
    if handed_on > today:
        raise Refused(_("Ngày giao thẻ chưa đến. Ghi ngày hôm nay hoặc trước đó."), field="handed_on")
    for person in persons:
        card = cards.get(person.pk)
        if card is None:
            raise Refused(_("%(name)s chưa có thẻ còn giá trị. Cấp thẻ trước.") % {"name": person.full_name}, field="persons")
        if card.handed_on:
            words = {"name": person.full_name, "day": format_date(card.handed_on)}
            raise Refused(_("Thẻ của %(name)s đã giao ngày %(day)s.") % words, field="persons")
        if handed_on < card.valid_from:
            words = {"name": person.full_name, "day": format_date(card.valid_from)}
            raise Refused(_("Thẻ của %(name)s cấp ngày %(day)s, không giao trước ngày ấy.") % words, field="handed_on")


def check_here(*, membership, today):
    """A card is ended where its bearer stands today."""
    if not membership.holds_on(today):
        raise Refused(_("Người này không còn sinh hoạt ở đây: thẻ đã tự hết giá trị; đơn vị mới thì ghi ở đơn vị mới."))


def check_end(*, card, ends_on, why, note, today):
    """From which day the card is good no more."""
    if card is None:
        raise Refused(_("Không có thẻ nào còn giá trị để ghi thôi dùng."))
    if not card.valid_from <= ends_on <= today:
        raise Refused(
            _("Ngày thôi giá trị phải từ ngày cấp thẻ (%(day)s) đến hôm nay.") % {"day": format_date(card.valid_from)}, field="ends_on"
        )
    if card.handed_on and card.handed_on > ends_on:
        raise Refused(_("Thẻ giao ngày %(day)s, sau ngày này. Xem lại ngày.") % {"day": format_date(card.handed_on)}, field="ends_on")
    if why == WhyEnded.MISTAKEN and not note:
        raise Refused(_("Cấp nhầm thì ghi rõ nhầm thế nào."), field="end_note")
