# 全局搜索。
search-title = “{ $text }”
search-hint = 输入名称、地址或备注中的词语，将搜索所有表。
search-none = 没有找到。已归档和回收站中的记录不在搜索范围内。
