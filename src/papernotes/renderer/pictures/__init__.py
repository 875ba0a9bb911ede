"""Pictures and fonts that the site ships: thumbnails, originals, cards, the font of its formulas."""
