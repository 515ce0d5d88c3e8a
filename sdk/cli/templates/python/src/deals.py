"""Deals, as far as this plugin is concerned."""

from bailey.filters import field
from bailey.records import each
from bailey.values import values_of
from wit_world.imports import records


def open_deals():
    """The open deals, as far as the reader may see them."""
    return list(each(records, "deals", field("closed").is_empty()))


def biggest_first(deals):
    """The biggest first; those without a value last."""

    def worth(deal):
        value = values_of(deal).get("value")
        return -1 if value is None else value.minor

    return sorted(deals, key=worth, reverse=True)
