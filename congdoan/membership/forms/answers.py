"""Forms of what is asked besides: of a member, of oneself; what the list of members is filtered by."""

from congdoan.extras import forms as extra_forms
from congdoan.extras import queries as extras


class RecordAnswers(extra_forms.Answers):
    """Ghi thông tin thêm của một đoàn viên."""

    def asked(self):
        """What ``by`` sees of the member's unit."""
        row = self.given["membership"]
        fields = extras.seen(self.by, row.unit, self.by.today)
        return fields, extras.answers_of(row.person_id, fields, self.by.today)


class RecordOwnAnswers(extra_forms.Answers):
    """Tự ghi thông tin thêm."""

    def asked(self):
        """What members fill in themselves."""
        row = self.given["membership"]
        fields = extras.own_fields(row.unit, self.by.today)
        return fields, extras.answers_of(row.person_id, fields, self.by.today)
