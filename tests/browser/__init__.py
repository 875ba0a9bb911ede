"""The site in a real Chromium: read, walked through, printed, measured."""
