"""Since when nobody has touched a deal, and whether that is answered already.

A deal is touched when it is changed, or when a person writes a task or a note for it. A
task that no person made answers the silence before it, and breaks none: a deal would
otherwise never be silent for longer than until its first task.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Silence:
    """A deal that nobody has touched for long enough."""

    deal: object
    """The record."""
    since: int
    """The last touch."""


def last_touch(deal, related):
    """When somebody last touched a deal, to which these tasks and notes belong."""
    by_people = [one.updated_at for one in related if one.updated_by is not None]
    return max([deal.updated_at, *by_people])


def is_answered(since, related, kept):
    """Whether a task was made for the silence that began then: one of these, or the one
    that was kept in mind, which somebody may have deleted since."""
    made = any(
        one.ref.table == "tasks" and one.created_by is None and one.created_at >= since
        for one in related
    )
    return made or (kept is not None and kept["since"] == since)


def unanswered(deals, related, kept, until):
    """The silences that lasted until then and that nobody has answered, by the records
    that belong to each deal and by what was kept of each, both by the deal's number."""
    for deal in deals:
        of_deal = related.get(deal.ref.id, [])
        since = last_touch(deal, of_deal)
        if since < until and not is_answered(since, of_deal, kept.get(deal.ref.id)):
            yield Silence(deal, since)
