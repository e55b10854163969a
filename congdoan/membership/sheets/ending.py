"""Rows by which a membership ends, held against posts and pauses that begin after it: what the action would refuse stays out by itself."""

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.membership import moving, queries
from congdoan.membership.choices import WhyLeft
from congdoan.organization import queries as organization


def judge(ended, beside, sees):
    """``ended``: [(row, its period, person id)] of rows that end a membership; ``beside``: {person id: periods}; ``sees``: UnitScope.contains."""
    if not ended:
        return
    pauses, posts = {}, organization.appointments_of_all({person_id for _row, _period, person_id in ended})
    for pause in queries.suspensions_at([row.pk for row, _period, _person_id in ended if row.match]):
        pauses.setdefault(pause.membership_id, []).append(pause)
    periods = {period.unit for _row, period, _person_id in ended}
    around = organization.unions_around(periods | {other.unit for _row, _period, pk in ended if pk in posts for other in beside[pk]})
    for row, period, person_id in ended:
        try:
            _check(row, period, posts.get(person_id, ()), pauses.get(row.pk, ()) if row.match else (), beside[person_id], around, sees)
        except Refused as refused:
            row.refuse("valid_until" if "valid_until" in row.given else "full_name", refused.sentence)


def _check(row, period, posts, pauses, beside, around, sees):
    words = {"name": row["full_name"], "last_day": dates.day_before(period.valid_until)}
    moving.check_no_pause_after(pauses=[pause for pause in pauses if pause.valid_from >= period.valid_until], **words)
    if period.why_left == WhyLeft.MOVED_GROUP:
        return
    union, died = around[period.unit.pk] or period.unit.path, period.why_left == WhyLeft.DIED
    others = [other for other in beside if around.get(other.unit.pk) == union]
    there = [post for post in posts if died or post.unit.path.startswith(union)]
    later = [post for post in there if moving.contradicts(post, period, others)]
    moving.check_no_post_after(died=died, posts=later, sees=sees, **words)
