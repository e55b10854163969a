"""Django's SQLite backend, taking as many values in one statement as the library allows."""
