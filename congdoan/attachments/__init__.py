"""Tệp đính kèm: how every room keeps a file that somebody puts in: judged by its bytes, stripped of what the camera wrote into it, sent by itself.

It holds no table: a room derives its model from ``kept.KeptFile``, its form from ``forms.FilesForm``, and answers with ``answering.shown`` after a
check of its own permission. There is no address of a file outside the rooms.
"""
