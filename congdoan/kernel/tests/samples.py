"""Models that exist only in these tests: one of every kind of field, and one as wide as a large sheet."""

from django.db import models

from congdoan.kernel.fields import BytewiseField
from congdoan.kernel.money import MoneyField

WIDTH = 25


class Sample(models.Model):
    """Dòng mẫu: one of every kind of field."""

    name = models.CharField("tên", max_length=100)
    key = BytewiseField("khóa", max_length=100, default="")
    amount = MoneyField("số tiền", default=0)
    share = models.DecimalField("tỷ lệ", max_digits=5, decimal_places=2, null=True)
    held_on = models.DateField("ngày", null=True)
    made_at = models.DateTimeField("lúc", null=True)
    is_open = models.BooleanField("đang mở", default=True)
    detail = models.JSONField("chi tiết", null=True)
    token = models.UUIDField("mã", null=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, verbose_name="thuộc")

    class Meta:
        app_label = "kernel"
        db_table = "kernel_test_sample"

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()


class Tag(models.Model):
    """Nhãn: a single column besides its key."""

    word = models.CharField("chữ", max_length=20)

    class Meta:
        app_label = "kernel"
        db_table = "kernel_test_tag"

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()


Wide = type(
    "Wide",
    (models.Model,),
    {
        "__module__": __name__,
        "__doc__": "Dòng rộng: as many columns as a large sheet.",
        "Meta": type("Meta", (), {"app_label": "kernel", "db_table": "kernel_test_wide"}),
        "Privacy": type("Privacy", (), {"personal": (), "sensitive": ()}),
        **{f"c{place}": models.IntegerField(f"cột {place}", default=0) for place in range(1, WIDTH)},
    },
)

ALL = (Sample, Tag, Wide)
