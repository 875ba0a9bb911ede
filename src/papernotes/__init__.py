"""papernotes: a folder of paper notes in, a research library out."""

__version__ = "0.1.0"
