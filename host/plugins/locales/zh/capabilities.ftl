# 插件能做什么、在哪里参与，供管理员在同意之前阅读。
# $scope 为 `all` 或 `some`；$tables 为表的名称。

capability-records = { $scope ->
    [all] 读取其用户可见的所有表中的记录
   *[some] 读取其用户可见的记录：{ $tables }
}
capability-records-write = { $scope ->
    [all] 在其用户的权限内新建、修改和删除所有表中的记录
   *[some] 在其用户的权限内新建、修改和删除记录：{ $tables }
}
capability-records-all = { $scope ->
    [all] 自行读取所有表中的全部记录，不论谁可见
   *[some] 自行读取全部记录，不论谁可见：{ $tables }
}
capability-records-all-write = { $scope ->
    [all] 无需任何人参与，自行新建、修改和删除所有表中的记录
   *[some] 无需任何人参与，自行新建、修改和删除记录：{ $tables }
}
capability-bin = { $scope ->
    [all] 查看、恢复和永久删除所有表中已删除的记录
   *[some] 查看、恢复和永久删除已删除的记录：{ $tables }
}
capability-archive = { $scope ->
    [all] 查看所有表中已归档的记录，并可取消归档
   *[some] 查看已归档的记录，并可取消归档：{ $tables }
}
capability-schema-bin = { $scope ->
    [all] 查看、恢复和永久删除已删除的表和字段
   *[some] 查看、恢复和永久删除已删除的字段：{ $tables }
}
capability-journal = { $scope ->
    [all] 查看所有表中谁做了什么、改了什么
   *[some] 查看谁做了什么、改了什么：{ $tables }
}
capability-journal-undo = { $scope ->
    [all] 撤销人员和插件在所有表中的操作
   *[some] 撤销人员和插件的操作：{ $tables }
}
capability-journal-retention = 清除日志中保存期已满的内容
capability-journal-verify = 检查日志是否被人改动过
capability-erasure = 应管理员要求永久抹除一个人：其记录、历史以及文字的所有副本
capability-journal-note = 可以在日志中记录它对自己的数据做了什么
capability-access = 可以查看谁能对记录做什么、原因何在，以及调整权限会带来哪些变化
capability-support-access = 应管理员要求向支持专员开放账户，查看其看过的内容，并可终止访问
capability-backups = 可以创建、检验和删除整个账户的备份，并从中恢复数据；备份本身不会交给它
capability-directory-admin = 可以停用人员并重新启用、结束其会话、减慢其操作并要求更换密码；所有者除外
capability-activity = 以数字形式了解每个人打开、列出、导出和删除了多少记录
capability-mail = 向账户中的人员发送邮件
capability-directory = 查看账户的人员、部门和分组，包括电子邮件地址
capability-groups = 将人员归入自己的分组（例如角色），供其他插件使用
capability-storage = 保存自己的数据
capability-secrets = 加密保存自己的机密，其他任何人都无法读取
capability-settings = 读取自己的设置
capability-progress = 显示自己的工作进度
capability-clock = 获取当前时间
capability-random = 获取随机数
capability-log = 写入供运营方查看的日志

extension-point-lifecycle = 在启用或停用时得到通知
extension-point-access-policy = 决定谁能查看和修改哪些记录与字段，以及谁能删除、导出和导入记录
extension-point-request-guard = 根据谁、以何种凭据、从哪个地址发出，决定请求能否继续
extension-point-activity-alarm = 有人超过限额时得到通知
extension-point-deletion-policy = { $scope ->
    [all] 决定所有表中已删除的记录是否保留以及保留多久
   *[some] 决定已删除的记录是否保留以及保留多久：{ $tables }
}
extension-point-event-listener = { $scope ->
    [all] 接收所有表中的每一次更改及其前后的值
   *[some] 接收每一次更改及其前后的值：{ $tables }
}
extension-point-job-runner = 在无人参与的情况下按计划工作
extension-point-pages = 添加自己的页面
extension-point-panels = 在记录页面上添加面板
extension-point-endpoint = 在自己的地址上以已登录者的身份回应其他程序
extension-point-sign-in-step = 在登录时要求密码以外的验证，能看到在那里输入的内容，并可以拒绝登录

# What stands between the names of tables.
list-between = 、
