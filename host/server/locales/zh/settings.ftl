# 设置。
settings-plugins = 插件
settings-plugins-about = 已安装的插件及其能力，启用与停用。
settings-people = 人员
settings-people-about = 谁在使用此账户，谁可以更改其设置。
settings-profile-about = 您的姓名、语言和时区。
person-name = 姓名
person-department = 部门
person-role = 角色
person-suspended = 已停用
role-owner = 所有者
role-admin = 管理员
role-member = 成员
time-zone = 时区
time-zone-hint = IANA 时区名称，例如 Asia/Shanghai。
