# Tables and fields in the settings.
settings-tables = Tables and fields
settings-tables-about = Which tables there are, and what their fields are called, hold and demand.
table-new = New table
table-create = Make table
table-created-notice = The table is there. Now add its fields.
table-column-name = Table
table-column-key = Key
table-column-fields = Fields
table-column-records = Records
table-column-origin = Comes from
origin-standard = Bailey
origin-own = this account
table-plural = Name of the list
table-plural-hint = What several records are called: Products.
table-singular = Name of one record
table-singular-hint = What one record is called: Product.
table-named-by = Field that names a record
table-named-by-hint = Lists and references show what stands in it.
table-named-by-default = Name
table-names = What it is called
table-fields = Fields
table-standard-stays = This table came with Bailey, which relies on it: it can be renamed, not deleted.
table-delete = Delete table
table-deleted-notice = The table was deleted.
table-delete-weight = { $count ->
    [0] The table has no records.
    [one] The table goes with its { $count } record.
   *[other] The table goes with all its { $count } records.
}
table-delete-along = { $count ->
    [0] The field { $field } of { $table } refers to it and goes along; no record holds a value there.
    [one] The field { $field } of { $table } refers to it and goes along, with the value of { $count } record.
   *[other] The field { $field } of { $table } refers to it and goes along, with the values of { $count } records.
}
schema-delete-title = Delete { $name }?
schema-delete-until = It stays in the bin until { $date }; until then it can be restored, with all that it holds.
schema-delete-forever = It stays in the bin until somebody purges it; until then it can be restored, with all that it holds.
field-one = Field
field-new = New field
field-add = Add field
field-added-notice = The field was added.
field-label = Name
field-kind = Holds
field-demands = Demands
field-order = Order
field-up = Move { $field } up
field-down = Move { $field } down
field-names = names the records
field-is-required = required
field-is-unique = unique
field-is-multiple = several values
field-is-along = deleted along
field-required = Required
field-required-hint = A record can’t be saved without it.
field-unique = Unique
field-unique-hint = No two records in use have the same. For text, whole numbers, dates and references.
field-multiple = Several values
field-along = Records belong to it
field-along-hint = When what it refers to is deleted, they are deleted along, and come back with it.
field-scale = Digits after the point
field-target = Refers to
field-choices = Choices
field-choices-hint = One a line.
field-key = Key
field-key-hint = For programs and the API: lower-case Latin letters, digits and underscores. Leave it blank, and it is made of the name.
field-standard-stays = This field came with Bailey, which relies on it: it can be renamed, not deleted.
field-naming-stays = This field names the records: it can be renamed, not deleted.
field-delete = Delete field
field-deleted-notice = The field was deleted.
field-delete-weight = { $count ->
    [0] No record holds a value in it.
    [one] { $count } record holds a value in it.
   *[other] { $count } records hold a value in it.
}
holds-text = Text
holds-long-text = Long text
holds-integer = Whole number
holds-decimal = Decimal number
holds-money = Money
holds-boolean = Yes or no
holds-date = Date
holds-datetime = Date and time
holds-reference = Reference
holds-choice = Choice
holds-file = File
choice-place = Place
choice-label = Name
choice-state = State
choice-offered = offered
choice-retired = retired
choice-deleted = delete
choice-states-hint = Records that have a retired choice keep it, but nobody can choose it any more. Only a choice that no record has can be deleted.
choices-new = More choices

# What the journal tells of tables and fields.
table-bailey_table = Tables
table-bailey_field = Fields
field-bailey_field-table = Table
field-bailey_field-key = Key
field-bailey_field-label = Name
field-bailey_field-kind = Holds
field-bailey_field-scale = Digits after the point
field-bailey_field-target = Refers to
field-bailey_field-choices = Choices
field-bailey_field-retired = Retired choices
field-bailey_field-required = Required
field-bailey_field-unique = Unique
field-bailey_field-multiple = Several values
field-bailey_field-along = Deleted along
field-bailey_field-keep_until = Kept until
field-bailey_table-key = Key
field-bailey_table-singular = Name of one record
field-bailey_table-plural = Name of the list
field-bailey_table-order = Order of the fields
field-bailey_table-keep_until = Kept until
