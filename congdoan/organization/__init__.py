"""Tổ chức: the guarded life of units, and who holds which post in them.

Nouns: unit (đơn vị, kept by units), term of office (nhiệm kỳ), post (chức vụ), appointment (giữ chức vụ từ ngày đến ngày). A post brings
a role with it: organization's actions write the grant through access.grants, visibly. Who is a member stands in membership,
one floor up; so the form and the workbook sheet that find a person for a post stand there.
"""
