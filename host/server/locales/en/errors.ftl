# What stands on an error's page, and what is wrong with a field.
error-invalid = This can’t be done as it stands
error-denied = You may not do this
error-foreign-origin = Sent from another page
error-foreign-origin-text = The form was not sent from a page of this account, or the page was open since before you signed in. Nothing was done. Open the page again and repeat it.
error-not-found = Nothing here
error-not-found-text = There is no such page or record, or you may not see it. It may have been deleted for good.
error-method-not-allowed = This address takes no such request
error-conflict = Something changed in between
error-too-large = This is too large
error-too-large-text = What was sent is larger than this page takes. Nothing was done. Send less at a time.
error-limit = A limit was reached
error-throttled = Too many tries
error-throttled-text = Wait a little and try again.
error-account-limit = Too many requests
error-account-limit-text = Everybody in this account together has asked for more than it may within a minute. Nothing was done. Wait a little and try again.
error-storage-limit = There is no room left in this account
error-plugin-time-limit = The plugins of this account wait
error-policy-failed = Nobody can say what you may see
error-policy-failed-text = A plugin that decides on rights gave no answer, and until it does nothing is shown. The account’s owner and its admins can switch it off in the settings.
error-barred = You are kept out
error-barred-text = A plugin that guards this account does not let you in from here. Ask an admin to change its rule, or come from elsewhere. The owner can use a safe-mode code.
error-guard-failed = Nobody can say who may come in
error-guard-failed-text = A plugin that guards this account gave no answer, and until it does only the owner gets in. They have been told by mail and can switch it off.
error-account-suspended = This account is suspended
error-account-suspended-text = Whoever runs Bailey for you has suspended the account. Nothing of it is lost. Ask them to open it again.
error-safe-mode = Safe mode does not reach this
error-safe-mode-text = Safe mode reaches the plugins’ settings and the journal. Sign out and sign in again for everything else.
error-plugins = To the plugins
error-plugin-failed = A plugin failed
error-internal = Something went wrong on our side
error-internal-text = Nothing was changed. The operator finds the cause in the log under the request’s number.
error-unavailable = Not now
error-unavailable-text = Bailey is busy or stopping, and nothing was changed. Try again in a moment.
error-disk-full = The server’s disk is full
error-disk-full-text = Nothing was changed. You can go on reading; to change something, somebody has to make room first. Tell whoever runs Bailey for you.
error-disk-failing = The server’s disk can’t be used
error-disk-failing-text = Nothing was changed. Whoever runs Bailey for you finds the reason in its log. Try again when it is mended.
error-other = This didn’t work
error-request = Request { $number }
error-home = Go to the home page
undo-conflict = This can’t be undone as a whole any more: somebody changed some of it since. Nothing was done.

problem-required = This is required.
problem-not-unique = Another record has this already.
problem-unknown-record = There is no such record any more.
problem-wrong-type = This field holds something else.
problem-unknown-field = The table has no such field.
problem-not-a-choice = This is none of the choices.
problem-too-long = This is too long.
problem-not-text = This has characters that can’t be shown: remove them.
problem-not-an-email = This is no e-mail address: write it like name@example.com.
problem-not-a-time-zone = This is no time zone: write it like Europe/Warsaw.
problem-not-a-currency = This is no currency: write its three letters, like EUR.
problem-out-of-range = This is beyond what can be held.
problem-taken = Somebody has this already.
problem-one-value = This field holds one value only.
problem-too-many = This is too many.
problem-not-a-date = This is no date.
problem-not-a-decimal = This is no number that the field can hold: check the digits after the point.
problem-wrong-operator = This field can’t be compared that way.
problem-unknown-column = The file has no such column.
problem-empty-file = The file is empty. Choose one with a line of column names and at least one row.
problem-not-csv = This is no CSV file. Save the table as CSV and choose that file.
problem-wrong-encoding = The file’s text can’t be read in any encoding that is known. Save it as UTF-8.
problem-nothing-mapped = No column goes into a field. Choose a field for at least one.
whole-number-unreadable = Write a whole number.
problem-missing-values = { $count ->
    [one] This can’t be required yet: { $count } record has nothing in it: { $records }. Fill it in first.
   *[other] This can’t be required yet: { $count } records have nothing in it: { $records }. Fill them in first.
}
problem-shared-values = { $count ->
    [one] This can’t be unique yet: { $count } record shares its value with another: { $records }. Change it first.
   *[other] This can’t be unique yet: { $count } records share their value with another: { $records }. Change them first.
}
problem-in-use = { $count ->
    [one] “{ $choice }” can’t be deleted: { $count } record has it: { $records }. Retire it instead.
   *[other] “{ $choice }” can’t be deleted: { $count } records have it: { $records }. Retire it instead.
}
and-more = { $named } and { $count } more
problem-in-bin = This key belongs to something in the recycle bin: restore that, delete it there for good, or choose another key.
problem-retired-choice = This choice is offered no more.
problem-deleted-field = This field was deleted.
problem-deleted-table = This table was deleted: restore it first.
problem-not-a-label = Write a name of 1 to 100 characters.
problem-not-a-key = A key is 1 to 40 lower-case Latin letters, digits and single underscores, beginning with a letter.
problem-reserved-key = This word can’t be a key: choose another.
problem-cannot-be-unique = Only a field with one text, whole number, date or reference can be unique.
problem-cannot-be-multiple = Long text, money and yes-or-no fields hold one value.
problem-not-choices = Write 1 to 500 choices.
problem-not-empty = People or other departments are still in it: move them first.
problem-circle = A department can’t be part of itself.
problem-not-possible = This can’t be: they are the owner already, or suspended.
problem-too-short = This is too short: use at least 8 characters.
problem-not-revertible = This was done to tables and fields, and can only be taken back as a whole.
problem-too-weak = This is guessed easily. Take several words that have nothing to do with each other.
problem-wrong-password = This is not your password.
problem-same-password = This is the password you have. Choose another one.
problem-stale-link = This link no longer works: it was used, or too much time has passed. Ask for another one.
problem-storage-limit = The account keeps { $used } of the { $allowed } that it may, and this does not fit. Nothing was done. Delete for good what is in the recycle bin, and files with it, or ask whoever runs Bailey for you for more. Reading, deleting and exporting go on.
problem-plugin-time-limit = This account used up its plugin time for this hour; it goes on at { $until }. Nothing is lost: what waits is done then.
error-password-change-required = Choose a new password first
error-sign-in-step-required = There is one more step before you are in
error-sign-in-step-denied = You were not let in
error-sign-in-step-failed = Signing in is not possible now
error-confirmation-required = Prove first who you are
error-confirmation-required-text = This is dangerous, so your password is asked for once more. Nothing was done yet.
