"""What hangs on a membership: answered for the room membership."""

from congdoan.duplicates import hanging
from congdoan.membership import hanging as asked

asked.answer(hanging.rows)
