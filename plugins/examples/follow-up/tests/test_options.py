import unittest
from unittest.mock import patch

from bailey.values import scalar
from options import Options, keys
from wit_world.imports import settings

SET = {
    "days": 7,
    "leave-out": " won,, lost ",
    "whose": "nobody",
    "title": "Call {deal}",
    "due-days": 2,
}


class Settings(unittest.TestCase):
    def test_settings_are_read_in_pythons_types(self):
        with patch.object(settings, "get", lambda key: scalar(SET[key])):
            options = Options.read()
        self.assertEqual(options.leave_out, ("won", "lost"))
        self.assertFalse(options.owners)
        self.assertEqual(options.titled("Roof"), "Call Roof")

    def test_a_task_is_always_called_something(self):
        options = Options(7, (), True, " ", 1)
        self.assertEqual(options.titled("Roof"), "Roof")

    def test_keys_are_separated_by_commas(self):
        self.assertEqual(keys(""), ())
        self.assertEqual(keys("a, b"), ("a", "b"))
