"""The renderer: a `Library` becomes the files of a site.

edition(library, config)         what every page may look into, made once
plan(library, config)            every page there is, as `Route`s
render(route, edition, theme)    one page: its view, then its template filled from that view
publish(outputs, folder, ...)    what differs is written, what is gone is deleted
"""
