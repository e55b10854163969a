"""What stands against a plan in the tree: decision, other plans, units, kinds, superiors. Each check yields Findings that name the rows."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates, text
from congdoan.kernel.errors import why_not
from congdoan.organization import rearranging, standing
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.reorganization.checking.places import must
from congdoan.reorganization.choices import WAITING, Deed
from congdoan.reorganization.findings import MIND, MUST, Finding, naming
from congdoan.reorganization.outcome import code_of
from congdoan.units import policies as rules


def steps_are_whole(drawn, _found, _places):
    """Every step says what it needs to."""
    if not drawn.steps:
        yield must(_("Phương án chưa có việc nào"), _("Thêm việc: lập, đổi, nhập, chia hay giải thể đơn vị nào."))
    for step in drawn.steps:
        what = _("Việc %(place)s") % {"place": step.place}
        if step.deed == Deed.FOUND and not (step.code and step.name and step.kind and step.parent_code):
            yield must(_("%(what)s chưa đủ") % {"what": what}, _("Lập đơn vị thì ghi mã, tên, loại và cấp trên."))
        if step.deed == Deed.MERGE and not step.target_code:
            yield must(
                _("%(what)s chưa có đơn vị nhận") % {"what": what},
                _("Ghi mã đơn vị mà %(unit)s nhập vào.") % {"unit": drawn.units[step.unit_id].name},
            )
        if step.deed == Deed.SPLIT and not step.parts_held:
            yield must(
                _("%(what)s: chưa ai đi") % {"what": what},
                _("Chia %(unit)s thì chọn tổ, bộ phận hay đoàn viên nào đi. Chọn đoàn viên ở Nơi đến của từng người.")
                % {"unit": drawn.units[step.unit_id].name},
            )
        elif step.deed == Deed.SPLIT and not all(part.target_code or step.target_code for part in step.parts_held):
            yield must(
                _("%(what)s chưa đủ") % {"what": what},
                _("Chia %(unit)s thì chọn tổ, bộ phận hay đoàn viên nào đi, và đi đâu.") % {"unit": drawn.units[step.unit_id].name},
            )


def decision_is_new(drawn, _found, _places):
    """One decision number is used once."""
    plan, known = drawn.plan, drawn.known
    missing = [
        word
        for held, word in ((plan.number, _("số quyết định")), (plan.signed_on, _("ngày ký")), (plan.issuer, _("nơi ban hành")))
        if not held
    ]
    if missing:
        yield must(_("Chưa có %(missing)s") % {"missing": ", ".join(missing)}, _("Ghi ở phần đầu phương án rồi mới trình được."))
    if not plan.number:
        return
    for other in known.same_number:
        yield must(
            _("Số quyết định %(number)s đã dùng") % {"number": plan.number},
            _("Phương án “%(title)s” cũng theo số này.") % {"title": other.title},
        )
    for one in () if known.same_number else known.decisions:
        known_from = one.signed_on or one.effective_on
        same_year = known_from is None or known_from.year == plan.numbered_in
        if one.used and same_year and text.fold(one.issuer) == text.fold(plan.issuer):
            yield must(
                _("Số quyết định %(number)s đã dùng") % {"number": plan.number},
                _("Trong sổ đã có thay đổi theo quyết định %(text)s.") % {"text": one.text},
            )
            return


def no_other_plan(drawn, _found, _places):
    """Two plans do not touch one unit."""
    waiting = [step for step in drawn.known.plans if step.plan.state in WAITING]
    drafts = [step for step in drawn.known.plans if step.plan.state not in WAITING]
    for kind, rows in ((MUST, waiting), (MIND, drafts)):
        for title in dict.fromkeys(step.plan.title for step in rows):
            names = naming([_with_code(step) for step in rows if step.plan.title == title])
            yield Finding(
                kind, _("Phương án khác cũng đụng đến"), _("%(names)s: có trong phương án “%(title)s”.") % {"names": names, "title": title}
            )


def _with_code(step):
    """ "Công đoàn phường 1 (QT-DH-01)": names alone do not tell two units apart."""
    return f"{step.unit.name} ({step.unit.code})" if step.unit else f"{step.name} ({step.code})"


def unions_go_by_their_own(drawn, found, _places):
    """A union, or what stands above unions, does not end along with its superior: a step says what becomes of it."""
    said, levels = {step.unit_id for step in drawn.steps}, drawn.known.levels
    along = [drawn.units[pk] for pk in found.closed if pk not in said]
    left = [unit.name for unit in along if levels.get(unit.kind, GRASSROOTS_LEVEL) <= GRASSROOTS_LEVEL]
    if left:
        yield must(
            _("Còn công đoàn trực thuộc chưa nói đi đâu"),
            _("%(names)s không kết thúc theo cấp trên. Ghi từng nơi chuyển về đâu, nhập vào đâu hay giải thể.") % {"names": naming(left)},
        )


def units_live(drawn, found, _places):
    """What is changed or closed lives, lies below the deciding unit, and was what it is before the day."""
    top, day = drawn.plan.unit, dates.format_date(drawn.day)
    touched = [drawn.units[pk] for pk in (*found.changed, *found.closed)]
    outside = [unit.name for unit in touched if unit.pk == top.pk or not unit.path.startswith(top.path)]
    if outside:
        yield must(
            _("Đơn vị không thuộc nơi quyết định"), _("%(names)s không ở dưới %(top)s.") % {"names": naming(outside), "top": top.name}
        )
    gone = [unit.name for unit in touched if unit.closed_on is not None]
    if gone:
        yield must(_("Đơn vị đã kết thúc"), _("%(names)s đã kết thúc, không đổi được nữa.") % {"names": naming(gone)})
    young = [unit.name for unit in touched if unit.founded_on >= drawn.day]
    if young:
        yield must(
            _("Có đơn vị chưa thành lập vào ngày hiệu lực"),
            _("%(names)s thành lập không trước ngày %(day)s. Xem lại ngày hiệu lực.") % {"names": naming(young), "day": day},
        )
    late = [drawn.units[pk].name for pk in (*found.changed, *found.closed) if _changed_late(drawn, found, pk)]
    late = [name for name in late if name not in young]
    if late:
        yield must(
            _("Có đơn vị đổi sau ngày hiệu lực"),
            _("%(names)s đã đổi tên, loại, cấp trên hay cơ quan từ ngày %(day)s trở đi. Ngày hiệu lực phải sau lần đổi ấy.")
            % {"names": naming(late), "day": day},
        )


def _changed_late(drawn, found, pk):
    placed, called, employed = drawn.known.since.get(pk, (None, None, None))
    change, unit = found.changed.get(pk), drawn.units[pk]
    held = [employed] if change is None else []
    held += [placed] if change is None or change.parent != code_of(unit.parent) else []
    held += [called] if change is None or (change.name, change.kind) != (unit.name, unit.kind) else []
    return any(day is not None and day >= drawn.day for day in held)


def changes_something(drawn, found, _places):
    """A step that changes a unit says something new."""
    for step in drawn.steps:
        unit, change = drawn.units.get(step.unit_id), found.changed.get(step.unit_id)
        if step.deed == Deed.CHANGE and (change.name, change.kind, change.parent) == (unit.name, unit.kind, code_of(unit.parent)):
            yield must(_("Có việc không đổi gì"), _("%(unit)s: tên, loại, cấp trên đều như hiện nay.") % {"unit": unit.name})


def new_codes(drawn, found, _places):
    """New units have codes of their own."""
    taken = [found.founded[code].code for code in drawn.known.taken]
    if taken:
        yield must(_("Mã đơn vị mới đã dùng"), _("Mã %(codes)s đã có đơn vị khác. Chọn mã khác.") % {"codes": naming(taken)})
    codes = [step.code.upper() for step in drawn.steps if step.deed == Deed.FOUND and step.code]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        yield must(_("Mã đơn vị mới trùng nhau"), _("Mã %(codes)s dùng cho hai đơn vị mới.") % {"codes": naming(twice)})


def places_exist(drawn, found, places):
    """Every superior and receiver lives on the day and is not closed by the plan itself."""
    wanted = {change.parent for change in found.changed.values()} | {step.parent_code.upper() for step in found.founded.values()}
    wanted |= {*found.moves.values(), *(code for codes in found.heirs.values() for code in codes)}
    wanted |= {code for _unit_id, code in found.persons.values() if code}
    top, day = drawn.plan.unit, dates.format_date(drawn.day)
    for code in sorted(wanted - {""}):
        unit = places.unit(code)
        if not places.exists(code):
            yield must(_("Không có đơn vị mã “%(code)s”") % {"code": code}, _("Xem mã ở trang của đơn vị, hoặc thêm việc lập đơn vị ấy."))
        elif unit is None:
            continue
        elif unit.pk in found.closed:
            yield must(_("Đơn vị nhận cũng kết thúc"), _("%(unit)s kết thúc ngay trong phương án này.") % {"unit": unit.name})
        elif unit.closed_on is not None or unit.founded_on > drawn.day:
            yield must(_("Đơn vị nhận không hoạt động"), _("Ngày %(day)s không có %(unit)s.") % {"day": day, "unit": unit.name})
        elif not unit.path.startswith(top.path):
            yield must(
                _("Đơn vị nhận không thuộc nơi quyết định"), _("%(unit)s không ở dưới %(top)s.") % {"unit": unit.name, "top": top.name}
            )


def heirs_are_others(drawn, found, _places):
    """A part of a unit goes elsewhere, not into the unit that it leaves."""
    for pk, codes in found.heirs.items():
        unit = drawn.units[pk]
        if unit.code.upper() in codes and pk not in found.closed:
            yield must(_("Nơi đến là chính đơn vị ấy"), _("%(unit)s chia ra rồi lại về %(unit)s. Chọn nơi đến khác.") % {"unit": unit.name})


def each_unit_once(drawn, found, _places):
    """No unit is named by two steps, as itself and as a part of another, nor both changed and closed."""
    own = {step.unit_id for step in drawn.steps if step.unit_id}
    parts = [part.unit_id for step in drawn.steps for part in step.parts_held if part.unit_id is not None]
    twice = own & set(parts) | found.changed.keys() & found.closed.keys() | {pk for pk in parts if parts.count(pk) > 1}
    if twice:
        names = naming([drawn.units[pk].name for pk in sorted(twice)])
        yield must(
            _("Một đơn vị có hai việc"), _("%(names)s vừa có việc riêng vừa đi theo việc khác. Bỏ một trong hai.") % {"names": names}
        )


def kinds_fit(drawn, found, places):
    """Every kind exists on the day and may stand where it comes to stand, with what stands in it."""
    known, sentences = drawn.known, []
    given = {"on": drawn.day, "labels": known.labels}
    for step in found.founded.values():
        sentences.append((step.name, why_not(rules.check_kind_exists, kind=step.kind, spells=known.kinds, **given)))
        sentences.append((step.name, _no_nesting(places, step.parent_code.upper(), step.kind, known, given)))
    for pk, change in found.changed.items():
        unit = drawn.units[pk]
        if change.kind != unit.kind:
            sentences.append((change.name, why_not(rules.check_kind_exists, kind=change.kind, spells=known.kinds, **given)))
            sentences += [(change.name, sentence) for sentence in _still_holds(drawn, found, pk, change, given)]
        if change.kind != unit.kind or change.parent != code_of(unit.parent) or _parent_other(found, unit):
            sentences.append((change.name, _no_nesting(places, change.parent, change.kind, known, given)))
    told = {}
    for name, sentence in sentences:
        if sentence:
            told.setdefault(sentence, []).append(name)
    for sentence, names in told.items():
        yield must(_("Loại không hợp"), _("%(names)s: %(sentence)s") % {"names": naming(names), "sentence": sentence})


def _no_nesting(places, parent_code, kind, known, given):
    if not parent_code or not places.exists(parent_code):
        return ""
    return why_not(rules.check_nesting, parent_kind=places.kind(parent_code), child_kind=kind, nestings=known.nestings, **given)


def _parent_other(found, unit):
    change = found.changed.get(unit.parent_id)
    return change is not None and change.kind != unit.parent.kind


def _still_holds(drawn, found, pk, change, given):
    """Sentences about what stands in a unit that gets another kind."""
    known, stands = drawn.known, drawn.known.stands[pk]
    for child in stands.children:
        if child.closed_on is None and child.pk not in found.changed and child.pk not in found.closed:
            yield why_not(rules.check_child_kind, parent_kind=change.kind, child=child, nestings=known.nestings, **given)
    members = stands.members if stands.members and stands.members.open else None
    posts = tuple(row for row in stands.posts if row.valid_until is None or row.valid_until > drawn.day)
    label, level = known.labels.get(change.kind, change.kind), known.levels.get(change.kind, 0)
    yield why_not(
        standing.check_kind_holds, kind=change.kind, label=label, level=level, stands=standing.Stands(posts=posts, members=members)
    )


def no_circle(drawn, found, places):
    """No unit comes to stand below itself."""
    moved = {}
    for pk, change in found.changed.items():
        unit = drawn.units[pk]
        if change.parent != code_of(unit.parent) and places.exists(change.parent):
            moved[unit] = _stand_in(change.parent, found, places)
    try:
        rearranging.final_paths(moved)
    except rearranging.Circle as circle:
        change = found.changed[circle.unit.pk]
        yield must(
            _("Vòng tròn"),
            _("%(unit)s sẽ ở dưới %(parent)s, mà nơi ấy lại ở dưới chính %(unit)s.")
            % {"unit": circle.unit.name, "parent": places.name(change.parent)},
        )


def _stand_in(code, found, places):
    """The unit of a code; for one that is to be founded, the nearest superior that exists: it will stand there."""
    seen = set()
    while (unit := places.unit(code)) is None and code in found.founded and code not in seen:
        seen.add(code)
        code = found.founded[code].parent_code.upper()
    return unit
