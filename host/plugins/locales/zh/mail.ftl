# 主机在插件所写邮件中附加的内容。

mail-footer = 此邮件由{ $account }的插件“{ $plugin }”发送。
