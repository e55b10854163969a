"""The component gallery (bảng thành phần): each component with its own words, its source and what it looks like."""

import datetime
import re
from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.ui import fields
from congdoan.ui.forms import Form
from congdoan.ui.tables import Column, Table

TEMPLATES = Path(__file__).parent / "templates"
EXAMPLES = (
    "ui/gallery/page.html", "ui/gallery/card.html", "ui/gallery/badge.html", "ui/gallery/fig.html", "ui/gallery/money.html",
    "ui/gallery/date.html", "ui/gallery/notice.html", "ui/gallery/closed.html", "ui/gallery/confirm.html", "ui/gallery/field.html",
    "ui/gallery/filter.html", "ui/gallery/table.html", "ui/gallery/kv.html", "ui/gallery/timeline.html", "ui/gallery/task.html",
    "ui/gallery/empty.html", "ui/gallery/asof.html", "ui/gallery/steps.html", "ui/gallery/drawer.html",
)  # fmt: skip
COLOURS = (
    ("#1a4b84", "Chàm", _("việc chính, liên kết, con số")),
    ("#12355f", "Chàm đậm", _("đầu trang")),
    ("#e2a526", "Nghệ sáng", _("gạch dưới tên trang, viền chọn")),
    ("#744700", "Nghệ", _("lưu ý")),
    ("#a32a1e", "Son", _("lỗi, trễ hạn")),
    ("#1d6838", "Lá", _("đã xong")),
    ("#4b5563", "Đá", _("trung tính")),
)
DAY, OLD_DAY = datetime.date(2022, 5, 24), datetime.date(2021, 6, 30)


class SampleForm(Form):
    """The kinds of fields."""

    reason = fields.ChipsField(label=_("Lý do"), choices=[("hospital", _("Nằm viện")), ("home", _("Ốm tại nhà")), ("birth", _("Sinh con"))])
    visited_on = fields.DateField(label=_("Ngày thăm"))
    amount = fields.MoneyField(label=_("Số tiền"), help_text=_("Quy chế chi tiêu của ta: nằm viện 500.000 đ một lần"))
    source = forms.ChoiceField(label=_("Nguồn chi"), choices=[("fund", _("Quỹ công đoàn")), ("office", _("Cơ quan hỗ trợ"))])


class SampleFilters(forms.Form):
    """A filter bar."""

    q = forms.CharField(label=_("Tìm theo tên"), required=False)
    group = forms.ChoiceField(label=_("Tổ"), required=False, choices=[("", _("Tất cả các tổ")), ("vp", _("Văn phòng"))])


TABLE = Table(
    _("Ví dụ bảng"),
    (
        Column(_("Họ và tên"), lambda row: row[0], "name", link=lambda row: "#table", note=lambda row: row[3]),
        Column(_("Ngày"), lambda row: row[1], "date"),
        Column(_("Số tiền (đ)"), lambda row: row[2], "money"),
    ),
)
ROWS = (
    ("Đỗ Quốc Cường", datetime.date(2022, 1, 14), 500_000, _("Chị Hà ghi")),
    ("Nguyễn Hải Đăng", datetime.date(2022, 3, 2), 1_000_000, _("Anh Bình ghi")),
)
GROUPS = [
    {
        "label": _("Năm 2022"),
        "items": [
            {"badge": _("Chờ thăm"), "kind": "nghe", "text": _("Báo nằm viện"), "note": _("20/05/2022. Tổ trưởng Hà báo")},
            {
                "badge": _("Quỹ"),
                "text": _("Góp Quỹ Vì người nghèo"),
                "figure": "100.000 đ",
                "figure_url": "#timeline",
                "note": "04/05/2022",
            },
        ],
    }
]
FACTS = [
    {"label": _("Ngày sinh"), "text": "09/10/1986", "css": "cd-so"},
    {"label": _("Thăm hỏi"), "text": _("2 lần"), "url": "#kv", "note": "1.000.000 đ"},
]


def examples():
    """[{"name", "words", "source", "template"}]: the words are the comment at the top of the component's own file."""
    listed = []
    for template in EXAMPLES:
        name = Path(template).stem
        component = (TEMPLATES / "cotton" / "ui" / f"{name}.html").read_text(encoding="utf-8")
        words = re.search(r"{% comment %}\n(.*?)\n{% endcomment %}", component, re.DOTALL)
        source = (TEMPLATES / template).read_text(encoding="utf-8").rstrip()
        listed.append({"name": name, "words": words[1] if words else "", "source": source, "template": template})
    return listed


def icons():
    """Names of the icons in the sprite."""
    return re.findall(r'id="i-([a-z]+)"', (TEMPLATES / "ui" / "_sprite.html").read_text(encoding="utf-8"))


CHILDREN = [
    {"name": "Ngọc Anh", "born": 2015, "of": _("con anh Nguyễn Hải Đăng"), "amount": 100_000, "ticked": True},
    {"name": "Hương Giang", "born": 2011, "of": _("con anh Ngô Văn Quân"), "amount": 0, "ticked": False},
    {"name": "Minh Thư", "born": 2017, "of": _("con chị Trần Thị Mai"), "amount": 100_000, "ticked": True},
]


def context(by, drawer_open):
    """What the gallery shows. ``by``: the actor who looks; ``drawer_open``: the drill-down was asked for."""
    bad = SampleForm({"reason": "home", "visited_on": "31/02/2022", "amount": "500.000", "source": "fund"}, by=by)
    return {
        "examples": examples(),
        "icons": icons(),
        "colours": [{"hex": code, "name": name, "use": use} for code, name, use in COLOURS],
        "form": bad,
        "filters": SampleFilters(),
        "table": TABLE,
        "rows": TABLE.shown(ROWS),
        "groups": GROUPS,
        "facts": FACTS,
        "steps": [_("Chọn tệp"), _("Đọc hiểu các cột"), _("Xem trước"), _("Ghi vào sổ")],
        "children": CHILDREN,
        "drawer_url": "?ngan=1#mo-dong",
        "drawer_open": drawer_open,
        "day": DAY,
        "old_day": OLD_DAY,
        "paper_date": dates.long_date(DAY),
        "summary": _("Mọi màn hình ghép từ những mảnh này."),
    }
