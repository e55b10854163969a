"""Phòng reorganization: sắp xếp tổ chức.

Nouns: plan (phương án): what one decision does to one or hundreds of units; step (việc): founding, change, merger, split or dissolution
of one unit; findings (kết quả kiểm tra): what a plan touches and what stands against it. The rooms below do the writing: organization the
tree and the posts, membership the members; this room says in which order, in one transaction.
"""
