-- Each commit adds a segment to the index of words. Eight of a size are merged at a time
-- rather than four: where records are many, a merge holds those up who write, and searches
-- hardly notice a few segments more. See https://sqlite.org/fts5.html#the_automerge_configuration_option.
INSERT INTO bailey_search (bailey_search, rank) VALUES ('automerge', 8);
