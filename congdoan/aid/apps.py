"""The room aid as Django knows it."""

from django.apps import AppConfig


class Aid(AppConfig):
    """Đề nghị trợ cấp."""

    name = "congdoan.aid"
    label = "aid"
