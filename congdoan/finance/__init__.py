"""Quỹ và các đợt vận động: what was collected, from whom, and to whom it was handed over. Books and dues come later.

Nouns: fund (quỹ, đợt vận động, giúp đoàn viên), contribution (khoản ủng hộ), handover (lần trao tặng), source (nguồn chi).
Charity money is not union budget money: it is collected for a purpose, passed on, and shown to those who gave it.
"""
