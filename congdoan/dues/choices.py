"""Words of the room dues."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng đoàn phí."""

    RECORD_DUES = "dues.record_dues", _("lập bảng đoàn phí tháng, ghi ai đã đóng")
    IMPORT_DUES = "dues.import_dues", _("nhập đoàn phí từ tệp Excel, tệp lương")
    SET_GROUP = "dues.set_group", _("ghi nhóm đóng đoàn phí của đơn vị")
    VIEW_WAGES = "dues.view_wages", _("xem lương làm căn cứ, số tiền đoàn phí của từng người")
    VIEW_DUES = "dues.view_dues", _("xem ai đã đóng đoàn phí, không xem số tiền")
    VIEW_TOTALS = "dues.view_totals", _("xem tổng số đoàn phí từng tháng")
    SET_ACCOUNT = "dues.set_account", _("ghi tài khoản ngân hàng nhận tiền của đơn vị")
    IMPORT_BANK = "dues.import_bank", _("đưa sao kê ngân hàng lên, khớp vào đoàn phí, kinh phí")
    RECORD_LEVY = "dues.record_levy", _("ghi sổ kinh phí công đoàn, cơ quan nào đã nộp")
    VIEW_LEVY = "dues.view_levy", _("xem sổ kinh phí công đoàn, cơ quan nào còn nợ")


class Group(models.TextChoices):
    """Nhóm đóng đoàn phí: the sort of employer, on which rate and base hang."""

    BUDGET = "budget", _("cơ quan hưởng 100% lương từ ngân sách")
    PUBLIC = "public", _("đơn vị sự nghiệp công lập (nhóm 1)")
    STATE = "state", _("doanh nghiệp nhà nước (nhóm 2)")
    OTHER = "other", _("doanh nghiệp, đơn vị ngoài nhà nước (nhóm 3)")


DEFAULT_GROUP = Group.PUBLIC


class Key(models.TextChoices):
    """Loại quy định: what the value of a rule is."""

    RATE = "rate", _("mức đóng đoàn phí")
    CAP = "cap", _("mức đóng cao nhất, phần của lương cơ sở")
    BASE_SALARY = "base_salary", _("lương cơ sở")
    LEVY = "levy", _("mức đóng kinh phí công đoàn")
    KEPT_DUES = "kept_dues", _("phần đoàn phí giữ lại ở cơ sở")
    KEPT_LEVY = "kept_levy", _("phần kinh phí giữ lại ở cơ sở")
    LEVY_MONTHS = "levy_months", _("hạn nộp kinh phí, số tháng sau tháng phải nộp")
    LEVY_UNPAID = "levy_unpaid", _("quá hạn bao nhiêu ngày thì coi là không đóng kinh phí")
    CUT_MOST = "cut_most", _("giảm kinh phí nhiều nhất bao nhiêu")
    CUT_MONTHS = "cut_months", _("giảm kinh phí nhiều nhất mấy tháng")
    PAUSE_MONTHS = "pause_months", _("tạm dừng đóng kinh phí nhiều nhất mấy tháng")
    PAUSE_DUE = "pause_due", _("hạn nộp bù kinh phí, số tháng sau tháng hết tạm dừng")


class Base(models.TextChoices):
    """Tiền lương làm căn cứ."""

    INSURED = "insured", _("tiền lương đóng bảo hiểm xã hội")
    ACTUAL = "actual", _("tiền lương thực nhận")


class Exempt(models.TextChoices):
    """Vì sao được miễn trong tháng. PAUSED follows from the pauses of memberships; the others are chosen on the sheet."""

    PAUSED = "paused", _("tạm dừng sinh hoạt")
    UNPAID = "unpaid", _("nghỉ không hưởng lương")
    MATERNITY = "maternity", _("nghỉ thai sản")
    BENEFIT = "benefit", _("hưởng trợ cấp ốm đau từ một tháng")
    OTHER = "other", _("lý do khác")


class Way(models.TextChoices):
    """Ai thu kinh phí của một cơ quan."""

    ABOVE = "above", _("cấp trên thu, cấp lại phần của cơ sở")
    OWN = "own", _("công đoàn cơ sở thu, nộp phần của cấp trên")


class Every(models.TextChoices):
    """Bao lâu nộp kinh phí một lần."""

    MONTH = "month", _("hằng tháng")
    QUARTER = "quarter", _("hằng quý (nông, lâm, ngư, diêm nghiệp trả lương theo mùa, có đăng ký)")


class Relief(models.TextChoices):
    """Cơ quan được miễn, giảm hay tạm dừng đóng kinh phí."""

    WAIVED = "waived", _("miễn")
    REDUCED = "reduced", _("giảm")
    PAUSED = "paused", _("tạm dừng đóng")


class LineState(models.TextChoices):
    """Tình trạng của một dòng sao kê."""

    WAITING = "waiting", _("chờ khớp")
    MATCHED = "matched", _("đã khớp")
    ASIDE = "aside", _("không phải khoản thu của công đoàn")


class Share(models.TextChoices):
    """Phần nộp cấp trên là của khoản nào."""

    DUES = "dues", _("đoàn phí")
    LEVY = "levy", _("kinh phí")


KEEPERS = ("grassroots_union", "occupational_union", "member_grassroots_union")
"""Kinds of unit that keep sheets; groups and sections are in the sheet of the union above them."""
