"""The addresses that a site has published, which lead somewhere for good."""
