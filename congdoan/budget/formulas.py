"""What lines add up to: "22+23-30" of codes or keys. Pure; every total is linear, so the sum of many papers has the totals of their sums."""

import re

_TERM = re.compile(r"([+-]?)([0-9a-z.]+)")


def terms(formula):
    """[(sign 1 or -1, code)] of a formula; ValueError for what is none."""
    found = _TERM.findall(formula)
    if "".join(sign + code for sign, code in found) != formula:
        raise ValueError(f"no formula: {formula!r}")
    return [(-1 if sign == "-" else 1, code) for sign, code in found]


def add(formula, values):
    """The formula worked out (đồng) over {code: đồng}; what is missing is nothing."""
    return sum(sign * values.get(code, 0) for sign, code in terms(formula))


def leaves(line, lines):
    """The lines that a line adds up, itself for one that adds up none. ``lines``: all of its form, each with key, sort and formula."""
    by_key = {one.key: one for one in lines}

    def below(one, above=()):
        if one.key in above:
            raise ValueError(f"a total of itself: {one.key}")
        if one.sort != "total":
            return [one]
        return [leaf for _sign, key in terms(one.formula) if key in by_key for leaf in below(by_key[key], (*above, one.key))]

    return below(line)


def items_in(leaves):
    """[item code] that lines of one side are made of; empty where something else stands among them, or is taken off. ``leaves``: as of :func:`leaves`."""
    found = [term for one in leaves if one.sort in ("income", "expense") for term in terms(one.formula)]
    plain = len({one.sort for one in leaves}) == 1 and all(sign > 0 for sign, _code in found)
    return [code for _sign, code in found] if plain else []


def with_totals(lines, values):
    """{key: đồng} of all ``lines`` (key, sort, formula) from the figures of those that are no totals."""
    found, totals = dict(values), {line.key: line.formula for line in lines if line.sort == "total"}

    def worked_out(key, above=()):
        if key in above:
            raise ValueError(f"a total of itself: {key}")
        if key not in found:
            formula = totals.get(key)
            found[key] = 0 if formula is None else sum(sign * worked_out(code, (*above, key)) for sign, code in terms(formula))
        return found[key]

    return {line.key: worked_out(line.key) for line in lines}
