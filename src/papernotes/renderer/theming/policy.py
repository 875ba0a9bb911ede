"""The Content-Security-Policy of a page: it loads what the site ships, and figures from elsewhere, and runs no more.

Should markup get past the sanitiser, browsers do not run it. `file:` is for sites opened from disk, where some browsers
take every file for another origin; a page on the web can load no file. `theme.allow` in site.yaml adds what templates
of a site's own need. Where notes are let through as they are (`sanitise: false`), there is no policy.
"""

from __future__ import annotations

from ...config import Config

_SHIPPED = "'self' file:"


def policy(config: Config, diagrams: bool = False) -> str:
    """The value of the policy, or "" where there is none. With `diagrams`, styles of their own."""
    if not config.markdown.sanitise:
        return ""
    more = "".join(
        f" {word}" for item in config.theme.allow for word in item.replace(";", " ").replace(",", " ").split()
    )
    inline = " 'unsafe-inline'" if diagrams else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_SHIPPED}{more}",
            f"style-src {_SHIPPED}{inline}{more}",
            "style-src-attr 'unsafe-inline'",  # widths of figures; a style runs nothing
            f"img-src {_SHIPPED} data: https: http:",
            f"media-src {_SHIPPED} https: http:",
            f"font-src {_SHIPPED}{more}",
            f"connect-src {_SHIPPED}{more}",
            f"worker-src {_SHIPPED}",
            "manifest-src 'self'",
            f"form-action {_SHIPPED}",
            "base-uri 'none'",
        )
    )
