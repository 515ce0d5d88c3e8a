# Ustawienia.
settings-plugins = Wtyczki
settings-plugins-about = Co jest zainstalowane, co potrafi, włączanie i wyłączanie.
settings-people = Użytkownicy
settings-people-about = Kto korzysta z tego konta i kto może zmieniać jego ustawienia.
settings-profile-about = Twoje imię i nazwisko, język i strefa czasowa.
person-name = Imię i nazwisko
person-department = Dział
person-role = Rola
person-suspended = zawieszony
role-owner = Właściciel
role-admin = Administrator
role-member = Użytkownik
time-zone = Strefa czasowa
time-zone-hint = Nazwa z bazy IANA, na przykład Europe/Warsaw.
