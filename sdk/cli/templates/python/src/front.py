"""The first page."""

from bailey import blocks
from bailey.text import choice, tr
from bailey.values import values_of

import deals

SHOWN = 20
"""How many deals it shows."""


def render():
    found = deals.biggest_first(deals.open_deals())
    return blocks.page(
        tr("page-title"),
        blocks.table(
            tr("page-title"),
            [
                tr("column-deal"),
                tr("column-stage"),
                blocks.number_column(tr("column-value")),
            ],
            [row(deal) for deal in found[:SHOWN]],
            empty=tr("nothing-open"),
        ),
        lead=tr("lead", count=len(found)),
    )


def row(deal):
    held = values_of(deal)
    stage = tr("stage", stage=choice("deals", "stage", held["stage"]))
    return blocks.row(deal.ref.id, deal.ref, stage, held["value"])
