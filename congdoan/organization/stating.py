"""What is stated of a unit from a day on (điều ghi về đơn vị): the rules, as pure functions."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates, text
from congdoan.kernel.errors import Refused
from congdoan.organization.choices import AreaTree, Autonomy, FactKind


def check_statement(*, unit, kind, value, effective_on, last, today, area=None):
    """Something new is stated, on a day of the unit's life, after the last statement of that kind and not after today.

    ``last``: the newest UnitFact of the kind, or None; an empty ``value`` says that it holds no more. ``area``: the AreaSpell of a
    territory or sector, for two places may have one name.
    """
    if unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc, không ghi thêm được.") % {"unit": unit.name})
    if effective_on > today:
        raise Refused(_("Từ ngày %(day)s thì chưa đến. Đến ngày ấy hãy ghi.") % _day(effective_on), field="effective_on")
    if effective_on < unit.founded_on:
        facts = {"unit": unit.name, **_day(unit.founded_on)}
        raise Refused(_("%(unit)s thành lập ngày %(day)s. Ghi từ ngày đó trở đi.") % facts, field="effective_on")
    _check_value(kind, value)
    _check_news(kind, value, effective_on, last, area)


def _check_value(kind, value):
    if kind == FactKind.AUTONOMY and value and value not in Autonomy.values:
        raise Refused(_("Mức tự chủ ghi một số từ 0 đến 4."), field="value")


def _check_news(kind, value, effective_on, last, area):
    label = FactKind(kind).label
    if not value and (last is None or last.valid_until is not None):
        raise Refused(_("Chưa ghi %(what)s nên không có gì để thôi. Ghi nội dung.") % {"what": label.lower()}, field="value")
    if last is None:
        return
    same = last.value == value if area is None else last.area_id == area.area_id
    if last.valid_until is None and same:
        facts = {"what": label, "value": last.value, **_day(last.valid_from)}
        raise Refused(_("%(what)s đã là “%(value)s” từ ngày %(day)s.") % facts, field="value")
    held = last.valid_until or last.valid_from
    if effective_on <= held:
        facts = {"what": label, **_day(last.valid_from)}
        raise Refused(
            _("%(what)s đã ghi từ ngày %(day)s. Ngày mới phải sau ngày đó; ghi nhầm thì bỏ dòng ấy.") % facts, field="effective_on"
        )


def area_called(written, spells, *, tree):
    """The AreaSpell that somebody writes by its code, or by a name that only one has. ``spells``: those of the day."""
    key, label = text.fold(written), AreaTree(tree).label.lower()
    found = [row for row in spells if row.area.code.lower() == written.lower()] or [row for row in spells if row.search_key == key]
    if not found:
        raise Refused(
            _("Cây %(tree)s không có “%(what)s” vào ngày ấy. Ghi mã hoặc tên như trong cây.") % {"tree": label, "what": written},
            field="value",
        )
    if len(found) > 1:
        codes = ", ".join(row.area.code for row in found[:6])
        raise Refused(
            _("Có %(count)s nơi tên “%(what)s”. Ghi mã: %(codes)s.") % {"count": len(found), "what": written, "codes": codes}, field="value"
        )
    return found[0]


def check_lives(*, unit):
    """What ended with a unit comes back with it alone."""
    if unit.closed_on is not None:
        raise Refused(
            _("%(unit)s đã kết thúc, nên những điều ghi về đơn vị cũng hết từ ngày ấy. Không bỏ dòng nào được.") % {"unit": unit.name}
        )


def check_comes_back(*, fact, alive):
    """What holds again is still there. ``alive``: ids of the areas of today."""
    if fact is not None and fact.area_id is not None and fact.area_id not in alive:
        raise Refused(_("%(name)s nay không còn, nên đơn vị không về lại đó được. Ghi nơi đơn vị thuộc về nay.") % {"name": fact.value})


def check_newest(*, fact, newest):
    """Only the newest statement of a kind is taken back: those before it are history."""
    if newest is None or newest.pk != fact.pk:
        raise Refused(_("Chỉ bỏ được dòng mới nhất. Bỏ dòng sau nó trước."))


def _day(day):
    return {"day": dates.format_date(day)}
