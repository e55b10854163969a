"""Mở hồ sơ, sửa, bỏ, hai bên ký, mở lại."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dissolution import forms
from congdoan.dissolution.actions import files, signing
from congdoan.dissolution.views import links
from congdoan.reorganization import queries as plans
from congdoan.ui.screens import ActionScreen, RecordAction


class OpenFile(ActionScreen):
    """Mở hồ sơ bàn giao của một đơn vị."""

    action = files.open_file
    form_class = forms.OpenFile
    section = "organization"
    main_button = gettext_lazy("Mở hồ sơ")
    main_icon = "them"
    not_done = gettext_lazy("Chưa mở hồ sơ")
    explanation = gettext_lazy("Máy lấy từ sổ: quỹ, con dấu, chức vụ, đơn chờ, nơi đến của đoàn viên. Công nợ, tài sản ghi thêm bằng tay.")
    confirmation = gettext_lazy("Đã mở hồ sơ. Ghi từng mục khi bàn giao xong.")

    @property
    def title(self):
        """Of which unit."""
        return _("Mở hồ sơ bàn giao: %(unit)s") % {"unit": self.unit.name}

    def initial(self):
        return {"closes_on": self.unit.closed_on}

    def success_url(self, pk):
        return links.list_url(self.unit) if pk is None else f"{links.list_url(self.unit)}{pk}/"

    def cancel_url(self):
        return links.list_url(self.unit)


class OpenForPlan(RecordAction):
    """Mở hồ sơ cho mọi đơn vị của một phương án."""

    action = files.open_for_plan
    form_class = forms.Plain
    gives = ("plan",)
    section = "organization"
    main_button = gettext_lazy("Mở hồ sơ")
    main_icon = "them"
    not_done = gettext_lazy("Chưa mở hồ sơ")
    explanation = gettext_lazy("Mỗi đơn vị giải thể hay nhập đi có một hồ sơ; đơn vị đã có thì giữ nguyên.")
    confirmation = gettext_lazy("Đã mở hồ sơ bàn giao của các đơn vị trong phương án.")

    @property
    def title(self):
        """Of which plan."""
        return _("Mở hồ sơ bàn giao: %(plan)s") % {"plan": self.record.title}

    def find(self):
        found = plans.plan(by=self.by, pk=self.kwargs["pk"])
        if found is None or found.unit_id != self.unit.pk:
            raise Http404
        return found

    def initial(self):
        return {}

    def cancel_url(self):
        return f"{links.list_url(self.unit)}?phuong_an={self.record.pk}"


class OfFile(RecordAction):
    """What is done with one file; its page is where it came from. ``side``: whose address it has."""

    gives = ("file",)
    section = "organization"
    form_class = forms.Plain
    cancel_label = gettext_lazy("Thôi, về hồ sơ")
    side = "unit"
    called = ""

    def find(self):
        return links.file_to_act_on(self, self.side)

    @property
    def title(self):
        """What is done, of which unit."""
        return self.called % {"unit": self.record.unit.name}

    def cancel_url(self):
        return links.file_url(self.record, unit_id=self.unit.pk)


class CorrectFile(OfFile):
    """Sửa hồ sơ."""

    action = files.correct
    form_class = forms.CorrectFile
    called = gettext_lazy("Sửa hồ sơ bàn giao: %(unit)s")
    main_button = gettext_lazy("Ghi thay đổi")
    not_done = gettext_lazy("Chưa sửa")
    confirmation = gettext_lazy("Đã sửa hồ sơ.")

    def initial(self):
        return {name: getattr(self.record, name) for name in ("version", "closes_on", "receiver", "grounds")}


class CancelFile(OfFile):
    """Bỏ hồ sơ."""

    action = files.cancel
    form_class = forms.WithReason
    called = gettext_lazy("Bỏ hồ sơ bàn giao: %(unit)s")
    main_button = gettext_lazy("Bỏ hồ sơ")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ hồ sơ.")


class SignFile(OfFile):
    """Ký bên giao."""

    action = signing.sign
    form_class = forms.SignFile
    called = gettext_lazy("Ký bên giao: %(unit)s")
    main_button = gettext_lazy("Ký bên giao")
    not_done = gettext_lazy("Chưa ký")
    explanation = gettext_lazy("Ký rồi thì các mục không sửa nữa; bên nhận xem và ký sau. Tên ghi ở đây in lên biên bản.")
    confirmation = gettext_lazy("Bên giao đã ký. Chờ bên nhận ký.")

    def initial(self):
        return {**super().initial(), "met_on": self.by.today, "name": self.by.person.full_name}


class TakeBack(OfFile):
    """Mở lại."""

    action = signing.take_back
    form_class = forms.WithReason
    called = gettext_lazy("Mở lại hồ sơ bàn giao: %(unit)s")
    main_button = gettext_lazy("Mở lại")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa mở lại")
    confirmation = gettext_lazy("Đã mở lại; các mục lại ghi được.")


class ReceiveFile(OfFile):
    """Ký bên nhận."""

    action = signing.receive
    form_class = forms.ReceiveFile
    side = "receiver"
    called = gettext_lazy("Ký bên nhận: %(unit)s")
    main_button = gettext_lazy("Ký bên nhận")
    not_done = gettext_lazy("Chưa ký")
    explanation = gettext_lazy("Xem từng mục trong hồ sơ trước khi ký. Ký rồi thì hồ sơ xong, không mở lại.")
    confirmation = gettext_lazy("Hai bên đã ký. Hồ sơ xong.")

    def initial(self):
        return {**super().initial(), "name": self.by.person.full_name}
