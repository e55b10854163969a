"""Addresses of the room organization."""

from django.urls import path

from congdoan.organization import views

app_name = "organization"
urlpatterns = [
    path("<int:unit_id>/", views.UnitTree.as_view(), name="unit-tree"),
    path("<int:unit_id>/don-vi/", views.UnitList.as_view(), name="unit-list"),
    path("<int:unit_id>/lap/", views.FoundUnit.as_view(), name="unit-found"),
    path("<int:unit_id>/sua/", views.CorrectUnit.as_view(), name="unit-correct"),
    path("<int:unit_id>/thay-doi/", views.ChangeUnit.as_view(), name="unit-change"),
    path("<int:unit_id>/bo-thay-doi/", views.TakeBackChange.as_view(), name="unit-take-back"),
    path("<int:unit_id>/ket-thuc/", views.CloseUnit.as_view(), name="unit-close"),
    path("<int:unit_id>/thong-tin/", views.FactList.as_view(), name="fact-list"),
    path("<int:unit_id>/thong-tin/ghi/", views.StateFact.as_view(), name="fact-state"),
    path("<int:unit_id>/thong-tin/<int:pk>/bo/", views.TakeBackFact.as_view(), name="fact-take-back"),
    path("<int:unit_id>/dia-ban/", views.Territories.as_view(), name="territory-tree"),
    path("<int:unit_id>/nganh/", views.Sectors.as_view(), name="sector-tree"),
    path("<int:unit_id>/cay/<str:tree>/lap/", views.FoundAreas.as_view(), name="areas-found"),
    path("<int:unit_id>/cay/<str:tree>/don-vi/", views.AssignUnits.as_view(), name="areas-assign"),
    path("<int:unit_id>/cay/<str:tree>/nhap/", views.MergeAreas.as_view(), name="areas-merge"),
    path("<int:unit_id>/cay/<int:pk>/doi/", views.ChangeArea.as_view(), name="area-change"),
    path("<int:unit_id>/co-quan/", views.EmployerList.as_view(), name="employer-list"),
    path("<int:unit_id>/co-quan/ghi/", views.BeginEmployer.as_view(), name="employer-begin"),
    path("<int:unit_id>/co-quan/<int:pk>/thoi/", views.EndEmployer.as_view(), name="employer-end"),
    path("<int:unit_id>/co-quan/<int:pk>/bo/", views.TakeBackEmployer.as_view(), name="employer-take-back"),
    path("<int:unit_id>/chuc-vu/", views.PostList.as_view(), name="post-list"),
    path("<int:unit_id>/chuc-vu/<int:pk>/thoi/", views.EndPost.as_view(), name="post-end"),
    path("<int:unit_id>/chuc-vu/<int:pk>/bo/", views.TakeOutPost.as_view(), name="post-take-out"),
]
