"""The ground under every room: money, dates, periods, names, text, refusals. No words of the field stand here."""
