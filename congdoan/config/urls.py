"""Addresses: each room's urls.py under its Vietnamese name."""

import importlib.util

from django.urls import include, path

PREFIXES = [
    ("accounts", "tai-khoan/"),
    ("organization", "to-chuc/"),
    ("extras", "thong-tin-them/"),
    ("membership", "doan-vien/"),
    ("ledger", "so-ke-toan/"),
    ("finance", "quy/"),
    ("cards", "the/"),
    ("sites", "trang-lien-ket/"),
    ("care", "cham-lo/"),
    ("dues", "doan-phi/"),
    ("education", "hoc-tap/"),
    ("congress", "dai-hoi/"),
    ("budget", "du-toan-quyet-toan/"),
    ("aid", "de-nghi-tro-cap/"),
    ("benefits", "uu-dai/"),
    ("disclosure", "cong-khai/"),
    ("inspection", "kiem-tra/"),
    ("reorganization", "sap-xep/"),
    ("papers", "giay-to/"),
    ("dissolution", "ban-giao/"),
    ("handovers", "ban-giao-chuc-vu/"),
    ("duplicates", "trung-nguoi/"),
    ("ui", "giao-dien/"),
    ("overview", ""),
]

urlpatterns = [
    path(prefix, include(f"congdoan.{room}.urls"))
    for room, prefix in PREFIXES
    if importlib.util.find_spec(f"congdoan.{room}") and importlib.util.find_spec(f"congdoan.{room}.urls")
]

handler400 = "congdoan.ui.errors.bad_request"
handler404 = "congdoan.ui.errors.not_found"
handler500 = "congdoan.ui.errors.failed"
