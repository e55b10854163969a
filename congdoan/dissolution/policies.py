"""What the state of a file and of its lines allows; pure."""

from django.utils.translation import gettext as _

from congdoan.dissolution.choices import BY_HAND, HANDED, TRANSITIONS, FileState, Kind, LineState
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused

MOST_AT_ONCE = 100


def check_to_be_opened(*, unit, receiver, closes_on, held):
    """A unit that ends has one file, to another unit than itself, from a day of its life. ``held``: the file it has, or None."""
    if held is not None:
        raise Refused(
            _("%(unit)s đã có hồ sơ bàn giao, mở ngày %(day)s.") % {"unit": unit.name, "day": dates.format_date(held.recorded_at)}
        )
    check_receiver(unit=unit, receiver=receiver)
    if closes_on <= unit.founded_on:
        words = {"unit": unit.name, "day": dates.format_date(unit.founded_on)}
        raise Refused(_("%(unit)s thành lập ngày %(day)s. Ngày kết thúc phải sau ngày đó.") % words, field="closes_on")
    if unit.closed_on is not None and unit.closed_on != closes_on:
        words = {"unit": unit.name, "day": dates.format_date(unit.closed_on)}
        raise Refused(_("Sổ ghi %(unit)s không còn từ ngày %(day)s. Ghi đúng ngày ấy.") % words, field="closes_on")


def check_receiver(*, unit, receiver):
    """Somebody else takes it over: another unit, not one that ends inside this one, and one that still is."""
    if receiver is None:
        raise Refused(_("%(unit)s không có cấp trên. Chọn nơi nhận.") % {"unit": unit.name}, field="receiver")
    if receiver.path.startswith(unit.path):
        raise Refused(_("Nơi nhận phải là đơn vị khác, không ở trong %(unit)s.") % {"unit": unit.name}, field="receiver")
    if receiver.closed_on is not None:
        words = {"unit": receiver.name, "day": dates.format_date(receiver.closed_on)}
        raise Refused(_("%(unit)s không còn từ ngày %(day)s, không nhận được.") % words, field="receiver")


def check_step_to(*, state, to):
    """One state follows another."""
    if to not in TRANSITIONS[FileState(state)]:
        raise Refused(_("Hồ sơ %(state)s, không làm việc này được nữa.") % {"state": FileState(state).label})


def check_open(*, file):
    """Lines are written while neither side has signed."""
    if file.state != FileState.OPEN:
        raise Refused(_("Hồ sơ %(state)s nên không ghi thêm được. Mở lại thì ghi tiếp.") % {"state": FileState(file.state).label})


def check_settled(*, kind, state, told, receiver, proof, amount):
    """What is said of a matter agrees with the books. ``told``: what they say of it (told.Told), None for a matter by hand."""
    if state == LineState.NONE and told is not None and told.count:
        raise Refused(_("Sổ còn ghi %(what)s. Ghi ai nhận, hoặc sửa sổ trước.") % {"what": told.text}, field="state")
    if state == LineState.NONE and amount:
        raise Refused(_("Đã ghi số tiền thì không phải là không có."), field="state")
    if state != LineState.DONE:
        return
    if told is not None and told.stands_open:
        raise Refused(told.stands_open, field="state")
    if kind in HANDED and not receiver:
        raise Refused(_("Ghi ai nhận: họ tên, đơn vị."), field="receiver")
    if kind in (Kind.FUNDS, Kind.DEBTS) and not proof and (amount or (told is not None and told.amount)):
        raise Refused(_("Có tiền thì ghi số phiếu, ủy nhiệm chi hoặc biên bản kiểm quỹ."), field="proof")


def check_amount(*, kind, amount):
    """Sums stand in the books; by hand they are written of debts, goods and other matters alone."""
    if amount is not None and kind not in BY_HAND:
        raise Refused(_("Mục này lấy số từ sổ. Sửa ở sổ thì số ở đây đổi theo."), field="amount")


def check_all_settled(*, lines):
    """Nothing is open when the giving side signs."""
    left = [line.words for line in lines if line.state == LineState.OPEN]
    if left:
        raise Refused(_("Còn %(count)s mục chưa xong: %(what)s.") % {"count": len(left), "what": ", ".join(left[:6])})


def check_met_on(*, met_on, today):
    """Nobody signs what has not been handed over yet."""
    if met_on > today:
        raise Refused(_("Ngày bàn giao %(day)s chưa đến.") % {"day": dates.format_date(met_on)}, field="met_on")


def check_another_person(*, file, person_id):
    """Two sides are two persons."""
    if file.given_by_id == person_id:
        raise Refused(_("Anh/chị đã ký bên giao. Bên nhận do người khác ký."))


def check_printed(count):
    """As many minutes as one file carries."""
    if not count:
        raise Refused(_("Không có hồ sơ nào để in. Bỏ bớt điều kiện lọc."))
    if count > MOST_AT_ONCE:
        raise Refused(
            _("Có %(count)s hồ sơ, mỗi lần in tối đa %(most)s. Lọc theo phương án hay tình trạng.") % {"count": count, "most": MOST_AT_ONCE}
        )


def check_ends_units(ending):
    """The plan ends somebody."""
    if not ending:
        raise Refused(_("Phương án này không giải thể, không nhập đơn vị nào, hoặc chưa trình duyệt."))


def check_added(*, kind):
    """Only what was added by hand is taken out; every file has the other matters."""
    if kind != Kind.OTHER:
        raise Refused(_("Mục này hồ sơ nào cũng có. Không có gì thì ghi “không có”."))


def check_any_empty(empty):
    """There is something to say it of."""
    if not empty:
        raise Refused(_("Mục nào còn mở thì sổ cũng có ghi, hoặc phải xem tận nơi. Ghi từng mục."))


def refuse_gone():
    """Somebody has just taken it out."""
    raise Refused(_("Mục này vừa được người khác bỏ. Xem lại hồ sơ."))
