# Co host dodaje do wiadomości, które piszą wtyczki.

mail-footer = Tę wiadomość napisała wtyczka „{ $plugin }” konta { $account }.
