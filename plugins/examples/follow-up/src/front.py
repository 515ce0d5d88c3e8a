"""The page: what the next run would do, and what the last ones did."""

from itertools import islice

from bailey import blocks
from bailey.text import tr
from bailey.values import moment, values_of
from wit_world.imports import clock, records
from wit_world.imports.types import RecordRef

import made
import reading
from options import Options

SHOWN = 50
"""The most rows of a table."""


def page():
    options = Options.read()
    waiting = list(islice(reading.silences(records, options, clock.now()), SHOWN))
    return blocks.page(
        tr("page-title"),
        blocks.heading(tr("next-title")),
        blocks.table(
            tr("next-title"),
            [tr("column-deal"), tr("column-owner"), tr("column-touched")],
            [next_row(silence) for silence in waiting],
            empty=tr("next-empty", days=options.days),
        ),
        blocks.heading(tr("made-title")),
        blocks.table(
            tr("made-title"),
            [tr("column-deal"), tr("column-task"), tr("column-made")],
            [made_row(*entry) for entry in shown(made.newest(SHOWN))],
            empty=tr("made-empty"),
        ),
        lead=tr("lead", count=len(waiting), days=options.days),
    )


def next_row(silence):
    deal = silence.deal
    owner = values_of(deal).get("owner")
    owner = owner and blocks.user(owner.id)
    return blocks.row(deal.ref.id, deal.ref, owner, moment(silence.since), link=deal.ref)


def shown(entries):
    """Those of the tasks that were made whose deals the reader sees."""
    labels = records.labels([deal_ref(deal) for deal, _ in entries])
    return [entry for entry, label in zip(entries, labels) if label is not None]


def made_row(deal, entry):
    task = RecordRef("tasks", entry["task"])
    return blocks.row(deal, deal_ref(deal), task, moment(entry["at"]), link=deal_ref(deal))


def deal_ref(number):
    return RecordRef("deals", number)
