"""Background jobs of the room workbooks: a large file is read, a large batch is written. Run again, they find their work done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.jobs import job
from congdoan.kernel.errors import Conflict, Refused
from congdoan.workbooks import queries
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState


@job("workbooks.read", gettext_lazy("Đọc sổ Excel đã đưa lên"))
def read(*, by, batch):
    """Reads the file of a batch (its id) that waits to be read."""
    found = queries.held(pk=batch)
    if found.state == BatchState.WAITING:
        batches.read(by=by, batch=found)


@job("workbooks.write", gettext_lazy("Ghi sổ Excel vào sổ"))
def write(*, by, batch, **agreed):
    """Writes a batch (its id) that waits to be written; if that cannot be done now, previews it anew and says why."""
    found = queries.held(pk=batch)
    if found.state != BatchState.WRITING:
        return
    try:
        batches.commit(by=by, batch=found, **agreed)
    except Conflict:
        sentence = _(
            "Chưa ghi gì: sổ đã có người sửa từ lúc anh/chị xem trước. Bảng dưới đây vừa được so lại với sổ bây giờ; xem lại rồi ghi."
        )
        batches.take_back(by=by, batch=found, sentence=sentence)
    except Refused as refused:
        batches.take_back(by=by, batch=found, sentence=refused.sentence)
