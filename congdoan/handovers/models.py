"""Bàn giao chức vụ."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.organization.choices import Post


class PostHandover(models.Model):
    """Bàn giao chức vụ: who hands over which post to whom, line by line, ticked and signed by both.

    ``lines``: [{"kind", "about", "what", "open", "needs", "given", "note", "taken", "remark", "settled_on"}]. ``open``: how much there was
    on the day it was drawn up; ``needs``: the permission without which nobody but the two reads that; ``settled_on``: when what had stayed
    open was handed over after all. The post is told by itself, not by its row: a post withdrawn later leaves the minutes as they were.
    ``given_by``, ``received_by``: who signed, another person where somebody was away and why (``given_why``, ``received_why``).
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    post = models.CharField(_("chức vụ"), max_length=24, choices=Post.choices)
    giver = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("bên giao"))
    receiver = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("bên nhận"))
    held_from = models.DateField(_("giữ chức vụ từ ngày"))
    held_until = models.DateField(_("thôi từ ngày"), null=True, blank=True)
    drawn_on = models.DateField(_("ngày lập"))
    lines = models.JSONField(_("các mục"), default=list)
    given_at = models.DateTimeField(_("bên giao ký lúc"), null=True, blank=True)
    given_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ký bên giao")
    )
    given_why = models.CharField(_("vì sao ký thay bên giao"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("bên nhận ký lúc"), null=True, blank=True)
    received_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ký bên nhận")
    )
    received_why = models.CharField(_("vì sao ký thay bên nhận"), max_length=200, blank=True)
    cancelled_on = models.DateField(_("bỏ ngày"), null=True, blank=True)
    cancel_reason = models.CharField(_("vì sao bỏ"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người lập"))
    recorded_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("bàn giao chức vụ")
        constraints = [
            models.CheckConstraint(condition=Q(post__in=Post.values), name="handovers_posthandover_post_known"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="handovers_posthandover_to_another"),
            models.UniqueConstraint(
                fields=["unit", "post", "giver"],
                condition=Q(received_at__isnull=True, cancelled_on__isnull=True),
                name="handovers_posthandover_one_open",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(given_at__isnull=False), name="handovers_posthandover_giver_first"
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True, given_by__isnull=True) | Q(given_at__isnull=False, given_by__isnull=False),
                name="handovers_posthandover_giver_known",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True) | Q(received_at__isnull=False, received_by__isnull=False),
                name="handovers_posthandover_receiver_known",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("giver", "receiver", "lines", "given_by", "given_why", "received_by", "received_why", "cancel_reason", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.get_post_display()} {self.unit_id}"

    @property
    def is_cancelled(self):
        """Bỏ vì lập nhầm."""
        return self.cancelled_on is not None

    @property
    def is_signed(self):
        """Hai bên đã ký."""
        return self.received_at is not None

    @property
    def left(self):
        """The lines that one side has not given, or the other not taken, and that were not settled since."""
        return [line for line in self.lines if not (line["given"] and line["taken"]) and not line["settled_on"]]
