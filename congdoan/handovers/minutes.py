"""Biên bản bàn giao chức vụ, as a Paper for the writers. Form: Nghị định 30/2020/NĐ-CP, annex III, mẫu 1.10 biên bản [K]."""

from congdoan.handovers import drawing
from congdoan.kernel.dates import day_before, day_of, format_date, long_date
from congdoan.people.choices import Sex
from congdoan.reports import paper
from congdoan.units.places import place_of

COLUMNS = (
    paper.Column("STT", 9, "center"), paper.Column("Nội dung", 35), paper.Column("Hiện có", 23), paper.Column("Bên giao", 14, "center"),
    paper.Column("Bên nhận", 15, "center"), paper.Column("Ghi chú", 20),
)  # fmt: skip


def minutes(*, by, handover):
    """The minutes as ``by`` may read them."""
    unit, lines = handover.unit, drawing.shown(by=by, handover=handover)
    signed = handover.received_at or handover.given_at
    day = day_of(signed) if signed else handover.drawn_on
    opening = [_said(f"Hôm nay, {long_date(day)}, tại {unit.name}, chúng tôi gồm:"), *_persons(handover)]
    rows = tuple((number, *_row(line)) for number, line in enumerate(lines, start=1))
    list_of = (_said("Hai bên giao, nhận các nội dung sau:"), paper.Table(COLUMNS, rows))
    return paper.Paper(
        kind_title="Biên bản",
        subject=f"Bàn giao công việc, hồ sơ, tài liệu của chức vụ {handover.get_post_display()}",
        issuer=unit.name,
        superior=unit.parent.name if unit.parent else "",
        number="Số:      /BB-BG",
        place=place_of(unit.name) or "…………",
        dated_on=day,
        beside=_signature("Bên giao", handover.giver, handover.given_by),
        signature=_signature("Bên nhận", handover.receiver, handover.received_by),
        opening=tuple(opening),
        sections=(paper.Section("I", "Nội dung bàn giao", list_of), paper.Section("II", "Cam kết", _promises(handover, lines))),
    )


def _said(text):
    return paper.Paragraph((paper.Run(text),))


def _persons(handover):
    held = f"giữ chức vụ {handover.get_post_display()} {handover.unit.name} từ ngày {format_date(handover.held_from)}"
    if handover.held_until:
        held += f" đến hết ngày {format_date(day_before(handover.held_until))}"
    yield paper.Heading("1", "Bên giao")
    yield _said(f"{_called(handover.giver)}, {held}.")
    yield paper.Heading("2", "Bên nhận")
    yield _said(f"{_called(handover.receiver)}, nhận bàn giao chức vụ nói trên.")
    thirds = _thirds(handover)
    if thirds:
        yield paper.Heading("3", "Người xác nhận")
        for person, side, why in thirds:
            yield _said(f"{_called(person)}, xác nhận thay {side}: {why}.")


def _thirds(handover):
    found = []
    if handover.given_by and handover.given_by_id != handover.giver_id:
        found.append((handover.given_by, "bên giao", handover.given_why))
    if handover.received_by and handover.received_by_id != handover.receiver_id:
        found.append((handover.received_by, "bên nhận", handover.received_why))
    return found


def _called(person):
    return f"{'Bà' if person.sex == Sex.FEMALE else 'Ông'} {person.full_name}"


def _row(line):
    remarks = "; ".join(words for words in (line["note"], line["remark"]) if words)
    if line["settled_on"]:
        remarks = "; ".join(filter(None, (remarks, "giao nốt sau khi ký")))
    return line["what"], line["open"], "Đã giao" if line["given"] else "Chưa giao", "Đã nhận" if line["taken"] else "Chưa nhận", remarks


def _promises(handover, lines):
    left = [line["what"] for line in lines if not (line["given"] and line["taken"])]
    if left and handover.given_at:
        rest = _said(f"Các mục chưa giao nhận xong gồm: {'; '.join(left)}. Hai bên tiếp tục giao, nhận và ghi vào sổ.")
        return (rest, *_end())
    return tuple(_end())


def _end():
    yield _said(
        "Bên giao cam kết đã bàn giao đầy đủ, trung thực các mục ghi Đã giao. Bên nhận chịu trách nhiệm về các mục ghi Đã nhận kể từ ngày ký."
    )
    yield _said("Biên bản được lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản.")


def _signature(side, person, signer):
    """Who signs for a side: the person, or the third in his place."""
    if signer is None or signer.pk == person.pk:
        return paper.Signature(authority=side.upper(), office="", name=person.full_name)
    return paper.Signature(authority="NGƯỜI XÁC NHẬN", office=f"THAY {side.upper()}", name=signer.full_name)
