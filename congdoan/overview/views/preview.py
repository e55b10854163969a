"""One import on the screen: what was understood, the preview and the result row by row, what is to be mended."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import NotAllowed
from congdoan.kernel.money import format_number
from congdoan.overview import asking, founding, handing, importing, policies, staged
from congdoan.overview.choices import Permission as Overview
from congdoan.overview.forms import CommitWorkbook
from congdoan.overview.words import moment
from congdoan.ui import paging
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.choices import BatchState, Permission, RowStatus

NOTES = "can-biet"  # the problems that keep no row out
WAYS = ("commit", "undo", "discard", "problems", "marked", "answer", "forget", "found")


class OfImport(UnitPage):
    """What the pages of one import share: the batch from the address, found and authorised; its steps and addresses."""

    permission = str(Permission.IMPORT_WORKBOOK)
    section = "recording"
    also = (str(Overview.READ_IMPORT),)  # of a file that others brought
    shows_in_hand = False  # True where something is said of an import that a background job has in hand

    def get(self, request, *args, **kwargs):
        """The page; while a background job has the import, how far it is."""
        if handing.is_in_hand(self.batch) and not self.shows_in_hand:
            return HttpResponseRedirect(self.at("import-progress"))
        return super().get(request, *args, **kwargs)

    def require(self):
        if not self.by.may(Permission.IMPORT_WORKBOOK, self.unit):
            raise NotAllowed(self.refusal())
        self.batch = self.find_batch()
        policies.check_may_read_rows(by=self.by, batch=self.batch)
        super().require()

    def find_batch(self):
        """The batch of this unit, or 404."""
        try:
            found = workbooks.batch(by=self.by, pk=self.kwargs["batch_id"])
        except ObjectDoesNotExist as nothing:
            raise Http404 from nothing
        if found.unit_id != self.unit.pk:
            raise Http404
        return found

    def given(self):
        """The batch, for the actions about it."""
        return {"batch": self.batch}

    def at(self, name, **parameters):
        """An address within this import."""
        return reverse(f"overview:{name}", kwargs={"unit_id": self.unit.pk, "batch_id": self.batch.pk}, query=parameters or None)

    def upload_url(self):
        """Where another file is chosen."""
        return reverse("overview:import-new", kwargs={"unit_id": self.unit.pk})


class ImportRows(OfImport):
    """Xem trước từng dòng, bước 3; sau khi ghi là kết quả, bước 4."""

    template_name = "overview/import_rows.html"
    failed = None  # the bound form of an answer that was refused

    def context(self):
        status = self.request.GET.get("loai", "")
        status = status if status in RowStatus.values else ""
        sheets = workbooks.sheets(self.batch)
        found = importing.problems(self.batch)
        url_of = importing.places(sheets, self)
        step = importing.step_of(self.batch)
        form = CommitWorkbook(by=self.by, given=self.given())
        asks, groups = gather(
            asking.asks(found, self.batch, self.by, self.failed, form.request_key, url_of),
            founding.offer(self.batch, self.by, workbooks.units_among(found)),
        )
        return {
            "unit": self.unit,
            "batch": self.batch,
            "title": self.heading(),
            "summary": self.summary(len(sheets)),
            "steps": importing.steps(self.batch, step, self),
            "step": step,
            "chips": importing.chips(self.batch, status, self),
            "to_mend": importing.groups(found, url_of, True, asks),
            "to_know": importing.groups(found, url_of, False),
            "answered": asking.answered(found, self.batch, form.request_key),
            "failed": self.failed,
            "founding": groups if asks else None,
            "mend_count": sum(1 for _position, _sheet, problem in found if problem.blocks),
            "sheets": sheets,
            "urls": {
                "rows": self.at("import"),
                "notes": self.at("import-problems", phan=NOTES),
                **{name: self.at(f"import-{name}") for name in WAYS},
            },
            "upload_url": self.upload_url(),
            "form": form,
            "words": {str(status.value): importing.word(self.batch, status) for status in RowStatus},
            "conflict": "",
            **self.opened(sheets, status),
        }

    def opened(self, sheets, status):
        """The sheet that is open, one page of it, and the ways to its neighbours."""
        sheet = staged.chosen(sheets, self.request.GET.get("trang", ""), status)
        if sheet is None:
            return {"sheet": None}
        rows = workbooks.rows(self.batch, sheet=sheet["sheet"], status=status or None)
        same = sheet["counts"][RowStatus.SAME.value]
        if folded := not status and 0 < same < sheet["rows"]:
            rows = rows.exclude(status=RowStatus.SAME, problems=[])
        total = sheet["counts"][status] if status else sheet["rows"] - (sheet["same"] if folded else 0)
        after, before = self.request.GET.get("sau", ""), self.request.GET.get("truoc", "")
        page = paging.page(rows, ("position",), importing.PAGE_SIZE, after, before, total)
        kept = {"trang": sheet["sheet"], **({"loai": status} if status else {})}
        return {
            "sheet": sheet,
            "status": status,
            "folded": {"count": same, "url": self.at("import", trang=sheet["sheet"], loai=RowStatus.SAME.value)} if folded else None,
            "options": staged.options(self.batch, sheets, sheet, status),
            "table": staged.table(self.batch, sheet, page.rows),
            "page": page,
            "labels": {
                "first": _("dòng %s") % page.rows[0].row_no if page.rows else "",
                "last": _("dòng %s") % page.rows[-1].row_no if page.rows else "",
                "next": _("dòng %s") % page.next_row.row_no if page.next_row else "",
            },
            "links": {
                "next": self.at("import", **kept, sau=page.next_cursor) + "#trang-tinh" if page.next_row else "",
                "previous": self.at("import", **kept, truoc=page.previous_cursor) + "#trang-tinh" if page.has_previous else "",
            },
        }

    def heading(self):
        """What this page is, by the state of the batch."""
        count = format_number(self.batch.rows_to_write)
        return {
            BatchState.PREVIEWED: _("Xem trước: chưa có gì được ghi"),
            BatchState.WAITING: _("Tệp đang chờ được đọc"),
            BatchState.UNREADABLE: _("Chưa đọc được tệp"),
            BatchState.WRITING: _("Đang chờ ghi vào sổ"),
            BatchState.COMMITTED: _("Đã ghi %s dòng vào sổ") % count,
            BatchState.UNDONE: _("Đã hoàn tác %s dòng") % count,
            BatchState.DISCARDED: _("Đã bỏ, không ghi gì"),
        }[BatchState(self.batch.state)]

    def summary(self, sheets):
        """The sentence under the heading."""
        facts = {
            "sheets": sheets,
            "rows": format_number(importing.total(self.batch)),
            "who": self.batch.ended_by.full_name if self.batch.ended_by else "",
            "when": moment(self.batch.ended_at),
        }
        return {
            BatchState.PREVIEWED: _("%(sheets)s trang tính, %(rows)s dòng. Máy đã đọc xong; anh/chị xem lại rồi mới ghi vào sổ."),
            BatchState.COMMITTED: _("%(who)s ghi lúc %(when)s. Tệp có %(sheets)s trang tính, %(rows)s dòng."),
            BatchState.UNDONE: _("%(who)s hoàn tác lúc %(when)s. Sổ đã trở về như trước lần nhập này."),
            BatchState.DISCARDED: _("%(who)s bỏ lúc %(when)s."),
        }.get(BatchState(self.batch.state), "") % facts


class ImportProblems(OfImport):
    """Tất cả các ô cần sửa của một lần nhập, hoặc tất cả điều cần biết, in được trên giấy A4."""

    template_name = "overview/import_problems.html"
    title = gettext_lazy("Các chỗ cần sửa")

    def context(self):
        notes = self.request.GET.get("phan") == NOTES
        found = [problem for _position, _sheet, problem in importing.problems(self.batch) if problem.blocks != notes]
        summary = (
            _("%(count)s chỗ trong tệp %(file)s. Không cản việc ghi.")
            if notes
            else _("%(count)s chỗ trong tệp %(file)s. Sửa trong Excel rồi đưa lên lại cả tệp.")
        )
        table = Table(
            _("Các điều cần biết, theo thứ tự trong tệp") if notes else _("Các chỗ cần sửa, theo thứ tự trong tệp"),
            (
                Column(_("Trang tính"), lambda problem: problem.sheet, phone="khoi"),
                Column(_("Dòng"), lambda problem: problem.row, phone="nhan"),
                Column(_("Cột"), lambda problem: importing.plain_title(problem.column), phone="nhan"),
                Column(_("Đang ghi"), lambda problem: problem.value, phone="khoi"),
                Column(_("Cần biết") if notes else _("Cần sửa"), lambda problem: problem.text, phone="khoi"),
            ),
        )
        return {
            "unit": self.unit,
            "batch": self.batch,
            "table": table,
            "rows": table.shown(found),
            "title": _("Các điều cần biết") if notes else self.title,
            "summary": summary % {"count": format_number(len(found)), "file": self.batch.file_name},
            "back": self.at("import"),
            "marked_url": self.at("import-marked"),
            "today": self.by.today,
        }
