"""Blocks with holes -> the HTML of a page."""
