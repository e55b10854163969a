"""Là ai: a row that may be somebody whom the book knows already is asked about, never guessed; the answer is one of two."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import ids, names
from congdoan.membership import queries
from congdoan.membership.choices import Permission
from congdoan.workbooks import problems
from congdoan.workbooks.columns import ApproximateDate, Column

WHO = "who"
OTHER = "Là người khác"


@dataclass(eq=False)
class WhoColumn(Column):
    """Là ai: asked of a whole row of the sheet Đoàn viên; stands in no file. An answer is ``OTHER`` or a person as ``told`` tells."""

    kind = problems.SAME_PERSON

    def offers(self, texts, run):
        said = {text: _read(text) for text in texts}
        path = queries.book_of(run.by.scope(Permission.ADMIT_MEMBER), run.unit)
        by_name = {}
        for person in queries.persons_about(path, {name for name, *_rest in said.values()}):
            by_name.setdefault(person.match_key, []).append(person)
        seen = sees_numbers(run)
        return {text: self._options(by_name.get(name, ()), birth, number, seen) for text, (name, birth, number) in said.items()}

    @staticmethod
    def _options(persons, birth, number, seen):
        found = [person_told(person, seen) for person in persons if may_be(person, birth, number)]
        return [*((text, _("Là người đã có: %(who)s") % {"who": text}) for text in found), (OTHER, _("Là người khác"))]


def told(full_name, birth, number):
    """ "Nguyễn Văn Hải (12/03/1980; 035186000412)": a person as asked about and as answered. ``birth``: as shown, or empty."""
    facts = "; ".join(filter(None, (birth, number)))
    return f"{full_name} ({facts})" if facts else full_name


def row_told(cells):
    """``told`` of the canonical cells of a row."""
    return told(cells["full_name"], _birth_told(cells), cells["national_id"])


def known_told(cells):
    """``told`` of what stands in the book, the number masked."""
    return told(cells["full_name"], _birth_told(cells), ids.mask_national_id(cells["national_id"]))


def _birth_told(cells):
    return str(ApproximateDate.precise(cells["birth"])) if cells["birth"] else ""


def person_told(person, with_number):
    """``told`` of a Person, the number masked; without it for those who may not see it."""
    return told(person.full_name, person.birth_text, ids.mask_national_id(person.national_id) if with_number else None)


def told_by_number(row):
    """{"sex"} as the row's identity number says it; {} without one."""
    facts = ids.national_id_facts(row["national_id"]) if row["national_id"] else None
    return {"sex": facts.sex} if facts else {}


def sees_numbers(run):
    """True if whoever imports may see identity numbers."""
    return run.by.may(Permission.VIEW_IDENTITY, run.unit)


def may_be(person, birth, number):
    """True if a person of the same name may be the one with this birth date (as shown) and number, though it is not certain.

    The same whole birth date and another number (a CMND became a CCCD, a slip of the hand); or a birth date known to the month or year that
    agrees, and not two numbers.
    """
    known, two_numbers = person.birth_text, bool(number and person.national_id and number != person.national_id)
    if known == birth:
        return bool(birth) and two_numbers and birth.count("/") == 2
    return bool(known and birth) and not two_numbers and (known.endswith(f"/{birth}") or birth.endswith(f"/{known}"))


def ask(row, persons, run):
    """The Person whom an answer says the row to be, or None: somebody new, or not answered yet (the row stays out with the question)."""
    text, seen = row_told({name: row[name] for name in ("full_name", "birth", "national_id")}), sees_numbers(run)
    known = _told_apart(persons, seen)
    answer = run.answers.find(row.sheet, WHO, text)
    if answer and (answer["value"] == OTHER or answer["value"] in known):
        row.warn(WHO, _("%(who)s: đọc là “%(value)s”.") % {"who": text, "value": answer["value"]}, kind=problems.RESTORED, about=text)
        return known.get(answer["value"])
    sentence = _("Sổ đã có %(known)s. Là một người hay hai người?") % {"known": ", ".join(person_told(person, seen) for person in persons)}
    row.refuse(WHO, sentence, _("Chọn ở trang xem trước, hoặc ghi ngày sinh, số CCCD khớp với sổ."), kind=problems.SAME_PERSON, about=text)
    return None


def _told_apart(persons, seen):
    """{text: Person} of those whom an answer can mean; two who read alike once masked are told apart by nobody here."""
    texts = [person_told(person, seen) for person in persons]
    return {text: person for text, person in zip(texts, persons, strict=True) if texts.count(text) == 1}


def answered(rows, existing, run):
    """[(row, Existing)]: rows whose answer names somebody with a period in the book; that period is which they are about."""
    if not rows or not run.answers.about(rows[0].sheet, WHO):
        return
    by_person = {}
    for found in existing:
        by_person.setdefault(known_told(found.cells), []).append(found)
    for row in rows:
        answer = run.answers.find(row.sheet, WHO, row_told(row.cells)) if row["full_name"] else None
        for found in by_person.get(answer["value"], ()) if answer else ():
            yield row, found


def _read(text):
    """(match key, birth date as shown or empty, number or None) of what ``told`` wrote."""
    name, hint = names.split_hint(text)
    facts = hint.split("; ")
    number = next((fact for fact in facts if fact.isdigit() and len(fact) > 4), None)
    return names.match_key(name), next((fact for fact in facts if fact != number), ""), number
