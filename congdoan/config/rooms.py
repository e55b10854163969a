"""The rooms of the house, from the ground up; Django and the engines find them here."""

GROUND = ["people", "accounts", "units", "audit", "access", "jobs"]
ENGINES = ["indicators", "reports", "workbooks", "ui", "attachments"]
FIELDS = [
    "organization",
    "extras",
    "membership",
    "ledger",
    "finance",
    "cards",
    "sites",
    "care",
    "dues",
    "education",
    "congress",
    "budget",
    "aid",
    "benefits",
    "disclosure",
    "inspection",
    "reorganization",
    "duplicates",
    "papers",
    "dissolution",
    "handovers",
]
TOP = ["overview", "demo"]

ROOMS = [f"congdoan.{name}" for name in (*GROUND, *ENGINES, *FIELDS, *TOP)]
