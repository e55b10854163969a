"""Addresses of the room overview."""

from django.urls import path

from congdoan.overview.views import reports, writing

app_name = "overview"

urlpatterns = [
    path("bao-cao/<int:unit_id>/", reports.ReportList.as_view(), name="report-list"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/", reports.ReadReport.as_view(), name="report"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/tai/<slug:form>/", reports.ReportFile.as_view(), name="report-file"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/so/<str:key>/", reports.FigureRows.as_view(), name="report-rows"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/viet/<str:part>/", writing.WritePart.as_view(), name="report-part"),
]
