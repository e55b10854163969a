"""Start-up checks of the sheets that rooms declare."""

from django.core.checks import Error, Warning, register

from congdoan.kernel.text import header_key


@register()
def sheets_fit(app_configs=None, **_more):
    """No two sheets with one name or prefix, no needs that nobody declares, no column twice."""
    from congdoan.workbooks import registry

    found, messages, names, prefixes = registry.sheets(), [], set(), set()
    for sheet in found:
        for name in (sheet.name, *sheet.aliases):
            if header_key(name) in names:
                messages.append(Error(f"Two sheets are called “{name}”.", id="workbooks.E001"))
            names.add(header_key(name))
        if sheet.prefix in prefixes:
            messages.append(Error(f"Two sheets have the prefix {sheet.prefix}.", id="workbooks.E002"))
        prefixes.add(sheet.prefix)
    for sheet in found:
        messages += [
            Warning(f"“{sheet.name}” needs “{needed}”, which no room declares.", id="workbooks.W001")
            for needed in sheet.needs
            if header_key(needed) not in names
        ]
    return messages
