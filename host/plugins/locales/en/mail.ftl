# What the host adds to the mails that plugins write.

mail-footer = The plugin “{ $plugin }” of { $account } wrote this.
