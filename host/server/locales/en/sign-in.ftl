# Signing in.
sign-in = Sign in
email = Email
password = Password
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
sign-in-wait = Too many wrong tries. Wait a minute and try again.
forgot = Forgot your password?
forgot-lead = Type your e-mail address. If somebody here has it, a link to set another password is mailed to it.
forgot-send = Send the link
forgot-sent = If somebody here has this address, a link is on its way to it. It works once, for an hour.
link-stale = This link no longer works: it was used, or too much time has passed.
password-choose = Choose a password
password-choose-lead = { $person }, choose the password that you will sign in with.
password-chosen = Your password is set. Sign in with it.
password-change = Choose a new password
password-change-lead = Before you go on, choose a password that only you know.
password-current = Present password
password-hint = At least 8 characters that nobody guesses: several words that have nothing to do with each other are good.
mail-invitation-subject = You are invited to { $account }
mail-invitation = Hello { $person },

    you are invited to { $account }. Choose your password here:

    { $link }

    The link works once, for seven days. If you did not expect it, ignore this mail.
mail-reset-subject = Another password for { $account }
mail-reset = Hello { $person },

    somebody asked for another password for you in { $account }. If it was you, set it here:

    { $link }

    The link works once, for an hour. If it was not you, ignore this mail: your password stays as it is.
kept-ended = Your session has ended. What you typed is kept: sign in and send it from there.
kept-title = You are signed in again
kept-text = What you typed when your session had ended is still here. Nothing was saved yet.
kept-send = Save it now
kept-leave = Discard it
sign-in-barred = You are not let in from here. { $reason }
safe-mode = Safe mode
safe-mode-lead = For the account’s owner, when a plugin keeps everybody out. Safe mode goes past all plugins and reaches just their settings and the journal, for an hour. All admins are told by mail.
safe-mode-code = Safe-mode code
safe-mode-enter = Enter safe mode
safe-mode-wrong = The e-mail address, the password or the code is wrong, or the code was used before.
support-sign-in = Support sign-in
support-sign-in-lead = For support specialists: an admin of the account opens it for you and gives you a number and a password that works once.
support-number = Number
support-agent = Your name, as the account will see it
support-password = One-time password
support-enter = Enter
support-wrong = The number or the password is wrong, or was used, or its time has run out. Ask the customer for another one.
support-agent-wrong = Say who you are, in 80 characters at most.
support-you-read = You are in { $account } for support and may read. Every record that you see is noted for the account.
support-you-write = You are in { $account } for support and may read and change records. All that you see and do is noted for the account.
support-until = Until
support-ticket = Ticket
support-inside = Support is in this account: { $agent }. Every record that they see is noted.
mail-support-subject = Support has entered { $account }
mail-support = Hello { $person },

    a support specialist who calls themselves “{ $agent }” has entered { $account } by access { $number }, from the address { $address }.

    An admin can see which records they were shown, and end it at once, under “Support access”.
confirmed-title = It is you
confirmed-text = What you were about to do waits for you. Nothing was done yet.
confirmed-send = Do it now
confirm-who = Is it you?
confirm-who-lead = What you are about to do is dangerous, and you have been here for a while. Type your password to go on; then nobody asks again for 15 minutes.
confirm-asked-lead = You were asked to prove who you are: by an admin, or by a plugin that watches over the account. Type your password to go on. Until then your API tokens rest.
confirm-who-go = Go on
step-of = Asked by { $plugin }.
step-failed = Signing in is not possible now
step-failed-text = A plugin that has to say whether you may come in gave no answer, so nobody is let in.
step-again = Try again
