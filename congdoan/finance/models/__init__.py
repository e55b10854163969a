"""Quỹ, khoản ủng hộ, lần trao tặng."""

from congdoan.finance.models.contribution import Contribution
from congdoan.finance.models.drive import PublicPage, Statement, StatementLine
from congdoan.finance.models.fund import Fund
from congdoan.finance.models.handover import Handover, HandoverFile, Recipient

__all__ = ["Contribution", "Fund", "Handover", "HandoverFile", "PublicPage", "Recipient", "Statement", "StatementLine"]
