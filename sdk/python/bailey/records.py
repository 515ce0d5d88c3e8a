"""Reading all pages of a list.

The functions take the capability that reads as their first argument:
``wit_world.imports.records`` as the user behind the call, or
``wit_world.imports.records_all`` for the plugin itself.
"""

from wit_world.imports import record_types as wit

MOST = 500
"""Records of one page, at most."""


def each(capability, table, where=None, *, sort=(), states=(), page=MOST):
    """Every record that fulfils the condition, a page at a time as they are asked for."""
    query = wit.Query(
        table, where.nodes() if where else [], list(sort), list(states), page, None
    )
    while True:
        found = capability.list(query)
        yield from found.records
        if found.next is None:
            return
        query.after = found.next


def count(capability, table, where=None):
    """How many records fulfil the condition."""
    query = wit.Query(table, where.nodes() if where else [], [], [], 1, None)
    return capability.list(query).total


def ascending(field):
    """A sort by a field, the least first."""
    return wit.Sort(field, wit.Direction.ASCENDING)


def descending(field):
    """A sort by a field, the greatest first."""
    return wit.Sort(field, wit.Direction.DESCENDING)
