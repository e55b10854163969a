"""The room education as Django knows it."""

from django.apps import AppConfig


class Education(AppConfig):
    """Học tập, tuyên truyền."""

    name = "congdoan.education"
    label = "education"
