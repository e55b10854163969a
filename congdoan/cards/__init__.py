"""Thẻ đoàn viên: the digital card with its public address, the sheets of cards on paper, who got which and when it ended.

What the card prints is read from the books of the day; nothing is copied into it.
"""
