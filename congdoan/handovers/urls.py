"""Addresses of handovers of posts, under ban-giao/."""

from django.urls import path

from congdoan.handovers import views

app_name = "handovers"
ONE = "<int:unit_id>/<int:pk>/"

urlpatterns = [
    path("<int:unit_id>/", views.HandoverList.as_view(), name="handover-list"),
    path("<int:unit_id>/chua-lap/", views.AwaitedList.as_view(), name="awaited-list"),
    path("<int:unit_id>/lap/<int:pk>/", views.DrawHandover.as_view(), name="post-hand-over"),
    path(ONE, views.HandoverPage.as_view(), name="handover"),
    path(ONE + "ghi/", views.FillHandover.as_view(), name="handover-fill"),
    path(ONE + "ky-giao/", views.GiveHandover.as_view(), name="handover-give"),
    path(ONE + "ky-nhan/", views.TakeHandover.as_view(), name="handover-take"),
    path(ONE + "giao-not/", views.SettleHandover.as_view(), name="handover-settle"),
    path(ONE + "bo/", views.CancelHandover.as_view(), name="handover-cancel"),
    path(ONE + "tai/<slug:form>/", views.HandoverFile.as_view(), name="handover-file"),
]
