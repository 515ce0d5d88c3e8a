# 主机在插件所写邮件中附加的内容。

mail-footer = 此邮件由{ $account }的插件“{ $plugin }”发送。

# 关于插件的邮件。$plugin 是插件的标识。

mail-denies-subject = { $account }：一个插件把人挡在了外面
mail-denies = { $person }，您好：

    插件 { $plugin } 在 { $account } 中决定{ $point ->
        [access-policy] 谁能看到什么
       *[other] 谁可以进入
    }，但在被询问时没有给出答复：

    { $problem }

    在它恢复答复或被停用之前，除您之外的人都{ $point ->
        [access-policy] 看不到任何记录
       *[other] 无法进入
    }。您可以在设置的“插件”中停用它。如果您自己也进不去，可以使用您的一个安全模式代码：在登录页选择“安全模式”。

    无论发生多少次，这样的邮件每小时最多一封。
mail-switched-off-subject = { $account }：一个安全插件已被停用
mail-switched-off = { $person }，您好：

    { $by ->
        [person] { $who } 在 { $account } 中停用了插件 { $plugin }。
       *[operator] 运营方在 { $account } 中停用了插件 { $plugin }。
    }它所作的决定不再有效（{ $points }）。

    如果事先没有与您商定，请查看设置中的“插件”和日志。
mail-leaving-subject = { $account }：一个安全插件将被停用
mail-leaving = { $person }，您好：

    { $by ->
        [person] { $who } 要求在 { $account } 中停用插件 { $plugin }。
       *[operator] 运营方要求在 { $account } 中停用插件 { $plugin }。
    }它将继续运行到 { $at }，在此之前您可以在设置的“插件”中撤回。
mail-cool-off-subject = { $account }：安全插件的停用等待时间将缩短
mail-cool-off = { $person }，您好：

    { $by ->
        [person] { $who }
       *[operator] 运营方
    }已将 { $account } 中停用安全插件前的考虑时间从 { $from } 小时缩短到 { $to } 小时。新的时间在原来的时间过去之后生效。

    如果事先没有与您商定，请查看设置中的“插件”和日志。
mail-safe-mode-subject = { $account }：有人进入了安全模式
mail-safe-mode = { $person }，您好：

    { $who } 使用所有者的一个代码进入了 { $account } 的安全模式，地址为 { $address }。该模式绕过所有插件，只能访问插件设置和日志，一小时后结束。

    如果事先没有与您商定，请查看设置中的“插件”和日志。
mail-unheard-subject = { $account }：{ $who }超过限额，而且未作任何处理
mail-unheard = { $person }，您好：

    { $who }在{ $account }中超过了限额：{ $period ->
        [hour] 一小时
       *[day] 一天
    }内{ $act ->
        [cards-opened] 打开的记录
        [rows-listed] 列出的记录
        [rows-exported] 导出的记录
        [records-deleted] 删除的记录
       *[failed-sign-ins] 密码错误次数
    }为 { $count }，限额为 { $limit }。插件 { $plugin } 负责监视并处理，但处理失败：

    { $problem }

    系统会不断重试，直到成功为止。在此之前请您自行处理：可以在设置的“人员”中停用此人。

    无论发生多少次，此邮件每小时最多发送一次。
mail-backup-subject = { $account }：{ $taken } 的备份
mail-backup = { $person }，您好：

    { $account } 在 { $taken } 时的备份可在 { $until } 之前从这里下载：

    { $link }

    备份已加密，只有账户密钥才能打开。任何持有此链接的人都能下载该文件，请勿转发。
mail-revoked-subject = { $account }：运营方撤回了一个插件
mail-revoked = { $person }，您好：

    { $account } 中的插件 { $plugin } { $version } 已停止运行：

    { $why }

    它的数据和设置都会保留。请在“设置 → 插件”中查看是否有其他版本，或在那里将其移除。
