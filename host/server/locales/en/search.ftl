# The search over everything.
search-title = “{ $text }”
search-hint = Type words from a name, an address, a note: all tables are searched.
search-none = Nothing was found. What is archived or in the bin is not searched.
