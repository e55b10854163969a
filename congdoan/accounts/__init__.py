"""Người dùng: people who sign in. An account belongs to one person; rights come from grants, never from the account."""
