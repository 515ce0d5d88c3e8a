"""What fields hold, between the contract's types and Python's.

========== =====================================
text       ``str``
integer    ``int``
decimal    ``decimal.Decimal``
money      ``Money``
boolean    ``bool``
date       ``datetime.date``
datetime   ``datetime.datetime``, in UTC
reference  ``RecordRef``
choice     ``Choice``, which is a ``str``
file       ``FileRef``
========== =====================================
"""

import datetime
import decimal as exact

from wit_world.imports import types
from wit_world.imports.types import FieldValue, FileRef, Money, RecordRef

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MILLISECOND = datetime.timedelta(milliseconds=1)


class Choice(str):
    """The key of one of a field's choices."""


def moment(timestamp):
    """A timestamp of the contract as a moment in UTC."""
    return EPOCH + timestamp * MILLISECOND


def timestamp(moment):
    """A moment that knows its time zone as a timestamp of the contract."""
    return (moment - EPOCH) // MILLISECOND


def date(day):
    """A day in the contract's type."""
    return types.Date(day.year, day.month, day.day)


def decimal(number):
    """A decimal number in the contract's type."""
    _, _, exponent = number.as_tuple()
    scale = max(0, -exponent)
    return types.Decimal(int(number.scaleb(scale)), scale)


def scalar(of):
    """One value in the contract's type."""
    match of:
        case bool():
            return types.Scalar_Boolean(of)
        case int():
            return types.Scalar_Integer(of)
        case Choice():
            return types.Scalar_Choice(str(of))
        case str():
            return types.Scalar_Text(of)
        case exact.Decimal():
            return types.Scalar_Decimal(decimal(of))
        case Money():
            return types.Scalar_Money(of)
        case datetime.datetime():
            return types.Scalar_Datetime(timestamp(of))
        case datetime.date():
            return types.Scalar_Date(date(of))
        case RecordRef():
            return types.Scalar_Reference(of)
        case FileRef():
            return types.Scalar_File(of)
        case _:
            raise TypeError(f"no field holds a {type(of).__name__}: {of!r}")


def value(of):
    """What a field holds: nothing for ``None``, several for a list."""
    if of is None:
        return types.Value_None_()
    if isinstance(of, (list, tuple)):
        return types.Value_Many([scalar(one) for one in of])
    return types.Value_One(scalar(of))


def fields(values):
    """Fields with what they shall hold, from a dictionary."""
    return [FieldValue(key, value(of)) for key, of in values.items()]


def plain(of):
    """What a field holds, or one value of it, in Python's types."""
    match of:
        case types.Value_None_():
            return None
        case types.Value_One():
            return plain(of.value)
        case types.Value_Many():
            return [plain(one) for one in of.value]
        case types.Scalar_Choice():
            return Choice(of.value)
        case types.Scalar_Decimal():
            return exact.Decimal(of.value.units).scaleb(-of.value.scale)
        case types.Scalar_Datetime():
            return moment(of.value)
        case types.Scalar_Date():
            return datetime.date(of.value.year, of.value.month, of.value.day)
        case types.Scalar_Other():
            return of.value.text
        case _:
            return of.value


def values_of(record):
    """What the fields of a record hold, by their keys."""
    return {field.field: plain(field.value) for field in record.values}
