"""How a browser may search this site from its address bar: OpenSearch 1.1, for sites that know their own address."""

from __future__ import annotations

from html import escape

from ..edition.edition import Edition
from ..urls import OPENSEARCH, SEARCH, absolute


def opensearch(edition: Edition) -> str:
    """The description of the site as a search engine."""
    name = escape(edition.config.title or edition.words.site)
    about = escape(edition.config.description or edition.words.search["placeholder"])
    page, own = (escape(absolute(edition.config.base_url, url)) for url in (SEARCH, OPENSEARCH))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name[:16]}</ShortName>
<LongName>{name[:48]}</LongName>
<Description>{about[:1024]}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>{edition.words.lang}</Language>
<Url type="text/html" method="get" template="{page}?q={{searchTerms}}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="{own}"/>
</OpenSearchDescription>
"""
