"""Quyền: what (permission), a bundle of them (role), and a role held at a unit from a day to a day (grant).

Rights are checked in exactly two places: @action for writes, the first line of a query marked @reads for reads.
"""
