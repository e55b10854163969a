"""Rules of sites; pure."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.sites.choices import OPENID, STANDARD_NAME, Learn

MOST_ADDRESSES = 5
HERE = ("localhost", "127.0.0.1")


def check_name(*, name, others):
    """``others``: names, folded, of the open sites of the unit."""
    if name in others:
        raise Refused(_("Đơn vị đã có trang tên này đang mở. Đặt tên khác, hoặc sửa trang đã có."), field="name")


def check_addresses(addresses, *, local):
    """Each a whole https address, to be compared letter by letter; ``local``: this machine over plain http too, for who builds a site."""
    if not addresses:
        raise Refused(_("Ghi ít nhất một địa chỉ nhận về, mỗi địa chỉ một dòng."), field="addresses")
    if len(addresses) > MOST_ADDRESSES:
        raise Refused(_("Tối đa %(n)s địa chỉ nhận về cho một trang.") % {"n": MOST_ADDRESSES}, field="addresses")
    for address in addresses:
        if problem := _problem(address, local):
            raise Refused(_("%(address)s: %(problem)s") % {"address": address[:100], "problem": problem}, field="addresses")


def _problem(address, local):
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return _("không đọc được địa chỉ. Chép đúng địa chỉ người làm trang đưa.")
    if parts.scheme == "http" and host in HERE and local:
        return ""
    if parts.scheme != "https" or not host:
        return _("địa chỉ phải đủ và bắt đầu bằng https://, ví dụ https://quy.congdoan.vn/dang-nhap.")
    if not (address.isascii() and address.isprintable()) or any(letter in address for letter in "*\\ \"'<>;,"):
        return _("địa chỉ có ký tự không dùng được. Không dùng dấu *, dấu cách, chữ có dấu.")
    if "#" in address or "@" in parts.netloc:
        return _("bỏ phần sau dấu #, bỏ tên và mật khẩu trong địa chỉ.")
    if "." not in host or host in HERE or not all(host.split(".")):
        return _("đây không phải địa chỉ của một trang trên mạng.")
    return ""


def check_open(site, today):
    """What is closed is neither corrected nor closed again."""
    if site.valid_until is not None and site.valid_until <= today:
        raise Refused(_("Trang này đã đóng ngày %(day)s. Cần dùng lại thì khai trang mới.") % {"day": format_date(site.valid_until)})


def check_has_secret(*, public):
    """A public site has no secret to renew."""
    if public:
        raise Refused(_("Trang loại này không có mã bí mật: trang chứng minh mình bằng PKCE ở mỗi lần đăng nhập."))


def check_learns(learns, *, allowed):
    """A consent says yes to what the site may learn, nothing more."""
    if set(learns) - set(allowed):
        raise Refused(_("Trang này hỏi điều mà đơn vị khai trang không cho biết. Báo người phụ trách trang ấy."))


def check_reach(*, stands, unit, site):
    """Only who is a member, or holds a post, at the site's unit or below signs in there."""
    if not stands:
        words = {"site": site.name, "unit": unit.name}
        raise NotAllowed(
            _("“%(site)s” dành cho đoàn viên, cán bộ của %(unit)s và cấp dưới. Hôm nay tài khoản của anh/chị không ở đó.") % words
        )


def check_helped(by):
    """Who looks as somebody else to help lets no site in."""
    if by.helper is not None:
        raise NotAllowed(
            _("Đang xem hộ %(name)s nên không vào trang khác bằng tên người ấy được. Kết thúc xem hộ rồi mở lại trang.")
            % {"name": by.person.full_name}
        )


def scopes_of(learns):
    """The scopes by which a site that may learn these things asks for them."""
    return {OPENID, *learns, *((STANDARD_NAME,) if Learn.NAME in learns else ())}


def learns_of(scopes):
    """What is asked for by these scopes, in the order of Learn."""
    asked = {Learn.NAME.value if scope == STANDARD_NAME else scope for scope in scopes or ()}
    return [each.value for each in Learn if each.value in asked]
