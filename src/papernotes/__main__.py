"""`python -m papernotes` is `papernotes`."""

from .cli import main

if __name__ == "__main__":
    main()
