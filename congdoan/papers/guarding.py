"""Mẫu Word do người dùng đưa lên: judged before anything opens it, and filled by a language that can do nothing but fill.

The archive is unpacked once under caps of our own. Every piece that docxtpl fills (body, heads, feet, notes, properties) goes through the
same guarded environment, at the check and at each filling: only known places, loops over known lists, plain conditions.
"""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from congdoan.kernel.errors import Refused
from congdoan.papers import places

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_BODY = 1024 * 1024
MOST_PARTS = 300
MOST_IN_LOOP = 60_000  # letters of mark-up that a loop repeats
_FIELD = "file"
_MACROS = re.compile(r"vba|macro|activex|embeddings/|\.bin$|oleobject", re.IGNORECASE)
_OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>', re.IGNORECASE)


def check_file(content):
    """A Word file without macros, embedded or linked things, of a bearable size. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Tệp mẫu lớn quá 2 MB. Bỏ bớt ảnh trong tệp rồi đưa lên lại."), field=_FIELD)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _unpacked(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise Refused(_("Không mở được tệp này. Đưa lên tệp Word .docx (Word 2007 trở đi)."), field=_FIELD) from problem
    kinds = parts.get("[Content_Types].xml", b"")
    if "word/document.xml" not in parts or b"wordprocessingml.document.main+xml" not in kinds:
        raise Refused(_("Tệp này không phải tệp Word .docx. Trong Word chọn Lưu thành, kiểu .docx."), field=_FIELD)
    if b"macroEnabled" in kinds or any(_MACROS.search(name) for name in parts):
        raise Refused(_("Tệp có macro hoặc tệp khác nhúng bên trong. Bỏ đi rồi đưa lên lại."), field=_FIELD)
    for name, part in parts.items():
        _check_part(name, part)


def _unpacked(archive):
    entries, found, total = archive.infolist(), {}, 0
    if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
        raise Refused(_("Tệp gồm quá nhiều phần, không giống tệp do Word lưu. Mở bằng Word rồi lưu lại."), field=_FIELD)
    for entry in entries:
        with archive.open(entry) as source:
            part = source.read(MOST_UNPACKED - total + 1)
        total += len(part)
        if total > MOST_UNPACKED:
            raise Refused(_("Tệp bung ra quá lớn. Mở bằng Word, bỏ bớt nội dung rồi lưu lại."), field=_FIELD)
        found[entry.filename] = part
    return found


def _check_part(name, part):
    if not name.endswith((".xml", ".rels")):
        return
    if name == "word/document.xml" and len(part) > MOST_BODY:
        raise Refused(_("Nội dung mẫu dài quá. Mẫu quyết định chỉ nên vài trang."), field=_FIELD)
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Refused(_("Tệp không giống tệp do Word lưu. Mở bằng Word rồi lưu lại."), field=_FIELD)
    if any(b"/hyperlink" not in link for link in _OUTSIDE.findall(part)):
        raise Refused(_("Tệp kéo theo ảnh hoặc mẫu ở nơi khác. Chèn hẳn ảnh vào tệp, bỏ liên kết rồi đưa lên lại."), field=_FIELD)


class Guarded(SandboxedEnvironment):
    """Môi trường điền: what a template says is read before it is run, and only what is known is let through."""

    def __init__(self):
        super().__init__(autoescape=True, undefined=StrictUndefined)

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        for node in tree.body:
            _check(node, {})
        return tree


def _check(node, loops):
    """``loops``: {loop variable: list that it runs over}."""
    judge = _JUDGES.get(type(node))
    if judge is None:
        raise Refused(_("Mẫu có chỗ không dùng được ở đây: %(what)s. Chỉ dùng chỗ điền, vòng lặp và điều kiện như trong hướng dẫn.") % {
            "what": _told(node)
        }, field=_FIELD)  # fmt: skip
    judge(node, loops)


def _below(node, loops):
    for child in node.iter_child_nodes():
        _check(child, loops)


def _name(node, loops):
    if not places.known(node.name) and node.name not in loops:
        raise _unknown(node.name)


def _field(node, loops):
    owner = node.node.name if isinstance(node.node, nodes.Name) else ""
    if owner not in loops or node.attr not in places.LISTS[loops[owner]]:
        raise _unknown(_told(node))


def _loop(node, loops):
    plain = (
        isinstance(node.target, nodes.Name)
        and isinstance(node.iter, nodes.Name)
        and not node.else_
        and not node.recursive
        and not node.test
    )
    if not plain or node.iter.name not in places.LISTS:
        raise _unknown(_told(node.iter))
    if loops:
        raise Refused(_("Mẫu có vòng lặp trong vòng lặp. Tách ra thành hai vòng lặp riêng."), field=_FIELD)
    if sum(len(text.data) for text in node.find_all(nodes.TemplateData)) > MOST_IN_LOOP:
        raise Refused(
            _("Phần lặp lại theo “%(list)s” dài quá. Chỉ lặp một dòng của bảng hay một đoạn.") % {"list": node.iter.name}, field=_FIELD
        )
    for child in node.body:
        _check(child, {node.target.name: node.iter.name})


def _filter(node, loops):
    if node.name not in ("upper", "lower", "capitalize") or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise Refused(_("Mẫu có cách viết “| %(name)s” không dùng được ở đây.") % {"name": node.name}, field=_FIELD)
    _below(node, loops)


def _constant(node, loops):
    if not isinstance(node.value, str | int | bool) or len(str(node.value)) > 200:
        raise Refused(_("Mẫu có chỗ không dùng được ở đây: %(what)s.") % {"what": str(node.value)[:40]}, field=_FIELD)


_JUDGES = {
    nodes.Output: _below, nodes.TemplateData: lambda node, loops: None, nodes.Const: _constant, nodes.Name: _name, nodes.Getattr: _field,
    nodes.For: _loop, nodes.If: _below, nodes.Compare: _below, nodes.Operand: _below, nodes.And: _below, nodes.Or: _below, nodes.Not: _below,
    nodes.Filter: _filter,
}  # fmt: skip


def _unknown(what):
    return Refused(_("Mẫu có chỗ điền không có: “%(what)s”. Xem danh sách chỗ điền trong hướng dẫn.") % {"what": what[:60]}, field=_FIELD)


def _told(node):
    """A piece of the template as its writer knows it."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_told(node.node)}.{node.attr}"
    if isinstance(node, nodes.Call):
        return f"{_told(node.node)}(…)"
    if isinstance(node, nodes.Const):
        return repr(node.value)[:40]
    return type(node).__name__.lower()


def filled(content, data):
    """Bytes of the Word file with its places filled; Refused where the template says what it may not, or cannot be read."""
    import docxtpl  # loaded at the first decision

    try:
        document = docxtpl.DocxTemplate(BytesIO(content))
        document.render(data, jinja_env=Guarded(), autoescape=True)
        file = BytesIO()
        document.save(file)
    except Refused:
        raise
    except TemplateError as problem:
        near = " ".join(re.sub(r"<[^>]*>", " ", " ".join(getattr(problem, "docx_context", ()))).split())[:80]
        raise Refused(
            _("Mẫu viết sai ở một chỗ điền: %(what)s. Gần chữ “%(near)s”.") % {"what": problem.message, "near": near}, field=_FIELD
        ) from problem
    except Exception as problem:  # noqa: BLE001 - whatever a reader stumbles over, the template is at fault
        raise Refused(_("Không đọc được mẫu này. Mở bằng Word, lưu lại rồi đưa lên."), field=_FIELD) from problem
    return file.getvalue()
