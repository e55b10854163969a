"""Permissions, kinds of sessions, topics that are counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng học tập, tuyên truyền."""

    RECORD_SESSION = "education.record_session", _("ghi buổi học tập, tuyên truyền")
    VIEW_SESSIONS = "education.view_sessions", _("xem sổ học tập, tuyên truyền")


class SessionKind(models.TextChoices):
    """Loại buổi."""

    RESOLUTION_STUDY = "resolution_study", _("học tập nghị quyết")
    PROPAGANDA = "propaganda", _("tuyên truyền")
    TRAINING = "training", _("tập huấn")
    CONTEST = "contest", _("cuộc thi")


class Topic(models.TextChoices):
    """Chủ đề có chỉ tiêu đếm riêng; chủ đề khác ghi bằng chữ."""

    GENDER_EQUALITY = "gender_equality", _("bình đẳng giới")
    LAW = "law", _("pháp luật")
    POLITICS = "politics", _("chính trị tư tưởng")
    UNION_WORK = "union_work", _("công tác công đoàn")
    EPIDEMIC = "epidemic", _("phòng chống dịch bệnh")
    SAFETY = "safety", _("an toàn, vệ sinh lao động")
    HISTORY = "history", _("truyền thống, ngày lễ lớn")
    OTHER = "other", _("khác")


KINDS_ALSO = {
    "học nghị quyết": SessionKind.RESOLUTION_STUDY,
    "nghiên cứu, học tập nghị quyết": SessionKind.RESOLUTION_STUDY,
    "quán triệt nghị quyết": SessionKind.RESOLUTION_STUDY,
    "học tập": SessionKind.RESOLUTION_STUDY,
    "phổ biến": SessionKind.PROPAGANDA,
    "tuyên truyền, phổ biến": SessionKind.PROPAGANDA,
    "bồi dưỡng": SessionKind.TRAINING,
    "tập huấn, bồi dưỡng": SessionKind.TRAINING,
    "hội thi": SessionKind.CONTEST,
    "thi tìm hiểu": SessionKind.CONTEST,
}
"""Other wordings met in books."""

TOPICS_ALSO = {
    "giới": Topic.GENDER_EQUALITY,
    "bình đẳng giới và vì sự tiến bộ của phụ nữ": Topic.GENDER_EQUALITY,
    "pháp luật lao động": Topic.LAW,
    "chính sách, pháp luật": Topic.LAW,
    "phòng chống dịch": Topic.EPIDEMIC,
    "phòng, chống dịch Covid-19": Topic.EPIDEMIC,
    "Covid-19": Topic.EPIDEMIC,
    "nghiệp vụ công đoàn": Topic.UNION_WORK,
    "an toàn vệ sinh lao động": Topic.SAFETY,
}
"""Other wordings met in books."""
