"""Phòng đoàn phí: rules by date, monthly sheets, who owes what, what goes upward, the levy of employers."""
