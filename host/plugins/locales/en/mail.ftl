# What the host adds to the mails that plugins write.

mail-footer = The plugin “{ $plugin }” of { $account } wrote this.

# Mails about plugins. $plugin is a plugin's id.

mail-denies-subject = { $account }: a plugin keeps people out
mail-denies = Hello { $person },

    the plugin { $plugin } decides { $point ->
        [access-policy] who may see what
       *[other] who may get in
    } in { $account }, and when it was asked, it gave no answer:

    { $problem }

    Until it answers again or is switched off, nobody but you { $point ->
        [access-policy] sees a record
       *[other] gets in
    }. You can switch it off in the settings under Plugins. Should you not get in yourself, one of your safe-mode codes leads there: choose “Safe mode” where you sign in.

    You get this mail once an hour at most, however often it happens.
mail-switched-off-subject = { $account }: a safety plugin was switched off
mail-switched-off = Hello { $person },

    { $by ->
        [person] { $who } has switched off the plugin { $plugin } in { $account }.
       *[operator] the operator has switched off the plugin { $plugin } in { $account }.
    } What it decided holds no longer ({ $points }).

    If that was not agreed with you, look in the settings under Plugins and in the journal.
mail-leaving-subject = { $account }: a safety plugin is to be switched off
mail-leaving = Hello { $person },

    { $by ->
        [person] { $who } wants the plugin { $plugin } to be switched off in { $account }.
       *[operator] the operator wants the plugin { $plugin } to be switched off in { $account }.
    } It goes on until { $at }, and until then you can call this back: in the settings under Plugins.
mail-cool-off-subject = { $account }: safety plugins are to be switched off sooner
mail-cool-off = Hello { $person },

    { $by ->
        [person] { $who } has shortened
       *[operator] the operator has shortened
    } the time to think over the switching off of safety plugins in { $account } from { $from } to { $to } hours. It holds when the earlier time has passed.

    If that was not agreed with you, look in the settings under Plugins and in the journal.
mail-safe-mode-subject = { $account }: safe mode was entered
mail-safe-mode = Hello { $person },

    { $who } has entered the safe mode of { $account } with one of the owner’s codes, from the address { $address }. It goes past all plugins, reaches just the plugins’ settings and the journal, and ends after an hour.

    If that was not agreed with you, look in the settings under Plugins and in the journal.
mail-unheard-subject = { $account }: { $who } went beyond a limit, and nothing was done
mail-unheard = Hello { $person },

    { $who } went beyond a limit in { $account }: { $act ->
        [cards-opened] records opened
        [rows-listed] records listed
        [rows-exported] records exported
        [records-deleted] records deleted
       *[failed-sign-ins] wrong passwords
    } within { $period ->
        [hour] an hour
       *[day] a day
    }: { $count }, where { $limit } are allowed. The plugin { $plugin } watches that and was to do something about it, but it failed:

    { $problem }

    It is tried again until it works. Until then, see to it yourself: in the settings, under People, you can suspend somebody.

    You get this mail once an hour at most, however often it happens.
mail-backup-subject = { $account }: a backup of { $taken }
mail-backup = Hello { $person },

    a backup of { $account } as it was at { $taken } can be had here until { $until }:

    { $link }

    It is sealed: the account’s key opens it, and nothing else. Whoever has this link can have the file, so keep it to yourself.
mail-revoked-subject = { $account }: the operator has withdrawn a plugin
mail-revoked = Hello { $person },

    the plugin { $plugin } { $version } no longer runs in { $account }:

    { $why }

    Its data and settings stay. Look in the settings under Plugins whether there is another version, or remove it there.
