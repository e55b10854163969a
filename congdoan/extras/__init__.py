"""Thông tin thêm: what a level wants to know of members beyond what every book holds, declared by an officer, without a programmer.

A mục thông tin (Field) belongs to the unit that declared it and reaches everything below; a câu trả lời (Answer) belongs to the person and goes
along with him or her. Where a field reaches, it is asked and shown; elsewhere its answers rest. Who sees an answer is said by the field.
The room lies below membership: who is a member where is known there, so answers are written and shown by membership's screens.
"""
