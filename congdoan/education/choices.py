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
