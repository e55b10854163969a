"""Đề nghị trợ cấp: from a member's request, or a group leader's proposal, to what was given and its voucher, in one chain.

Nouns: đề nghị (Request), bước (Step: asked, proposed, approved or refused, given, papers completed), trường hợp kín (confidential: seen by the
chair and whoever he names), chi trước (urgent: given first, papers after). What is given is a visit or a gift of the room care; where a request
stands follows from its dated steps and is stored nowhere.
"""
