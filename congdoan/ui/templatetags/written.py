"""How values are written on a page: money, dates, numbers, names."""

from django import template
from django.utils.html import format_html

from congdoan.kernel import dates, money, names

register = template.Library()


@register.filter
def dong(amount):
    """1500000 -> "1.500.000 đ"; empty for None."""
    return "" if amount is None else money.format_money(amount)


@register.filter
def so(number):
    """1500000 -> "1.500.000"; empty for None."""
    return "" if number is None else money.format_number(number)


@register.filter
def ngay(day):
    """A date as 24/05/2022; empty for None."""
    return "" if day is None else dates.format_date(day)


@register.filter
def ten(full_name):
    """A name with its given name in bold: lists are sorted by it."""
    rest, given = names.split_name(str(full_name))
    return format_html("{} <b>{}</b>", rest, given) if rest else format_html("<b>{}</b>", given)


@register.simple_tag
def icon(name):
    """An icon of the sprite, hidden from screen readers: the words beside it say the same."""
    return format_html('<svg class="cd-ico" aria-hidden="true"><use href="#i-{}"/></svg>', name)
