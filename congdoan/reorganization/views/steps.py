"""Thêm việc vào phương án: a screen for each deed; several units at once, by their codes."""

from django.utils.translation import gettext_lazy

from congdoan.reorganization import forms
from congdoan.reorganization.actions import steps
from congdoan.reorganization.views.states import OfPlan
from congdoan.units import rearranged


class StepScreen(OfPlan):
    """A form that adds steps; ?don-vi=<id> names a unit beforehand."""

    main_button = gettext_lazy("Thêm vào phương án")
    main_icon = "them"
    not_done = gettext_lazy("Chưa thêm")
    confirmation = gettext_lazy("Đã thêm vào phương án, và kiểm tra lại.")

    def initial(self):
        wanted = self.request.GET.get("don-vi", "")
        unit = rearranged.by_ids([int(wanted)]).get(int(wanted)) if wanted.isdecimal() and len(wanted) < 18 else None
        if unit is None or not unit.path.startswith(self.plan.unit.path):
            return {}
        return {"units": [unit], "unit": unit.code}


class FoundStep(StepScreen):
    """Lập mới."""

    action = steps.found
    form_class = forms.FoundStep
    title = gettext_lazy("Lập đơn vị mới trong phương án")


class ChangeStep(StepScreen):
    """Đổi tên, loại, cấp trên."""

    action = steps.change
    form_class = forms.ChangeStep
    title = gettext_lazy("Đổi tên, loại, cấp trên")
    explanation = gettext_lazy("Cả nhánh ở dưới đi theo; đoàn viên, chức vụ trong nhánh giữ nguyên.")


class MergeStep(StepScreen):
    """Nhập vào đơn vị khác."""

    action = steps.merge
    form_class = forms.MergeStep
    title = gettext_lazy("Nhập đơn vị vào đơn vị khác")


class SplitStep(StepScreen):
    """Chia, tách một phần."""

    action = steps.split
    form_class = forms.SplitStep
    title = gettext_lazy("Chia, tách một phần đơn vị")


class DissolveStep(StepScreen):
    """Giải thể."""

    action = steps.dissolve
    form_class = forms.DissolveStep
    title = gettext_lazy("Giải thể đơn vị")


class SettleMembers(StepScreen):
    """Chọn nơi đến."""

    action = steps.settle
    form_class = forms.SettleMembers
    title = gettext_lazy("Chọn nơi đến cho đoàn viên")
    main_button = gettext_lazy("Ghi nơi đến")
    main_icon = "dung"
    confirmation = gettext_lazy("Đã ghi nơi đến, và kiểm tra lại.")


class RemoveSteps(StepScreen):
    """Bỏ bớt việc."""

    action = steps.remove
    form_class = forms.RemoveSteps
    title = gettext_lazy("Bỏ bớt việc khỏi phương án")
    main_button = gettext_lazy("Bỏ khỏi phương án")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ, và kiểm tra lại.")
