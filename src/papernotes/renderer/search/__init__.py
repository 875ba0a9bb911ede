"""The search index as files of the site that a query loads as it needs them: nothing has to be served but files.

    search/index.js       what every query needs: where the shards begin, how text is folded, the words of the interface
    search/s/12.js        keys with their places: zone of the paper, paper, offset
    search/p/345.js       a paper: its names, and its text to quote from
    search/fields.js      topic, tags, venue, year and status of every paper: what `topic:` and the like filter by
    search/w/0.js         words, to forgive a typing error

All of them are scripts that call a function, because a page that was opened from disk may load scripts, nothing else.
"""
