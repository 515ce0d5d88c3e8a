import unittest

from bailey.values import Choice, Money, fields
from wit_world.imports.record_types import Record
from wit_world.imports.types import RecordRef, RecordState

import deals


def deal(number, minor):
    value = None if minor is None else Money(minor, "USD")
    values = fields({"stage": Choice("engaging"), "value": value})
    ref = RecordRef("deals", number)
    return Record(ref, "Deal", RecordState.ACTIVE, 1, 0, None, 0, None, values)


class Deals(unittest.TestCase):
    def test_the_biggest_comes_first_and_one_without_a_value_last(self):
        ordered = deals.biggest_first([deal(1, None), deal(2, 5), deal(3, 7)])
        self.assertEqual([one.ref.id for one in ordered], [3, 2, 1])
