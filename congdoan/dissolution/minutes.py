"""Biên bản bàn giao: the paper of one file, of two sides; and of many, one after another."""

from django.utils.translation import gettext as _

from congdoan.dissolution import told
from congdoan.dissolution.choices import FileState, Kind, LineState
from congdoan.dissolution.rules import COPIES
from congdoan.kernel import dates, money
from congdoan.reports.paper import GAP, Article, Bullet, Column, Ground, Paper, Paragraph, Run, Section, Signature, Table
from congdoan.reports.vietnamese import blank_date
from congdoan.units.places import place_of

DOTS = "……………………………"
COLUMNS = (
    Column("STT", 13, "center"),
    Column("Nội dung", 36),
    Column("Số liệu theo sổ", 46),
    Column("Bàn giao", 38),
    Column("Giấy tờ, ghi chú", 36),
)
MEMBER_COLUMNS = (
    Column("STT", 13, "center"), Column("Họ và tên", 48), Column("Ngày sinh", 26, "center"), Column("Đơn vị, tổ", 42), Column("Nơi đến", 46),
)  # fmt: skip


def paper(file, lines, said, today, members=()):
    """The Paper of one file. ``said``: {Kind: Told}; ``members``: rows of who goes where, as ``member_rows`` makes them."""
    met_on = file.met_on or today
    sections = [Section("I", _("Nội dung bàn giao"), (Table(COLUMNS, tuple(_rows(lines, said))),))]
    if members:
        sections.append(Section("II", _("Đoàn viên và nơi đến"), (Table(MEMBER_COLUMNS, tuple(members)),)))
    sections.append(Section("III" if members else "II", _("Thống nhất của hai bên"), tuple(_agreed(file, lines))))
    superior = file.unit.parent
    return Paper(
        kind_title="BIÊN BẢN",
        subject=_("Bàn giao khi kết thúc hoạt động %(unit)s") % {"unit": file.unit.name},
        issuer=file.unit.name,
        superior=superior.name if superior else "",
        number=f"Số:{GAP}/BB-CĐ",
        place=place_of(superior.name if superior else "") or place_of(file.unit.name) or place_of(file.receiver.name) or "…………",
        dated_on=met_on,
        day_left_blank=file.met_on is None,
        beside=Signature(authority=_("ĐẠI DIỆN BÊN GIAO"), office=file.giver_post.upper(), name=file.giver),
        signature=Signature(authority=_("ĐẠI DIỆN BÊN NHẬN"), office=file.taker_post.upper(), name=file.taker),
        opening=tuple(_opening(file, met_on)),
        sections=tuple(sections),
    )


def member_rows(members, way, closes_on):
    """[(number, name, birth, unit, where to)] of the members of a file."""
    for number, row in enumerate(members, 1):
        place = told.place_of(row, way, closes_on)
        yield number, row.person.full_name, row.person.birth_text, row.unit.name, told.said_of(place)


def _opening(file, met_on):
    if file.grounds:
        yield Ground(_("Căn cứ %(grounds)s;") % {"grounds": _decapitalised(file.grounds)})
    yield Ground(_("%(unit)s kết thúc hoạt động từ ngày %(day)s,") % {"unit": file.unit.name, "day": dates.format_date(file.closes_on)})
    day = blank_date(met_on.year) if file.met_on is None else dates.long_date(met_on)
    yield _say(_("Hôm nay, %(day)s, tại %(place)s, chúng tôi gồm:") % {"day": day, "place": file.place or DOTS})
    yield Article(_("Bên giao:"), file.unit.name)
    yield from _side(file.giver, file.giver_post)
    yield Article(_("Bên nhận:"), file.receiver.name)
    yield from _side(file.taker, file.taker_post)
    yield _say(_("Hai bên cùng kiểm và bàn giao như sau:"))


def _decapitalised(words):
    return words[:1].lower() + words[1:] if words.startswith("Quyết định") else words


def _side(name, post):
    yield Bullet((Run(_("Đại diện: %(name)s") % {"name": name or DOTS}),))
    yield Bullet((Run(_("Chức vụ: %(post)s") % {"post": post or DOTS}),))


def _rows(lines, said):
    for number, line in enumerate(lines, 1):
        known = said.get(Kind(line.kind))
        words = line.said or (known.text if known else "")
        sums = money.format_money(line.amount) if line.amount else ""
        yield number, line.words, "; ".join(filter(None, (words, sums))), _became(line), "; ".join(filter(None, (line.proof, line.remark)))


def _became(line):
    state = LineState(line.state).label.capitalize()
    return _("%(who)s nhận") % {"who": line.receiver} if line.state == LineState.DONE and line.receiver else state


def _agreed(file, lines):
    left = [line.words[:1].lower() + line.words[1:] for line in lines if line.state == LineState.OPEN]
    if left:
        yield _say(_("Việc còn mở: %(what)s; %(unit)s theo dõi đến khi xong.") % {"what": ", ".join(left), "unit": file.receiver.name})
    else:
        yield _say(_("Hai bên đã kiểm, giao và nhận đủ những mục trên; không còn việc nào mở."))
    if file.state != FileState.DONE:
        yield _say(
            _("Từ khi hai bên ký, %(unit)s quản lý những gì đã nhận và trả lời những việc phát sinh sau đó.") % {"unit": file.receiver.name}
        )
    words = {"copies": f"{COPIES:02d}"}
    yield _say(_("Biên bản lập thành %(copies)s bản có giá trị như nhau: mỗi bên giữ một bản, một bản gửi công đoàn cấp trên") % words)


def _say(words):
    return Paragraph((Run(words),))
