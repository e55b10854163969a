"""Giao diện: one grammar for all screens, tables, forms and pages; no words of the field stand here."""
