# Signing in.
sign-in = Sign in
email = Email
password = Password
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
sign-in-wait = Too many wrong tries. Wait a minute and try again.
