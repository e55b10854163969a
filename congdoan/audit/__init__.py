"""Nhật ký: an append-only log, chained by hash within each unit. Only @action writes here; `congdoan verify` checks it."""
