"""Trang liên kết: other sites of a union where members sign in with their account here.

Face: queries, actions, choices. The protocol is OpenID Connect, by allauth's provider.
"""
