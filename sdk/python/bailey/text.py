"""Texts that people read: messages of the plugin's locales with their arguments, or
words that stand as they are."""

import datetime
import decimal as exact

from wit_world.imports import types
from wit_world.imports.types import RecordRef

from . import values


def tr(id, **arguments):
    """A message of the plugin's locales, by its id.

    An argument knows by its type how it is shown: a number, a text, a date, a moment,
    a record, an amount of money. An argument named ``from_`` is ``$from`` in the
    message, and ``deal_name`` is ``$deal-name``.
    """
    return types.Text_Translated(
        types.Translated(
            id,
            [
                types.Argument(name.rstrip("_").replace("_", "-"), argument(of))
                for name, of in arguments.items()
            ],
        )
    )


def literal(text):
    """Text that is shown as it stands: names, numbers, what people typed."""
    return types.Text_Literal(str(text))


def text(of):
    """A text as it is, or the words of a string as they stand."""
    return literal(of) if isinstance(of, str) else of


def user(id):
    """A user among a message's arguments, shown by name."""
    return types.ArgumentValue_User(id)


def table(key):
    """A table among a message's arguments, shown by its label."""
    return types.ArgumentValue_Table(key)


def field(table, key):
    """A field among a message's arguments, shown by its label."""
    return types.ArgumentValue_Field((table, key))


def choice(table, field, key):
    """One choice of a field among a message's arguments, shown by its label."""
    return types.ArgumentValue_Choice((table, field, str(key)))


def argument(of):
    """What a message is given, from what Python has."""
    match of:
        case bool():
            return types.ArgumentValue_Boolean(of)
        case int():
            return types.ArgumentValue_Integer(of)
        case str():
            return types.ArgumentValue_Text(of)
        case exact.Decimal():
            return types.ArgumentValue_Decimal(values.decimal(of))
        case types.Money():
            return types.ArgumentValue_Money(of)
        case datetime.datetime():
            return types.ArgumentValue_Datetime(values.timestamp(of))
        case datetime.date():
            return types.ArgumentValue_Date(values.date(of))
        case RecordRef():
            return types.ArgumentValue_Record(of)
        case _:
            return of
