"""What the state of things allows when a figure is declared, corrected or taken out. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.errors import Refused
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
