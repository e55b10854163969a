"""Tổ chức công đoàn: the dated tree on which everything stands.

Nouns: unit (đơn vị), unit kind (loại), nesting (loại nào ở dưới loại nào), placement (trực thuộc từ ngày đến ngày), name and
kind spells, employer (cơ quan, đơn vị sử dụng lao động), decision (quyết định). Guarded writes stand in organization.
"""
