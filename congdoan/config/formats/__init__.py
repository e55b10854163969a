"""How dates and numbers are written in Vietnam, where Django's own list is incomplete."""
