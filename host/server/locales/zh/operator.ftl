# 运营方页面：账户、目录、发布者、插件状况、支持。
operator-title = 运营方
operator-sign-in-lead = 供管理此系统的人使用。密码在命令行中生成：bailey operator password。
operator-wrong = 这不是运营方的密码。

operator-accounts = 账户
operator-accounts-lead = { $count ->
    [0] 还没有账户。
   *[other] 共 { $count } 个账户{ $suspended ->
        [0] {""}
       *[other] ，其中 { $suspended } 个已暂停
    }。
}
operator-account = 账户
operator-account-hint = 地址中的名称：小写字母、数字，以及中间的连字符。
operator-account-name = 名称
operator-account-stands = 状态
operator-account-since = 创建时间
operator-account-new = 新建账户
operator-account-owner = 所有者姓名
operator-account-create = 创建账户
operator-account-made = 账户 { $account } 已创建
operator-account-made-lead = 所有者以 { $email } 登录，并随即设置自己的密码。
operator-account-password = 初始密码，仅显示这一次：
operator-account-open = 前往账户
operator-stands-open = 正常
operator-stands-suspended = 已暂停
operator-stands-leaving = 待删除
operator-suspended-since = 暂停时间
operator-suspended-why = 原因
operator-deleted-at = 删除时间
operator-suspend = 暂停
operator-suspend-about = 暂停的账户不再提供服务，后台也不为其工作。其所有数据都会保留。
operator-suspended-said = { $account } 已暂停。
operator-resume = 重新开放
operator-resume-about = 此账户不提供服务。重新开放也会取消删除。
operator-resumed-said = { $account } 已开放。
operator-delete = 删除
operator-delete-link = 删除此账户…
operator-delete-title = 删除 { $account }
operator-delete-what = { $name }，包括所有记录、文件、人员、插件及其日志。
operator-delete-until = 账户会立即暂停。在到期之前可以连同全部内容重新开放；之后将永久消失。
operator-delete-backups = 存放在别处的备份会保留。
operator-delete-days = 可以取消的天数
operator-delete-days-wrong = 请填写 1 到 { $most } 天。
operator-delete-go = 删除 { $account }
operator-deleted-said = { $account } 已暂停，将于 { $at } 删除。
operator-export = 导出
operator-export-about = 表格为 CSV，日志和插件数据为 JSON 行，保存在此服务器的文件夹：{ $folder }
operator-export-go = 全部导出
operator-exported-said = 已导出到 { $folder }
operator-rules = 可使用的内容
operator-rules-about = 针对插件的规定优先于针对发布者的规定，后者又优先于针对全部的规定。账户已有的会保留。
operator-rules-none = 没有规定：与所有账户相同。
operator-rule-everything = 全部
operator-rule-allowed = 可使用
operator-rule-denied = 不可使用
operator-rule-forget = 撤销规定
operator-rule-subject = 插件或发布者
operator-rule-hint = 例如 acme.badges 或 acme；* 表示全部。
operator-rule-wrong = “{ $subject }”既不是插件（acme.badges），也不是发布者（acme），也不是表示全部的 *。
operator-rule-allow = 可使用
operator-rule-deny = 不可使用
operator-rule-allowed-said = { $account } 可使用 { $subject }。
operator-rule-denied-said = { $account } 不可使用 { $subject }。
operator-rule-forgotten-said = 对 { $account } 不再有关于 { $subject } 的规定。

operator-catalogue = 目录
operator-catalogue-lead = 所有来源共 { $count } 个软件包。
operator-plugin = 插件
operator-publisher = 发布者
operator-version = 版本
operator-worth = 可信程度
operator-digest = 摘要
operator-key = 密钥
operator-reason = 原因
operator-reason-hint = 各账户的管理员会看到。
operator-refused = 不是软件包的文件
operator-delisted = 已下架
operator-approve = 批准
operator-approve-about = 获批准的软件包，无论由谁签名，所有账户都可使用。批准也会取消撤回。
operator-approved-said = 已批准：所有账户都可使用。
operator-delist = 下架
operator-delist-title = 将 { $plugin } { $version } 下架？
operator-delist-count = { $count ->
    [0] 没有账户拥有它。
   *[other] 已有 { $count } 个账户拥有它，可继续使用。
 }
operator-revoke-title = 撤回 { $plugin } { $version }？
operator-revoke-count = { $count ->
    [0] 没有账户拥有它。
   *[other] 将从 { $count } 个账户中撤回，其中 { $enabled } 个已启用。
 }
operator-delist-about = 已有此软件包的账户可继续使用，其他账户无法再获得。
operator-delisted-said = 已下架。
operator-relist = 重新上架
operator-relist-about = 已下架：已有的账户继续使用，其他账户无法获得。
operator-relisted-said = 已重新上架。
operator-revoke = 撤回
operator-revoke-about = 撤回的软件包会立即在所有账户中停止，并向其管理员说明原因。批准可取消撤回。
operator-revoked-said = { $count ->
    [0] 已撤回。它没有在任何地方运行。
   *[other] 已撤回，并在 { $count } 个账户中停止。
}

operator-publishers = 发布者
operator-publishers-lead = 已知发布者签名的插件，可在获准的账户中运行。
operator-publishers-none = 还没有已知的发布者。
operator-publisher-hint = 其插件标识的开头，例如 acme.badges 中的 acme。
operator-key-hint = 即“bailey-plugin keys show”显示的内容。
operator-key-add = 添加密钥
operator-key-wrong = 这不是密钥：密钥形如 ed25519:…
operator-key-added-said = 密钥已归 { $publisher } 所有。
operator-key-current = 使用中
operator-key-retired = 已更换
operator-key-revoked = 已撤回
operator-key-revoke-about = 此密钥签名的一切都不再有效，经您批准的除外。
operator-key-revoked-said = { $count ->
    [0] 密钥已撤回。它签名的插件没有在任何地方运行。
   *[other] 密钥已撤回。它签名的插件已在 { $count } 个账户中停止。
}
operator-rotate = 更换密钥
operator-rotation = 旧密钥对新密钥的证明
operator-rotation-hint = “bailey-plugin keys rotate”所写文件的内容。
operator-rotation-wrong = 内容不对：请粘贴整个文件。
operator-key-rotated-said = { $publisher } 从现在起使用新密钥签名。旧密钥此前签名的继续有效。

operator-health = 插件状况
operator-health-span = 时间范围
operator-health-good = 没有插件出现故障。
operator-health-bad = { $stopped ->
    [0] {""}
   *[other] { $stopped } 个插件已停止。
}{ $failing ->
    [0] {""}
   *[other] { $failing } 个出现故障。
}
operator-health-none = 没有账户安装插件。
operator-plugin-stopped = 已停止

operator-support = 支持
operator-support-lead = { $open ->
    [0] 没有账户向支持人员开放。
   *[other] 有 { $open } 处向支持人员开放，其中 { $agents } 名人员在内。
}
operator-support-none = 账户管理员每次为一张工单开放；开放期间会显示在这里。
operator-support-number = 编号
operator-support-agents = 谁在内
operator-support-nobody = 无人
operator-support-opened = 开放时间
operator-support-until = 截止
operator-support-close = 关闭
operator-support-closed-said = { $account } 已对支持人员关闭；在内的人已退出。

# 进程的统计。
figures = 运行指标
figures-lead = 此进程自启动以来的统计。Prometheus 获得的是同样的数字。
figures-none = 此进程未进行统计。
figures-nothing = 尚无统计。
figures-requests = 请求
figures-plugins = 插件
figures-nowhere = 没有此地址
figures-route = 路由
figures-count = 次数
figures-refused = 被拒绝
figures-failed = 失败
figures-median = 半数在此之内
figures-slowest = 99% 在此之内
figures-longer = 超过 10 秒
figures-accounts = 账户
figures-accounts-open = 文件已打开的账户
figures-operations = 已记入日志的操作
figures-commits = 已提交的事务
figures-commits-failed = 未能提交的事务
figures-jobs = 已运行的任务
figures-remembered = 来自记忆的插件答复
figures-breakers = 被停用的插件
figures-limits = 因账户限额而拒绝
figures-guests = 进行中的插件调用
figures-guests-most = 可同时进行的调用
figures-instances = 在内存中等待的插件
figures-instance-bytes = 占用内存
figures-jobs-now = 进行中或等待中的任务
figures-breakers-now = 当前被停用的插件
figures-recalled = 来自记忆
figures-memory = 99% 的内存在此之内
figures-lanes = 工作队列
figures-lane = 队列
figures-taken = 已占位置
figures-places = 位置
figures-lane-records = 记录
figures-lane-plugin-calls = 可能调用插件的工作
figures-lane-sign-ins = 密码
figures-lane-exports = 发送的内容
