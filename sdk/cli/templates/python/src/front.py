"""The first page."""

from bailey import blocks
from bailey.text import tr

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
    held = {field.field: field.value for field in deal.values}
    cells = [blocks.held(held.get(key)) for key in ("stage", "value")]
    return blocks.row(deal.ref.id, deal.ref, *cells)
