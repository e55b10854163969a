"""The house with one address more, whose screen forgets to ask for its right: the matrix must find it."""

from django.urls import path

from congdoan.config.urls import handler404, urlpatterns  # noqa: F401  what Django reads here
from tests.matrix.test_matrix import Unguarded

urlpatterns = [*urlpatterns, path("thu/<int:unit_id>/", Unguarded.as_view(), name="wrong")]
