"""Passwords are refused in our words."""

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from congdoan.accounts.models import User


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("ngan", "Mật khẩu ngắn quá: ghi ít nhất 10 ký tự."),
        ("1234567890", "Mật khẩu này nhiều người dùng, dễ bị đoán. Chọn mật khẩu khác."),
        ("chutich2022", "Mật khẩu giống tên đăng nhập, điện thoại hoặc thư điện tử. Chọn mật khẩu khác."),
        ("0912345678", "Mật khẩu giống tên đăng nhập, điện thoại hoặc thư điện tử. Chọn mật khẩu khác."),
    ],
)
def test_refused(password, sentence):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, User(username="chutich", phone="0912345678"))
    assert sentence in refused.value.messages


def test_taken():
    validate_password("con-duong-lang-mua-lua", User(username="chutich"))
    assert password_validators_help_texts()[0] == "Ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất."
