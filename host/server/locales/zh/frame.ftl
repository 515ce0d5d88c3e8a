# 页面框架，以及多处出现的词语。
skip-to-content = 跳到正文
menu = 菜单
menu-safety = 安全
menu-tools = 工具
home = 首页
settings = 设置
search = 搜索
search-everything = 搜索全部内容
language = 语言
profile = 个人资料
sign-out = 退出登录
crumbs = 当前位置
cancel = 取消
save = 保存
edit = 编辑
undo = 撤销
undone = 已撤销。
yes-continue = 继续

relative-now = 刚刚
relative-minutes-ago = { $count } 分钟前
relative-in-minutes = { $count } 分钟后
relative-hours-ago = { $count } 小时前
relative-in-hours = { $count } 小时后
relative-days-ago = { $count } 天前
relative-in-days = { $count } 天后

bytes-b = { $size } B
bytes-kb = { $size } kB
bytes-mb = { $size } MB
bytes-gb = { $size } GB
time-ms = { $time } 毫秒

value-yes = 是
value-no = 否
value-none = 空
state-archived = 已归档
state-deleted = 已删除

actor-plugin-for = { $plugin }（代表 { $user }）
actor-token = { $user }（令牌“{ $token }”）
actor-support = 客服：{ $agent }
actor-operator = 运营方
actor-anonymous = 未登录者

# 运行未签名软件包时，显示在每个页面上方。
development = 开发模式
development-unsigned = { $count ->
   *[other] 这里运行着无人担保的插件：{ $plugins }。请勿在此存放真实数据。
}

# What stands between several things in one line.
list-between = 、
