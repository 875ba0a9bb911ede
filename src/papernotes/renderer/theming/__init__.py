"""The theme: templates, assets, and what stands around each page."""
