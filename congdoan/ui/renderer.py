"""How forms are drawn: every field by ui/field.html, templates found as those of pages are."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """as_field_group uses our field template, for our forms and for those of other packages alike."""

    field_template_name = "ui/field.html"
