"""The room dissolution as Django knows it."""

from django.apps import AppConfig


class Dissolution(AppConfig):
    """Hồ sơ kết thúc hoạt động."""

    name = "congdoan.dissolution"
    label = "dissolution"
