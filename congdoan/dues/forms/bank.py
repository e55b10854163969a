"""Tài khoản nhận tiền; sao kê ngân hàng: xem trước, khớp từng dòng."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.dues import matching, payments, policies, queries, statements
from congdoan.dues.banks import BANKS
from congdoan.dues.choices import LineState
from congdoan.dues.forms.files import ACCEPTED, ShownFirst
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold
from congdoan.ledger import queries as ledger
from congdoan.ui import fields
from congdoan.ui.forms import Form

SHOWN = 100
"""Lines of the preview on the screen."""
NAMED = 10
"""Rows named in a warning."""
AT_ONCE = 60
"""Lines matched on one screen; the next ones follow."""


class SetAccount(Form):
    """Ghi tài khoản nhận tiền."""

    bank = forms.ChoiceField(label=_("Ngân hàng"), choices=[("", _("Chọn ngân hàng")), *BANKS])
    number = fields.CleanText(label=_("Số tài khoản"), max_length=25)
    holder = fields.CleanText(label=_("Tên chủ tài khoản"), max_length=100, help_text=_("Đúng như tên ngân hàng hiện khi chuyển khoản."))
    valid_from = fields.DateField(label=_("Dùng từ ngày"))

    def clean_number(self):
        """Without blanks and dots."""
        return self.cleaned_data["number"].replace(" ", "").replace(".", "")


class BankLineFilter(forms.Form):
    """Tình trạng của dòng; the day comes along hidden."""

    loai = forms.ChoiceField(
        label=_("Xem"), required=False, choices=[("", _("Tất cả")), *((one.value, str(one.label).capitalize()) for one in LineState)]
    )
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)
    tep = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        wanted = {"state": self.cleaned_data.get("loai"), "statement": self.cleaned_data.get("tep")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})


class BankFile(ShownFirst):
    """Đưa sao kê ngân hàng lên."""

    feeds = ("account", "file_name", "digest", "rows")

    account = forms.ModelChoiceField(label=_("Tài khoản"), queryset=None, empty_label=None)
    file = forms.FileField(
        label=_("Tệp sao kê (.xlsx, .xls, .ods, .csv)"),
        error_messages={"required": _("Chọn tệp sao kê tải từ ngân hàng (.xlsx, .xls, .ods hoặc .csv).")},
        help_text=_("Cần cột ngày, tiền vào (ghi có), nội dung; có mã giao dịch càng tốt. Đưa lên thì chưa ghi gì, anh/chị xem trước."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    named = forms.CharField(required=False, widget=forms.HiddenInput)

    def prepare(self):
        """The accounts of the unit."""
        super().prepare()
        self.fields["account"].queryset = queries.accounts(self.given["unit"])

    def clean(self):
        """{"account", "rows", "digest", "file_name"}; the first time it is shown what the file says, and nothing goes on."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        unit, account = self.given["unit"], cleaned["account"]
        try:
            self.found = self._read(cleaned, unit)
        except Refused as refused:
            self.add_error("file", str(refused))
            return cleaned
        good = [entry for entry in self.found.entries if not entry.wrong]
        known = queries.known_keys(unit, account.key, [entry.key for entry in good])
        fresh = [entry for entry in good if entry.key not in known]
        self._show(unit, fresh, known)
        try:
            policies.check_fresh(len(fresh), known=len(known))
        except Refused as refused:
            self.add_error("file", str(refused))
            return cleaned
        words = {"fresh": len(fresh), "known": len(known), "out": len(self.left_out)}
        self.add_warning(
            _t("%(fresh)s dòng tiền vào sẽ lấy, %(known)s dòng đã có từ trước, %(out)s dòng để ngoài. Chưa dòng nào ghi vào đoàn phí, kinh phí.") % words,
            code="xem-truoc", confirm=_t("Đã xem, lấy các dòng ấy"), title=_t("Xem trước, chưa ghi gì"),
        )  # fmt: skip
        self._warn_of_look_alikes(unit, fresh)
        rows = [{name: getattr(entry, name) for name in ("came_on", "amount", "memo", "reference", "key")} for entry in good]
        return {
            "account": account,
            "rows": rows,
            "digest": self.found.digest,
            "file_name": cleaned["named"][:200],
        }

    def _read(self, cleaned, unit):
        upload = cleaned.get("file")
        if upload is None:
            return statements.again(self.kept())
        found = statements.read(upload.read(), upload.name, today=self.by.today, closed=ledger.closed_months(unit))
        self.keep(statements.told(found), named=upload.name)
        return found

    def _show(self, unit, fresh, known):
        """What the page tells: columns, lines with what they would be matched to, those left out."""
        matcher = matching.Matcher(queries.targets(unit, self.by.today))
        shown = [(entry.memo, entry.amount, datetime.date.fromisoformat(entry.came_on)) for entry in fresh[:SHOWN]]
        self.lines = [{"entry": entry, "proposal": one} for entry, one in zip(fresh[:SHOWN], matcher.propose_each(shown), strict=True)]
        self.columns = [(statements.CALLED[name], title) for name, title in self.found.columns if name in statements.CALLED]
        self.left_out = [(entry.row, entry.wrong) for entry in self.found.entries if entry.wrong]
        self.as_text = [(entry.row, entry.as_text) for entry in fresh if entry.as_text]
        self.known = len(known)

    def _warn_of_look_alikes(self, unit, fresh):
        """The same day, amount and words under another reference or account: the same money in a file of another shape, perhaps."""
        days = {datetime.date.fromisoformat(entry.came_on) for entry in fresh}
        standing = {(on.isoformat(), amount, memo) for on, amount, memo in queries.look_alikes(unit, days)}
        alike = [str(entry.row) for entry in fresh if (entry.came_on, entry.amount, fold(entry.memo)) in standing]
        if alike:
            words = {"count": len(alike), "rows": ", ".join(alike[:NAMED]) + (", …" if len(alike) > NAMED else "")}
            sentence = _t(
                "%(count)s dòng cùng ngày, số tiền, nội dung với dòng đã có của đơn vị: dòng %(rows)s của tệp. Xem có phải tiền đã lấy từ tệp khác không."
            )
            self.add_warning(sentence % words, code="giong-dong-da-co", confirm=_t("Đã xem, là những lần chuyển khác"))


class MatchGrid(forms.Widget):
    """Các dòng sao kê chờ khớp: beside each, what it pays; a tick for what is none of ours."""

    template_name = "dues/match_grid.html"
    use_fieldset = True
    rows, offered = (), ()

    def value_from_datadict(self, data, files, name):
        """{bank line's number: what was typed} of the lines that were sent."""
        aside = set(data.getlist(f"{name}-bo"))
        return {
            row["line"].pk: {"target": data.get(f"{name}-cho-{row['line'].pk}", "").strip(), "aside": str(row["line"].pk) in aside}
            for row in self.rows
            if f"{name}-cho-{row['line'].pk}" in data
        }

    def get_context(self, name, value, attrs):
        """Adds the lines: what is typed, else what is proposed where it is sure."""
        context = super().get_context(name, value, attrs)
        value = value or {}
        context["rows"] = [row | {"typed": value.get(row["line"].pk) or self._first(row)} for row in self.rows]
        context["offered"] = self.offered
        return context

    @staticmethod
    def _first(row):
        target = row["proposal"].target
        return {"target": target.label if target else "", "aside": False}


class MatchField(forms.Field):
    """Dòng nào là khoản gì. Cleans to {bank line's number: (kind, number of the line, of a fund who gave) or "bo"}; an empty one stays in the list."""

    widget = MatchGrid
    matcher = None

    def _giver(self, pk, target):
        memo = next(row["line"].memo for row in self.widget.rows if row["line"].pk == pk)
        return self.matcher.giver(memo) if target.kind == payments.FUND else None

    def offer(self, rows, targets):
        """``rows``: [{"line", "proposal"}]; ``targets``: all that wait for money."""
        self.matcher = matching.Matcher(targets)
        self.widget.rows, self.widget.offered = (
            rows,
            [target.label for target in targets if target.ask or target.noted or target.kind == payments.FUND],
        )

    def clean(self, value):
        """Every row alone; all that is wrong is said at once."""
        problems, found = [], {}
        for pk, typed in value.items():
            if typed["aside"]:
                found[pk] = "bo"
            elif typed["target"]:
                target = self.matcher.typed(typed["target"])
                if target is None:
                    problems.append(
                        ValidationError(
                            _("“%(typed)s” chưa rõ là khoản của ai. Chọn trong danh sách gợi ý, hoặc để trống."),
                            params={"typed": typed["target"][:60]},
                        )
                    )
                else:
                    found[pk] = (target.kind, target.pk, self._giver(pk, target))
        if problems:
            raise ValidationError(problems)
        if not found:
            raise ValidationError(_("Chưa có dòng nào để ghi. Chọn khoản cho ít nhất một dòng."))
        return found


class Match(Form):
    """Khớp các dòng sao kê."""

    rows = MatchField(label=_("Dòng sao kê"))

    def prepare(self):
        """The oldest lines that wait."""
        unit = self.given["unit"]
        lines = list(queries.waiting_lines(unit)[:AT_ONCE])
        targets = queries.targets(unit, self.by.today)
        proposed = matching.Matcher(targets).propose_each([(line.memo, line.amount, line.came_on) for line in lines])
        rows = [{"line": line, "proposal": one} for line, one in zip(lines, proposed, strict=True)]
        self.fields["rows"].offer(rows, targets)
        self.none_waits = not lines


class Unmatch(Form):
    """Gỡ một dòng đã khớp nhầm."""
