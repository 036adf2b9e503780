"""
Templates: the page's HTML, as resources of the package, always escaped.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.publication.markup import marked


@cache
def environment() -> Environment:
    """Return the environment: escaping on, a missing value is an error and never a gap."""
    return Environment(
        loader=PackageLoader("trucewatch.publication", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **values: Any) -> Markup:
    """Return *template* filled with *values*; what is not markup is escaped."""
    return marked(environment().get_template(template).render(**values))
