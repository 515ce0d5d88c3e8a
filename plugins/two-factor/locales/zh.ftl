# 插件是什么
plugin-name = 两步验证登录
plugin-summary = 除密码外还要求手机上的验证码，提供恢复代码、受信任的浏览器，以及无需账户外部人员的找回途径

# 为什么需要这些能力
why-clock = 验证码每三十秒变化一次
why-directory = 用于了解要求谁使用第二步验证，以及通知哪些管理员
why-journal-note = 用于在日志中记录谁设置、重置了第二步验证，或请求免验证进入
why-mail = 用于在第二步验证发生变化时通知本人
why-random = 用于生成无人能猜到的密钥和恢复代码
why-secrets = 用于保存生成验证码的密钥，使其他任何人都无法读取
why-settings = 用于了解浏览器信任多久、恢复需要等待多久
why-storage = 用于记录谁从何时起启用了第二步验证
why-pages = 用于设置第二步验证并查看谁已启用
why-sign-in-step = 用于在输入密码后要求验证码

setting-trust-days = 浏览器可受信任的天数
setting-trust-days-hint = 在受信任的浏览器中只需密码。0 表示不信任任何浏览器。
setting-recovery-hours = 恢复获批到生效之间的小时数
setting-recovery-hours-hint = 在此期间，已收到邮件通知的本人和所有管理员都可以撤回。

# 按钮与字段
go-on = 继续
finish = 完成
save = 保存
prove-label = 验证码
prove-hint = 应用当前显示的六位数字。
prove-wrong = 这不是应用当前显示的验证码。请检查手机时间，并输入下一个验证码。
keep-label = 任一恢复代码
keep-hint = 为确认您已保存：请输入十个代码中的任意一个。
keep-wrong = 十个代码中没有这一个。请先抄下，再输入其中之一。
code-label = 验证码
code-hint = 应用中的六位数字，或您的一个恢复代码。
code-wrong = 验证码错误、已过期或已使用过。请等待下一个。
trust-label = 信任此浏览器 { $days } 天
gone = 现在不再需要这一步。请重新打开页面。

# 登录
code-title = 输入验证码
code-lead = 请打开手机上的验证器应用，输入其中为 Bailey 显示的验证码。
lost = 我既没有手机也没有代码
lost-again = 我的请求进展如何
lost-title = 没有手机和代码
lost-lead = 账户的其他管理员可以让您免验证进入。
lost-text = 您和所有管理员都会收到邮件。管理员批准后需等待一段时间；之后您凭密码即可进入，并设置新手机。
lost-ask = 请求管理员
lost-asked = 您已于 { $asked } 提出请求，需由管理员批准。
lost-due = 已批准。自 { $due } 起，您凭密码即可进入。
lost-waits = 如果找到了手机或代码，直接用它登录即可：请求会随之撤回。
set-up-title = 设置两步验证登录
set-up-asked = 您的账户要求第二步验证。只需两分钟和手机上的验证器应用。

# 设置
step-scan = 连接应用
step-codes = 保存恢复代码
scan-label = 请用验证器应用扫描
seed-label = 或将此密钥输入应用
codes-text = 如果手机丢失，每个代码可让您进入一次。代码仅在此时显示：请打印或抄下。
codes-label = 恢复代码

# 本人页面
page-title = 两步验证登录
own-none = 您目前只凭密码登录。
own-why = 启用第二步验证后，即使有人窃取了您的密码也无法进入：还需要您手机上的验证码。
own-begin = 开始设置
own-begun = 请连接应用，然后输入它显示的验证码。
own-proved = 应用已连接。现在请保存恢复代码。
own-set-up = 两步验证登录已启用。今后输入密码后还需输入验证码。
own-asked = 您的账户要求第二步验证：请在 { $until } 前设置，否则将在登录时设置。
set-up-lead = 两个步骤，以及手机上的验证器应用。
own-on = 输入密码后需要输入验证码。
fact-since = 启用时间
fact-codes = 剩余恢复代码
own-new-codes = 生成新的恢复代码
own-remove = 停用
own-removed = 两步验证登录已停用。
remove-title = 只凭密码登录？
remove-fact = 此后任何知道您密码的人都能进入。您的恢复代码将失效。
remove-asked = 您的账户要求第二步验证，因此无法停用。
new-codes-title = 生成新的恢复代码？
new-codes-fact = 您现有的代码将失效。
new-codes-made = 这是您的新恢复代码。
new-codes-lead = 之前的代码已失效。请抄下这些代码。
new-codes-seen = 我已抄下
new-codes-kept = 恢复代码不再显示。
own-recovery-asked = { $asked }，有知道您密码的人请求不用您的手机进入
own-recovery-due = 自 { $due } 起凭密码即可进入：管理员已批准
own-recovery-body = 如果不是您本人，请撤回并更改密码。
own-recovery-cancel = 撤回

# 所有人
people-title = 第二步验证
people-lead = { $count } 人中有 { $with } 人启用了第二步验证。
stat-with = 已启用
stat-asked = 被要求但未启用
people-table = 各人的第二步验证
people-empty = 这里还没有人。
column-person = 人员
column-state = 状态
column-since = 启用时间
column-codes = 恢复代码
column-asked = 请求时间
column-address = 来自
state-on = 已启用
state-none = 无
state-asked = 须在 { $until } 前启用
state-next = 下次登录时要求
reset = 重置
reset-title = 移除 { $person } 的第二步验证？
reset-fact = 在重新设置之前，其凭密码即可登录。
reset-told = 将以邮件通知本人。
reset-done = 已移除 { $person } 的第二步验证，并已通知本人。
not-your-own = 这必须由其他人为您操作。
recovery-table = 请求免验证进入
recovery-waits = 等待管理员
recovery-other = 等待另一位管理员
recovery-due = 已批准，自 { $due } 起
recovery-cancelled = 请求已撤回。
approve = 批准
approve-title = 允许 { $person } 免第二步验证进入？
approve-ask = 请先通过语音或当面确认：提出请求的人知道其密码。
approve-fact = 将延迟生效。本人和所有管理员都会收到邮件，并可撤回。
approved = 自 { $due } 起，{ $person } 凭密码即可进入。
refuse = 撤回
enforce-title = 要求哪些人
enforce-text = 宽限期过后仍未启用的人将在登录时设置。您自己需要先启用。
whom-label = 要求启用第二步验证的人
whom-nobody = 无人；各人自行决定
whom-admins = 管理员
whom-groups = 部分组的成员
group-label = “{ $group }”组的所有人
groups-none = 请至少勾选一个组。
whom-everybody = 所有人
whom-unknown = 请选择要求哪些人。
grace-label = 宽限天数
grace-hint = 从首次被要求的登录算起。0 表示立即要求。
grace-wrong = 请输入 0 到 { $most } 之间的天数。
enforce-first = 请先为自己设置第二步验证并保存恢复代码：否则可能再也没有人能进入。
enforced = 已保存，从下次登录起生效。{ $told ->
    [0] {""}
   *[other] 已向 { $told } 人发送邮件。
}{ $untold ->
    [0] {""}
   *[other] 另有 { $untold } 人未能通知：今日邮件额度已用完。
}

# 邮件
mail-recovery-subject = 免第二步验证进入
mail-recovery-asked = { $person } 请求不用手机和恢复代码进入。请求来自 { $address }。除 { $person } 外的管理员可在“第二步验证”页面批准。
mail-recovery-approved = { $admin } 已批准 { $person } 自 { $due } 起免第二步验证进入。在此之前可以撤回。
mail-recovery-cancelled = { $person } 免第二步验证进入的请求已撤回。
mail-recovered = { $person } 已按批准免第二步验证进入。
mail-asked-subject = 请设置第二步验证
mail-asked = { $admin } 已要求您使用第二步验证：登录时除密码外还需输入手机上的验证码。{ $grace ->
    [0] 您将在下次登录时进行设置。
   *[other] 自下次登录起，您有 { $grace } 天时间进行设置。
}
mail-asked-where = 只需两分钟和手机上的身份验证器应用。“两步验证登录”页面会引导您完成设置。
mail-changed-subject = 您的第二步验证已变更
mail-reset = { $admin } 移除了您的第二步验证。在重新设置之前，您凭密码即可登录。
mail-set-up = 已为您启用两步验证登录。
mail-removed = 已为您停用两步验证登录。
mail-code-used = 有人使用恢复代码以您的身份登录。{ $left ->
    [0] 代码已用完：请生成新的。
   *[other] 还剩 { $left } 个代码。
}
mail-not-you = 如果您对此不知情，请立即告知账户管理员并更改密码。
