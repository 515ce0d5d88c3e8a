# 登录。
sign-in = 登录
email = 电子邮箱
password = 密码
sign-in-wrong = 电子邮箱或密码不正确，请检查后重试。
sign-in-wait = 错误次数过多，请一分钟后再试。
forgot = 忘记密码？
forgot-lead = 请输入电子邮箱。如果这里有人使用该邮箱，我们会寄去一个重设密码的链接。
forgot-send = 发送链接
forgot-sent = 如果这里有人使用该邮箱，链接已在途中。它在一小时内有效，只能使用一次。
link-stale = 此链接已失效：可能已被使用，或已过期。
password-choose = 设置密码
password-choose-lead = { $person }，请设置您的登录密码。
password-chosen = 密码已设置，请用它登录。
password-change = 设置新密码
password-change-lead = 继续之前，请设置一个只有您知道的密码。
password-current = 当前密码
password-hint = 至少 8 个字符，且不易被猜到：几个互不相关的词就很好。
mail-invitation-subject = 邀请您加入 { $account }
mail-invitation = { $person }，您好：

    您已受邀加入 { $account }。请在此设置密码：

    { $link }

    链接在七天内有效，只能使用一次。如果您并未期待此邮件，请忽略。
mail-reset-subject = 重设 { $account } 的密码
mail-reset = { $person }，您好：

    有人为您在 { $account } 的账号申请了新密码。如果是您本人，请在此设置：

    { $link }

    链接在一小时内有效，只能使用一次。如果不是您本人，请忽略此邮件，您的密码保持不变。
kept-ended = 会话已结束。您输入的内容已保留：请登录后再次提交。
kept-title = 您已重新登录
kept-text = 您在会话结束后输入的内容仍在，但尚未保存。
kept-send = 立即保存
kept-leave = 放弃
sign-in-barred = 不允许您从这里进入。{ $reason }
safe-mode = 安全模式
safe-mode-lead = 供账户所有者在插件把所有人挡在外面时使用。安全模式绕过所有插件，只能访问插件设置和日志，持续一小时。所有管理员都会收到邮件。
safe-mode-code = 安全模式代码
safe-mode-enter = 进入安全模式
safe-mode-wrong = 电子邮件地址、密码或代码有误，或代码已被使用。
support-sign-in = 支持人员登录
support-sign-in-lead = 供支持专员使用：账户管理员为您开放访问，并告知编号和一次性密码。
support-number = 编号
support-agent = 您的姓名（账户将看到）
support-password = 一次性密码
support-enter = 进入
support-wrong = 编号或密码错误、已被使用或已过期。请向客户索取新的密码。
support-agent-wrong = 请说明您是谁，最多 80 个字符。
support-you-read = 您以支持人员身份进入 { $account }，仅可查看。您看到的每条记录都会为账户记录在案。
support-you-write = 您以支持人员身份进入 { $account }，可查看和修改记录。您看到和所做的一切都会为账户记录在案。
support-until = 截止
support-ticket = 工单
support-inside = 支持人员正在此账户中：{ $agent }。其看到的每条记录都会记录在案。
mail-support-subject = 支持人员已进入 { $account }
mail-support = { $person }，您好：

    自称“{ $agent }”的支持专员已通过访问 { $number } 从地址 { $address } 进入 { $account }。

    管理员可在“支持访问”中查看其看到的记录，并可立即终止访问。
confirmed-title = 已确认是您本人
confirmed-text = 您要执行的操作正在等待，目前尚未执行。
confirmed-send = 立即执行
confirm-who = 请确认是您本人
confirm-who-lead = 该操作有风险，而您登录已有一段时间。请输入密码以继续；之后 15 分钟内不再询问。
confirm-asked-lead = 管理员或监护账户的插件要求您确认身份。请输入密码以继续。在此之前，您的 API 令牌暂停使用。
confirm-who-go = 继续
step-of = 由“{ $plugin }”要求。
step-failed = 暂时无法登录
step-failed-text = 决定您能否进入的插件没有回应，因此目前不允许任何人登录。
step-again = 重试
