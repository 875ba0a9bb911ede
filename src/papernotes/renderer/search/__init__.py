"""The search index: files of the site that a query loads as it needs them, so that nothing has to be served but files.

    Library --texts--> what is searched --fold--> letters and starts --postings--> keys and places --shards--> files

A *start* is a place in a text at which a query may begin: any Chinese character, any word, and inside a name each of
its parts. A *key* is what follows a start, as many characters or words as it takes for few places to share it. A query
is a range of neighbouring keys, whatever its length and language, and the keys of a range lie in a shard or a few.

    search/index.js       what every query needs: where the shards begin, how text is folded, the words of the interface
    search/s/12.js        keys with their places: zone of the paper, paper, offset
    search/p/345.js       a paper: its names, and its text to quote from
    search/fields.js      topic, tags, venue, year and status of every paper: what `topic:` and the like filter by
    search/w/0.js         words, to forgive a typing error

All of them are scripts that call a function, because a page that was opened from disk may load scripts, nothing else.
"""
