# Settings.
settings-plugins = Plugins
settings-plugins-about = What is installed, what it can do, and switching it on and off.
settings-people = People
settings-people-about = Who uses this account, and who may change its settings.
settings-profile-about = Your name, language and time zone.
person-name = Name
person-department = Department
person-role = Role
person-suspended = suspended
role-owner = Owner
role-admin = Admin
role-member = Member
time-zone = Time zone
time-zone-hint = By its IANA name, such as Europe/Warsaw.
