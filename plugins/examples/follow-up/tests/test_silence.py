import unittest
from types import SimpleNamespace

import silence


def deal(number=1, updated_at=100):
    return record("deals", number, updated_at=updated_at, updated_by=7)


def record(table, number, *, created_at=0, created_by=None, updated_at=0, updated_by=None):
    return SimpleNamespace(
        ref=SimpleNamespace(table=table, id=number),
        created_at=created_at,
        created_by=created_by,
        updated_at=updated_at,
        updated_by=updated_by,
    )


def found(deals, related=None, kept=None, until=1000):
    silences = silence.unanswered(deals, related or {}, kept or {}, until)
    return [(one.deal.ref.id, one.since) for one in silences]


class Silences(unittest.TestCase):
    def test_a_deal_is_silent_since_it_was_changed(self):
        self.assertEqual(found([deal(1, 100), deal(2, 1000)]), [(1, 100)])

    def test_a_note_or_task_that_a_person_wrote_breaks_the_silence(self):
        note = record("notes", 5, updated_at=1200, updated_by=7)
        self.assertEqual(found([deal()], {1: [note]}), [])
        early = record("notes", 5, updated_at=300, updated_by=7)
        self.assertEqual(found([deal()], {1: [early]}), [(1, 300)])

    def test_a_task_that_nobody_made_answers_the_silence_before_it_and_breaks_none(self):
        made = record("tasks", 5, created_at=900, updated_at=900)
        self.assertEqual(found([deal()], {1: [made]}), [])
        later = record("notes", 6, updated_at=950, updated_by=7)
        self.assertEqual(found([deal()], {1: [made, later]}), [(1, 950)])

    def test_no_second_task_for_a_silence_whose_task_somebody_deleted(self):
        self.assertEqual(found([deal()], kept={1: {"since": 100}}), [])
        self.assertEqual(found([deal()], kept={1: {"since": 50}}), [(1, 100)])
