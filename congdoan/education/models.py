"""Buổi học tập, tuyên truyền và người tham gia."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.education.choices import SessionKind, Topic
from congdoan.people.recorded import Recorded


class StudySession(Recorded):
    """Buổi học tập, tuyên truyền: một lần đơn vị tổ chức hoặc cử người dự, về một văn bản hoặc chuyên đề."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    held_on = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=20, choices=SessionKind.choices)
    document = models.CharField(_("văn bản, chuyên đề"), max_length=300)
    topic = models.CharField(_("chủ đề"), max_length=20, choices=Topic.choices, blank=True)
    topic_text = models.CharField(_("chủ đề khác"), max_length=120, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("buổi học tập, tuyên truyền")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="education_session_kind_known"),
            models.CheckConstraint(condition=Q(topic__in=["", *Topic.values]), name="education_session_topic_known"),
            models.CheckConstraint(condition=~Q(document=""), name="education_session_document_named"),
            models.CheckConstraint(condition=Q(topic_text="") | Q(topic=Topic.OTHER), name="education_session_own_words_only_for_other"),
            Recorded.cancelled_constraint("education_session_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["unit", "held_on"], name="education_session_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return self.document

    @property
    def topic_label(self):
        """Chủ đề in words: the union's own words where the topic is not in the list."""
        return self.topic_text or (self.get_topic_display() if self.topic else "")


class Attendance(models.Model):
    """Tham gia: một người dự một buổi."""

    session = models.ForeignKey(StudySession, models.PROTECT, related_name="attendances", verbose_name=_("buổi"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người tham gia"))

    class Meta:
        verbose_name = _("tham gia")
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="education_attendance_once")]
        indexes = [models.Index(fields=["person", "session"], name="education_attendance_of_person")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person",)
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} @ {self.session_id}"
