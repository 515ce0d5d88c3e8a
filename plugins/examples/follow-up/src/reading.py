"""Reads deals with what belongs to them, as whoever the given capability reads for."""

from itertools import islice

from bailey.filters import field
from bailey.records import ascending, each
from bailey.values import Choice, moment, values_of

import made
import silence
from options import DAY

CHUNK = 100
"""Deals that are looked at together."""

BELONGING = ("tasks", "notes")
"""The tables whose records belong to a deal, by their field ``deal``."""


def silences(capability, options, now):
    """The silences that nobody has answered, the longest first by the deals' own last
    change."""
    until = now - options.days * DAY
    condition = field("updated-at") < moment(until)
    if options.leave_out:
        condition &= ~field("stage").one_of(Choice(key) for key in options.leave_out)
    deals = each(capability, "deals", condition, sort=[ascending("updated-at")], page=CHUNK)
    while chunk := list(islice(deals, CHUNK)):
        kept = {deal.ref.id: made.get(deal.ref.id) for deal in chunk}
        yield from silence.unanswered(chunk, belonging(capability, chunk), kept, until)


def belonging(capability, deals):
    """The tasks and notes of these deals, by the deals' numbers."""
    found = {}
    refs = [deal.ref for deal in deals]
    for table in BELONGING:
        for record in each(capability, table, field("deal").one_of(refs)):
            found.setdefault(values_of(record)["deal"].id, []).append(record)
    return found
