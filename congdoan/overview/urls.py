"""Addresses of the room overview."""

from django.urls import path

from congdoan.overview.health import health
from congdoan.overview.views import (
    columns,
    deciding,
    declared,
    downloads,
    guide,
    home,
    imports,
    log,
    people,
    preview,
    progress,
    reports,
    rights,
    runs,
    search,
    totals,
    units,
    writing,
)

app_name = "overview"

IMPORT = "nhap-so/<int:unit_id>/lan-nhap/<int:batch_id>/"

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("cua-toi/", people.MyPage.as_view(), name="me"),
    path("nguoi/<int:person_id>/", people.MemberPage.as_view(), name="member"),
    path("don-vi/<int:unit_id>/", units.WholeUnit.as_view(), name="unit"),
    path("bao-cao/<int:unit_id>/", reports.ReportList.as_view(), name="report-list"),
    path("bao-cao/<int:unit_id>/so-khai-bao/", declared.DeclaredFigures.as_view(), name="declared-list"),
    path("bao-cao/<int:unit_id>/so-khai-bao/ghi/", declared.Declare.as_view(), name="declared-record"),
    path("bao-cao/<int:unit_id>/so-khai-bao/<int:pk>/sua/", declared.CorrectDeclared.as_view(), name="declared-correct"),
    path("bao-cao/<int:unit_id>/so-khai-bao/<int:pk>/bo/", declared.CancelDeclared.as_view(), name="declared-cancel"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/", reports.ReadReport.as_view(), name="report"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/tai/<slug:form>/", reports.ReportFile.as_view(), name="report-file"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/so/<str:key>/", reports.FigureRows.as_view(), name="report-rows"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/so/<str:key>/theo-don-vi/", totals.FigureTotals.as_view(), name="report-totals"),
    path("bao-cao/<int:unit_id>/<slug:kind>/<str:period>/viet/<str:part>/", writing.WritePart.as_view(), name="report-part"),
    path("nhap-so/<int:unit_id>/", imports.ImportList.as_view(), name="import-list"),
    path("nhap-so/<int:unit_id>/chon-tep/", imports.UploadWorkbook.as_view(), name="import-new"),
    path("nhap-so/<int:unit_id>/so-mau/", downloads.SampleWorkbook.as_view(), name="import-sample"),
    path(IMPORT, preview.ImportRows.as_view(), name="import"),
    path(IMPORT + "dang-lam/", progress.ImportProgress.as_view(), name="import-progress"),
    path(IMPORT + "doc-ngay/", progress.ReadImport.as_view(), name="import-read"),
    path(IMPORT + "xem-truoc-lai/", progress.TakeBackImport.as_view(), name="import-take-back"),
    path(IMPORT + "cac-cot/", columns.ImportColumns.as_view(), name="import-columns"),
    path(IMPORT + "cac-cot/quen/", columns.ForgetReading.as_view(), name="import-forget-columns"),
    path(IMPORT + "can-sua/", preview.ImportProblems.as_view(), name="import-problems"),
    path(IMPORT + "danh-dau/", downloads.MarkedWorkbook.as_view(), name="import-marked"),
    path(IMPORT + "hieu/", deciding.AnswerImport.as_view(), name="import-answer"),
    path(IMPORT + "thoi-hieu/", deciding.ForgetAnswerOfImport.as_view(), name="import-forget"),
    path(IMPORT + "lap-to/", deciding.FoundGroupsOfImport.as_view(), name="import-found"),
    path(IMPORT + "ghi/", deciding.CommitImport.as_view(), name="import-commit"),
    path(IMPORT + "bo/", deciding.DiscardImport.as_view(), name="import-discard"),
    path(IMPORT + "hoan-tac/", deciding.UndoImport.as_view(), name="import-undo"),
    path("xuat-so/<int:unit_id>/", downloads.ExportWorkbook.as_view(), name="export"),
    path("viec-chay-nen/<int:unit_id>/", runs.RunList.as_view(), name="run-list"),
    path("viec-chay-nen/<int:unit_id>/<int:run_id>/chay-lai/", runs.Rerun.as_view(), name="run-again"),
    path("nhat-ky/<int:unit_id>/", log.Log.as_view(), name="log"),
    path("tro-giup/", guide.Guide.as_view(), name="guide"),
    path("tro-giup/<slug:name>/", guide.Guide.as_view(), name="guide-page"),
    path("tro-giup/anh/<slug:name>.png", guide.GuidePicture.as_view(), name="guide-picture"),
    path("ai-xem/", rights.MyRights.as_view(), name="who-mine"),
    path("ai-xem/<int:unit_id>/", rights.UnitRights.as_view(), name="who"),
    path("tim/", search.Search.as_view(), name="search"),
    path("suc-khoe/", health, name="health"),
]
