"""Forms of the room congress: each feeds one action."""

from congdoan.congress.forms.congresses import RecordCongress
from congdoan.congress.forms.elections import RecordElection, TakeUp

__all__ = ["RecordCongress", "RecordElection", "TakeUp"]
