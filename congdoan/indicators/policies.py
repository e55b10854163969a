"""What the state of things allows when a figure is declared, corrected or taken out. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Conflict, Refused
from congdoan.kernel.periods import read_period

MOST = 2**63 - 1


def check_facts(figure, *, today):
    """Chỉ tiêu có thật, kỳ đã bắt đầu, số không âm."""
    if figure.indicator not in REGISTRY:
        raise Refused(_("Không có chỉ tiêu này. Chọn lại trong danh sách."), field="indicator")
    if read_period(figure.period).start > today:
        raise Refused(_("Kỳ này chưa bắt đầu. Chỉ khai số của kỳ đã có."), field="period")
    if not 0 <= figure.value <= MOST:
        raise Refused(_("Số khai báo không âm. Xem lại con số."), field="value")


def check_once(other):
    """Một chỉ tiêu của một kỳ chỉ khai một lần; ``other``: the figure that stands there already, or None."""
    if other is not None:
        raise Refused(_("Chỉ tiêu này của kỳ này đã khai. Mở dòng ấy trong danh sách mà sửa."), field="indicator")


def check_standing(figure):
    """Số đã bỏ thì không sửa, không bỏ lần nữa."""
    if figure.is_cancelled:
        raise Refused(_("Số này đã bỏ khỏi sổ ngày %(day)s.") % {"day": format_date(figure.cancelled_on)})


def check_version(figure, version):
    """Không ai sửa số này từ lúc người đang sửa mở nó."""
    if version is None or figure.version != version:
        raise Conflict(_("Số này vừa được người khác sửa. Xem lại hai bản rồi ghi bản đúng."), current=figure)
