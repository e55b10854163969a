"""An amount written as people speak is shown in figures and asked once; in figures it goes on."""

import pytest
from django.http import QueryDict

from congdoan.ui import fields
from congdoan.ui.forms import Form


class Pay(Form):
    """One amount."""

    amount = fields.MoneyField(label="Số tiền")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("năm triệu", "Số tiền: “năm triệu” đọc là 5.000.000 đ."),
        ("1tr5", "Số tiền: “1tr5” đọc là 1.500.000 đ."),
        ("2 triệu rưỡi", "Số tiền: “2 triệu rưỡi” đọc là 2.500.000 đ."),
        ("5 triệu", None),
        ("500k", None),
        ("1.500.000", None),
    ],
)
def test_what_was_read_from_words_is_asked_once(written, told):
    data = QueryDict(mutable=True)
    data.update({"amount": written})
    form = Pay(data)
    assert form.is_valid() and [str(said["sentence"]).replace("\xa0", " ") for said in form.warnings] == ([told] if told else [])
    data["bo_qua"] = "tien-amount"
    ticked = Pay(data)
    assert ticked.is_valid() and not ticked.warnings


def test_what_cannot_be_read_is_refused_and_not_asked():
    data = QueryDict(mutable=True)
    data.update({"amount": "năm triệu mấy"})
    form = Pay(data)
    assert not form.is_valid() and form.warnings == []


class Proposing(Form):
    """What is left blank is filled in by the form."""

    amount = fields.MoneyField(label="Số tiền", required=False)

    def clean(self):
        return {"amount": 500_000}


def test_what_the_form_itself_fills_in_is_not_asked():
    data = QueryDict(mutable=True)
    data.update({"amount": ""})
    form = Proposing(data)
    assert form.is_valid() and form.cleaned_data == {"amount": 500_000} and form.warnings == []
