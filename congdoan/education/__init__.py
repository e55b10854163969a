"""Học tập, tuyên truyền: buổi học tập nghị quyết, tuyên truyền, tập huấn, cuộc thi (study session), and who took part.

Nouns: buổi (StudySession), người tham gia (Attendance), văn bản, chuyên đề (document), chủ đề (topic), cơ quan ban hành
(issuer). A session belongs to the unit that held it and is recorded once, with its participants ticked on one screen.
From these rows come the figures of the report: how many sessions of each kind, how many people, which share of the
women heard about gender equality, which share of the members studied the resolutions. Who may see what: the committee
and the inspectors the whole union, a group leader the own group, each person the own attendances.
"""
