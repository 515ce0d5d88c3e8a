import unittest
from types import SimpleNamespace

import daily
from bailey.values import fields, moment, plain
from options import DAY, Options
from wit_world.imports.types import RecordRef

OWNER = RecordRef("users", 7)


def silence():
    deal = SimpleNamespace(
        ref=RecordRef("deals", 3), label="Roof", values=fields({"owner": OWNER})
    )
    return SimpleNamespace(deal=deal, since=0)


class Tasks(unittest.TestCase):
    def test_a_task_names_its_deal_and_is_the_owners(self):
        task = daily.task_for(silence(), Options(14, (), True, "Follow up: {deal}", 2), 0)
        self.assertEqual(task["title"], "Follow up: Roof")
        self.assertEqual((task["deal"], task["owner"]), (RecordRef("deals", 3), OWNER))
        self.assertEqual(task["due"], moment(2 * DAY))

    def test_a_task_can_be_left_to_whoever_takes_it(self):
        task = daily.task_for(silence(), Options(14, (), False, "x", 0), 0)
        self.assertIsNone(task["owner"])
        owner = next(field for field in fields(task) if field.field == "owner")
        self.assertIsNone(plain(owner.value))
