"""The targets of thousands of foreign keys are asked for at once, on both databases."""

import pytest
from django.apps import apps
from django.db.models import CompositePrimaryKey, prefetch_related_objects

from congdoan.accounts.models import User
from congdoan.people.models import Person, named

pytestmark = pytest.mark.db


def test_thousands_of_targets_are_found(db):
    people = Person.objects.bulk_create([Person(**named(f"Trần Văn {number}"), sex="male") for number in range(3000)])
    accounts = [User(username=f"a{one.pk}", person_id=one.pk) for one in people]
    prefetch_related_objects(accounts, "person")
    assert [account.person.pk for account in accounts] == [one.pk for one in people]


def test_every_key_is_of_one_column():
    models = apps.get_models()
    assert [model for model in models if isinstance(model._meta.pk, CompositePrimaryKey)] == []
    several = [field for model in models for field in model._meta.concrete_fields if len(getattr(field, "foreign_related_fields", ())) > 1]
    assert several == []
