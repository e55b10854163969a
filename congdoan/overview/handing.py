"""An import that a background job has in hand, prepared for the screen: how far it is, or why not and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.jobs import queries as jobs
from congdoan.jobs import telling
from congdoan.jobs.choices import RunState
from congdoan.kernel.money import format_number
from congdoan.overview.words import moment
from congdoan.workbooks import policies
from congdoan.workbooks.choices import IN_HAND, BatchState

READ_AGAIN = gettext_lazy("Đã ghi nhận. Tệp lớn nên máy đọc lại ở nền; đọc xong trang này mở bảng xem trước.")
ENDED_BADLY = (RunState.DEAD, RunState.REFUSED)


def is_in_hand(batch):
    """True while a background job has the import, or has failed to read it: there is nothing else to show of it."""
    return batch.state in (*IN_HAND, BatchState.UNREADABLE)


def is_too_much_for_a_page(batch, *, by):
    """True for an import that is left to the background job, if there is one."""
    return policies.is_large_batch(batch) and jobs.any_worker_lives(now=by.now)


def is_being_written(batch):
    """True if a worker is writing the import at this moment."""
    run = jobs.last_about(f"workbooks.batch:{batch.pk}")
    return run is not None and run.state == RunState.RUNNING


def told(batch, *, by):
    """{"going", "heading", "sentence", "said", "bar", "ways"}; ``going``: it is worth asking again in two seconds.

    ``bar``: {"done", "total"} of a bar, total 0 where it is not known; ``ways``: keys of the ways out that the page offers.
    """
    reading = batch.state == BatchState.WAITING
    if batch.state == BatchState.UNREADABLE:
        return _stopped(_("Chưa đọc được tệp"), batch.trouble, ["upload", "discard"])
    run = jobs.last_about(f"workbooks.batch:{batch.pk}")
    if run is None or run.state in ENDED_BADLY:
        said = run.said if run else _("Việc này không còn trong danh sách việc chạy nền.")
        heading = _("Chưa đọc được tệp") if reading else _("Chưa ghi được vào sổ")
        return _stopped(heading, said, ["read_now", "upload", "discard"] if reading else ["take_back"])
    if not jobs.any_worker_lives(now=by.now):
        return _nobody_works(reading)
    if run.state == RunState.RUNNING:
        return _running(run, reading)
    return _queued(run, reading)


def _stopped(heading, said, ways):
    sentence = _("Chưa có gì được ghi vào sổ.")
    return {"going": False, "heading": heading, "sentence": sentence, "said": said, "bar": None, "ways": ways}


def _nobody_works(reading):
    said = _(
        "Máy chạy nền đang tắt. Tệp vẫn được giữ, không mất gì; máy mở lại thì tự làm tiếp. Nhờ người quản trị hệ thống mở máy chạy nền."
    )
    heading = _("Tệp đang chờ được đọc") if reading else _("Đang chờ ghi vào sổ")
    ways = ["read_now", "discard"] if reading else ["take_back"]
    return _stopped(heading, said, ways) | {"going": True}


def _queued(run, reading):
    heading = _("Tệp đang chờ đến lượt đọc") if reading else _("Đang chờ đến lượt ghi vào sổ")
    sentence = _("Máy đang làm việc khác, xong sẽ làm việc này.")
    if run.attempts:
        sentence = _("Sẽ tự làm lại lúc %(when)s (đã thử %(times)s lần).") % {"when": moment(run.due_at), "times": run.attempts}
    return {"going": True, "heading": heading, "sentence": sentence, "said": run.said, "bar": {"done": 0, "total": 0}, "ways": []}


def _running(run, reading):
    heading = _("Máy đang đọc tệp") if reading else _("Máy đang ghi vào sổ")
    heard = telling.heard(run.pk) or {"phase": _("Bắt đầu"), "done": 0, "total": 0}
    sentence = str(heard["phase"])
    if heard["total"]:
        words = {"phase": heard["phase"], "done": format_number(heard["done"]), "total": format_number(heard["total"])}
        sentence = _("%(phase)s. Đã qua %(done)s trên %(total)s dòng.") % words
    return {"going": True, "heading": heading, "sentence": sentence, "said": "", "bar": heard, "ways": []}
