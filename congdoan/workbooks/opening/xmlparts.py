"""Phần XML: a part walked from tag to tag in little memory; a DOCTYPE has no business there."""

import re
from xml.parsers import expat

from congdoan.workbooks.opening import limits

_UNKNOWN = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")


def check(source):
    """Refuses a part that declares entities, or hides from plain searching in another encoding."""
    if b"\0" in source or (b"!" in source and (b"!DOCTYPE" in source or b"!ENTITY" in source)):
        raise limits.damaged()
    if b"&" in source and _UNKNOWN.search(source):  # a reader may leave it out unsaid
        raise limits.damaged()


def walk(source, start, end=None, text=None):
    """Calls start(local name, {local name: value}), end(local name) and text(signs). Raises Refused for what is no plain XML."""
    check(source)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: start(_local(name), {_local(key): given[key] for key in given} if given else given)
    if end:
        parser.EndElementHandler = lambda name: end(_local(name))
    if text:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(source, True)
    except (expat.ExpatError, ValueError) as error:
        raise limits.damaged() from error


def _local(name):
    return name.rpartition(":")[2] if ":" in name else name


def _refuse(*_declared):
    raise limits.damaged()
