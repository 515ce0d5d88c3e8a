"""The job: a task for each silence that nobody has answered."""

from itertools import islice

from bailey.blocks import Tone
from bailey.jobs import done
from bailey.text import tr
from bailey.values import fields, moment, values_of
from wit_world.imports import clock, records_all, records_all_write

import made
import reading
from options import DAY, Options

NAME = "daily"

MOST = 100
"""Tasks of one run. What it kept in mind is written with its end, so a run is short;
the next one goes on at once."""

KEPT = 400 * DAY
"""How long a task is kept in mind."""


def run():
    options, now = Options.read(), clock.now()
    made.forget_before(now - KEPT)
    count = 0
    for silence in islice(reading.silences(records_all, options, now), MOST):
        task = records_all_write.create("tasks", fields(task_for(silence, options, now)))
        made.keep(silence, task, now)
        count += 1
    tone = Tone.GOOD if count else Tone.NEUTRAL
    return done(
        tr("made", count=count), tone=tone, again=count == MOST, way_on=(tr("page-title"), "")
    )


def task_for(silence, options, now):
    """What the task for a silence holds."""
    owner = values_of(silence.deal).get("owner")
    return {
        "title": options.titled(silence.deal.label),
        "deal": silence.deal.ref,
        "owner": owner if options.owners else None,
        "due": moment(now + options.due_days * DAY),
    }
