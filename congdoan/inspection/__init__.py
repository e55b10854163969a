"""Kiểm tra của ủy ban kiểm tra công đoàn: reads all that other rooms hold and changes none of it; checklist, findings, what became of them."""
