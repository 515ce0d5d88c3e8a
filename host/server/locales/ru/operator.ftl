# Страницы оператора: аккаунты, каталог, издатели, состояние плагинов, поддержка.
operator-title = Оператор
operator-sign-in-lead = Для того, кто управляет этой установкой. Пароль создаётся в командной строке: bailey operator password.
operator-wrong = Это не пароль оператора.

operator-accounts = Аккаунты
operator-accounts-lead = { $count ->
    [0] Аккаунтов пока нет.
    [one] { $count } аккаунт{ $suspended ->
        [0] {""}
       *[other] , из них приостановлено: { $suspended }
    }.
    [few] { $count } аккаунта{ $suspended ->
        [0] {""}
       *[other] , из них приостановлено: { $suspended }
    }.
   *[many] { $count } аккаунтов{ $suspended ->
        [0] {""}
       *[other] , из них приостановлено: { $suspended }
    }.
}
operator-account = Аккаунт
operator-account-hint = Имя в адресах: строчные латинские буквы, цифры и дефисы внутри.
operator-account-name = Название
operator-account-stands = Состояние
operator-account-since = Создан
operator-account-new = Новый аккаунт
operator-account-owner = Имя владельца
operator-account-create = Создать аккаунт
operator-account-made = Аккаунт { $account } создан
operator-account-made-lead = Владелец входит как { $email } и сразу задаёт свой пароль.
operator-account-password = Первый пароль, показывается один раз:
operator-account-open = К аккаунту
operator-stands-open = открыт
operator-stands-suspended = приостановлен
operator-stands-leaving = будет удалён
operator-suspended-since = Приостановлен с
operator-suspended-why = Причина
operator-deleted-at = Будет удалён
operator-suspend = Приостановить
operator-suspend-about = Приостановленный аккаунт не обслуживается, и фоновая работа для него не идёт. Все данные остаются.
operator-suspended-said = Аккаунт { $account } приостановлен.
operator-resume = Снова открыть
operator-resume-about = Аккаунт не обслуживается. Если открыть его снова, отменится и удаление.
operator-resumed-said = Аккаунт { $account } открыт.
operator-delete = Удаление
operator-delete-link = Удалить этот аккаунт…
operator-delete-title = Удалить { $account }
operator-delete-what = { $name } со всеми записями, файлами, пользователями, плагинами и журналом.
operator-delete-until = Аккаунт сразу приостанавливается. До назначенного дня его можно открыть со всем содержимым, потом он исчезнет навсегда.
operator-delete-backups = Резервные копии в других местах остаются.
operator-delete-days = Сколько дней удаление можно отменить
operator-delete-days-wrong = Укажите от 1 до { $most } дней.
operator-delete-go = Удалить { $account }
operator-deleted-said = Аккаунт { $account } приостановлен и будет удалён: { $at }.
operator-export = Выгрузка
operator-export-about = Таблицы в CSV, журнал и данные плагинов строками JSON — в папку на этом сервере: { $folder }
operator-export-go = Выгрузить всё
operator-exported-said = Выгрузка лежит в { $folder }
operator-rules = Что ему доступно
operator-rules-about = Сказанное о плагине важнее сказанного об издателе, а оно — важнее сказанного обо всём. То, что уже установлено, остаётся.
operator-rules-none = Ничего не задано: доступно то же, что и всем.
operator-rule-everything = всё
operator-rule-allowed = можно
operator-rule-denied = нельзя
operator-rule-forget = Отменить
operator-rule-subject = Плагин или издатель
operator-rule-hint = Например, acme.badges или acme; * — всё.
operator-rule-wrong = «{ $subject }» — не плагин (acme.badges), не издатель (acme) и не * (всё).
operator-rule-allow = Можно
operator-rule-deny = Нельзя
operator-rule-allowed-said = Аккаунту { $account } доступно: { $subject }.
operator-rule-denied-said = Аккаунту { $account } недоступно: { $subject }.
operator-rule-forgotten-said = Для аккаунта { $account } о { $subject } больше ничего не задано.

operator-catalogue = Каталог
operator-catalogue-lead = { $count ->
    [one] { $count } пакет во всех источниках.
    [few] { $count } пакета во всех источниках.
   *[many] { $count } пакетов во всех источниках.
}
operator-plugin = Плагин
operator-publisher = Издатель
operator-version = Версия
operator-worth = Доверие
operator-digest = Хеш
operator-key = Ключ
operator-reason = Причина
operator-reason-hint = Её прочитают администраторы аккаунтов.
operator-refused = Файлы, которые не пакеты
operator-delisted = снят с каталога
operator-approve = Одобрить
operator-approve-about = Одобренный пакет доступен всем аккаунтам, кто бы его ни подписал. Одобрение отменяет и отзыв.
operator-approved-said = Пакет одобрен: он доступен всем аккаунтам.
operator-delist = Снять с каталога
operator-delist-title = Снять { $plugin } { $version } с каталога?
operator-delist-count = { $count ->
    [0] Ни у одного аккаунта его нет.
    [one] Он есть у { $count } аккаунта и останется у него.
   *[other] Он есть у { $count } аккаунтов и останется у них.
 }
operator-revoke-title = Отозвать { $plugin } { $version }?
operator-revoke-count = { $count ->
    [0] Ни у одного аккаунта его нет.
    [one] Его лишится { $count } аккаунт; включён он в { $enabled }.
    [few] Его лишатся { $count } аккаунта; включён он в { $enabled }.
   *[other] Его лишатся { $count } аккаунтов; включён он в { $enabled }.
 }
operator-delist-about = У кого снятый пакет есть, у того он остаётся; новым он не достаётся.
operator-delisted-said = Пакет снят с каталога.
operator-relist = Вернуть в каталог
operator-relist-about = Пакет снят с каталога: он остаётся только у тех, у кого уже есть.
operator-relisted-said = Пакет снова в каталоге.
operator-revoke = Отозвать
operator-revoke-about = Отозванный пакет сразу останавливается во всех аккаунтах, а администраторам сообщается причина. Одобрение отменяет отзыв.
operator-revoked-said = { $count ->
    [0] Пакет отозван. Он нигде не работал.
    [one] Пакет отозван и остановлен в { $count } аккаунте.
   *[many] Пакет отозван и остановлен в { $count } аккаунтах.
}

operator-publishers = Издатели
operator-publishers-lead = Подписанное известным издателем работает в тех аккаунтах, которым это доступно.
operator-publishers-none = Издателей пока нет.
operator-publisher-hint = То, с чего начинаются имена его плагинов: acme в acme.badges.
operator-key-hint = Как его выводит «bailey-plugin keys show».
operator-key-add = Добавить ключ
operator-key-wrong = Это не ключ: он выглядит как ed25519:…
operator-key-added-said = Ключ теперь у издателя { $publisher }.
operator-key-current = действует
operator-key-retired = заменён
operator-key-revoked = отозван
operator-key-revoke-about = Всё, что подписано этим ключом, перестанет действовать, кроме одобренного вами.
operator-key-revoked-said = { $count ->
    [0] Ключ отозван. Подписанное им нигде не работало.
    [one] Ключ отозван. Подписанное им остановлено в { $count } аккаунте.
   *[many] Ключ отозван. Подписанное им остановлено в { $count } аккаунтах.
}
operator-rotate = Заменить ключ
operator-rotation = Слово старого ключа о новом
operator-rotation-hint = Содержимое файла, который записала «bailey-plugin keys rotate».
operator-rotation-wrong = Это не то: вставьте файл целиком.
operator-key-rotated-said = Издатель { $publisher } теперь подписывает новым ключом. Подписанное старым раньше действует и дальше.

operator-health = Состояние плагинов
operator-health-span = За какое время
operator-health-good = Ни один плагин нигде не сбоил.
operator-health-bad = { $stopped ->
    [0] {""}
    [one] Остановлен { $stopped } плагин.
    [few] Остановлено { $stopped } плагина.
   *[many] Остановлено { $stopped } плагинов.
} { $failing ->
    [0] {""}
    [one] Сбоил { $failing }.
   *[many] Сбоили { $failing }.
}
operator-health-none = Ни в одном аккаунте нет плагинов.
operator-plugin-stopped = остановлен

operator-support = Поддержка
operator-support-lead = { $open ->
    [0] Ни один аккаунт не открыт для поддержки.
    [one] Открыт { $open } доступ для поддержки, специалистов внутри: { $agents }.
    [few] Открыто { $open } доступа для поддержки, специалистов внутри: { $agents }.
   *[many] Открыто { $open } доступов для поддержки, специалистов внутри: { $agents }.
}
operator-support-none = Администратор аккаунта открывает доступ по одному обращению; пока он открыт, он виден здесь.
operator-support-number = Номер
operator-support-agents = Кто внутри
operator-support-nobody = никого
operator-support-opened = Открыт
operator-support-until = До
operator-support-close = Закрыть
operator-support-closed-said = Доступ поддержки в { $account } закрыт; кто был внутри, тот вышел.

# Что считает процесс.
figures = Показатели
figures-lead = Что этот процесс насчитал с момента запуска. Prometheus получает те же цифры.
figures-none = В этом процессе ничего не считается.
figures-nothing = Пока ничего не насчитано.
figures-requests = Запросы
figures-plugins = Плагины
figures-nowhere = нет такого адреса
figures-route = Маршрут
figures-count = Сколько
figures-refused = Отказов
figures-failed = Сбоев
figures-median = Половина за
figures-slowest = 99 из 100 за
figures-longer = дольше 10 с
figures-accounts = Аккаунты
figures-accounts-open = Аккаунты с открытыми файлами
figures-operations = Операций в журнале
figures-commits = Транзакций записано
figures-commits-failed = Транзакций не удалось записать
figures-jobs = Заданий выполнено
figures-remembered = Ответов плагинов взято из памяти
figures-breakers = Остановлено плагинов
figures-limits = Отклонено из-за лимита аккаунта
figures-guests = Вызовов плагинов сейчас
figures-guests-most = Вызовов может быть одновременно
figures-instances = Плагинов ждёт в памяти
figures-instance-bytes = Занимают памяти
figures-jobs-now = Заданий идёт или ждёт
figures-breakers-now = Остановлено плагинов сейчас
figures-recalled = Из памяти
figures-memory = Память, 99 из 100 в пределах
figures-lanes = Очереди работ
figures-lane = Очередь
figures-taken = Занято мест
figures-places = Мест
figures-lane-records = Записи
figures-lane-plugin-calls = То, что может вызывать плагины
figures-lane-sign-ins = Пароли
figures-lane-exports = То, что отправляется
