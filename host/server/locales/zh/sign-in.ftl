# 登录。
sign-in = 登录
email = 电子邮箱
password = 密码
sign-in-wrong = 电子邮箱或密码不正确，请检查后重试。
sign-in-wait = 错误次数过多，请一分钟后再试。
