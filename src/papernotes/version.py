"""Which papernotes this is: what is kept or published says by which it was made."""

__version__ = "0.1.0"
