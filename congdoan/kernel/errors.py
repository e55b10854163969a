"""Refusals: what the house says when it does not do a thing. Each carries a sentence a person can act on."""


class Refused(Exception):
    """The state of things forbids it (trạng thái không cho phép); shown beside the field, HTTP 422.

    ``sentence`` is what the reader sees; ``field`` names the form field it is about, or None for the whole form.
    """

    def __init__(self, sentence, field=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self):
        return str(self.sentence)


def why_not(check, **given):
    """The sentence with which ``check`` refuses (a policy, called with ``given``); empty if it does not: for closed buttons."""
    try:
        check(**given)
    except Refused as refusal:
        return str(refusal)
    return ""


class NotAllowed(Exception):
    """The person lacks the right (không có quyền); HTTP 403 with the sentence."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self):
        return str(self.sentence)


class Conflict(Exception):
    """Somebody else changed the record meanwhile (hai người cùng sửa); HTTP 409 with both versions."""

    def __init__(self, sentence, current=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.current = current

    def __str__(self):
        return str(self.sentence)


class AlreadyDone(Exception):
    """The same request came twice (gửi hai lần); ``result`` is what the first one made, as "app.model:pk"."""

    def __init__(self, result):
        super().__init__(result)
        self.result = result


class Unreadable(ValueError):
    """A written value that cannot be read (không đọc được); ``sentence`` says what is wrong and what to write."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self):
        return str(self.sentence)
