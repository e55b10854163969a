"""Đại hội và bầu cử: who met, what was voted on, who was elected - computed from the ballots, never typed.

Nouns: congress (đại hội), election (cuộc bầu), candidate (người ứng cử), tally (kết quả kiểm phiếu). Recording a congress
opens the next term of office; the elected take up their posts through organization's actions.
"""
