"""Lập quyết định từ mẫu; thay mẫu, trở lại mẫu có sẵn."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.dates import format_date
from congdoan.organization.actions import decisions as known
from congdoan.organization.heading import head_of
from congdoan.papers import guarding, places, policies, queries, rules, sources
from congdoan.papers.choices import Permission
from congdoan.papers.models import Issued, Template

_SHOWN = 3


@action(Permission.ISSUE_DECISION, at="unit")
def issue(*, by, unit, sort, chosen, number, signed_on, effective_on):
    """Lập quyết định từ mẫu, lưu cùng số và ngày của quyết định.

    ``chosen``: keys of the records that it decides about (``sources.offered``). What the records say of number and day must agree with what is
    written here. Returns the Issued.
    """
    offered = {source.key: source for source in sources.offered(by, unit, sort)}
    found = policies.check_chosen(chosen=chosen, offered=offered, number=number, signed_on=signed_on)
    head = head_of(unit, signed_on, signed_on)
    decision = found[0].decision or known.entered(by=by, number=number, signed_on=signed_on, issuer=head.issuer, effective_on=effective_on)
    template, content = queries.template_of(unit, sort, by.today)
    rows = [{"stt": place, **row} for place, row in enumerate((row for source in found for row in source.rows), 1)]
    filled = guarding.filled(content, filling(head, sort, number, signed_on, effective_on, rows))
    whom = [name for source in found for name in source.whom]
    about = ", ".join(whom[:_SHOWN]) + (f" (+{len(whom) - _SHOWN})" if len(whom) > _SHOWN else "")
    note(rows=len(rows), template=template.pk if template else None)
    return Issued.objects.create(
        unit=unit,
        sort=sort,
        decision=decision,
        about=about[:300],
        template=template,
        content=filled,
        recorded_by=by.person,
        recorded_at=by.now,
    )


def filling(head, sort, number, signed_on, effective_on, rows):
    """What the places of a template are filled with."""
    facts = {
        "co_quan_cap_tren": head.superior, "co_quan_ban_hanh": head.issuer, "so": number, "dia_danh": head.place,
        "ngay": f"{signed_on:%d}", "thang": policies.month_of(signed_on), "nam": str(signed_on.year),
        "ngay_hieu_luc": format_date(effective_on), "so_luong": str(len(rows)), "nguoi_ky": head.signer,
        "can_cu": [{"cau": words} for words in rules.grounds_on(signed_on)],
    }  # fmt: skip
    of_units = policies.is_of_units(sort)
    return places.complete(facts, () if of_units else rows, rows if of_units else ())


@action(Permission.KEEP_TEMPLATE, at="unit")
def replace_template(*, by, unit, sort, file):
    """Thay mẫu quyết định bằng tệp Word của cơ quan; dùng cho cơ quan ấy và cấp dưới từ hôm nay.

    ``file``: bytes with a ``name``. Refused where the file or one of its places is not what it may be: tried with a made-up filling.
    """
    content = file.read(guarding.MOST_BYTES + 1)
    guarding.check_file(content)
    guarding.filled(content, places.made_up())
    _end(by, unit, sort)
    return Template.objects.create(
        unit=unit, sort=sort, valid_from=by.today, file_name=file.name[-200:], content=content, recorded_by=by.person, recorded_at=by.now
    )


@action(Permission.KEEP_TEMPLATE, at="unit")
def withdraw_template(*, by, unit, sort):
    """Bỏ mẫu riêng, trở lại mẫu của cấp trên hoặc mẫu có sẵn."""
    return policies.check_withdrawn(_end(by, unit, sort))


def _end(by, unit, sort):
    held = queries.own_template(unit, sort)
    if held is not None:
        held.valid_until, held.version = by.today, held.version + 1
        held.save(update_fields=["valid_until", "version"])
    return held
