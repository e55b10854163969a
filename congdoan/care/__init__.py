"""Chăm lo: what the union does for its people when they are ill, give birth, mourn, marry, or have a feast day.

Nouns: thăm hỏi (Visit), tin báo (Notice: somebody is to be visited), tặng quà (Gift), danh sách tặng quà (a list of
gifts given at once), sổ chăm lo (the book of both), nguồn chi (where the money came from), lý do (why a visit was made).
A visit is typed once, on a phone, and then stands in the care book, on the member's own page and in every report. Why
somebody was visited is health or family matter: only the committee, the leader of that group, the inspectors and the
person concerned read it; the accountant sees names and amounts; onlookers see totals.
"""
