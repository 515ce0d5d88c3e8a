"""The plugin's settings, in Python's types."""

from wit_world.imports import settings as wit

from .values import plain


def get(key, table=None):
    """What the setting holds, for a table where it can differ by table."""
    return plain(wit.get(key) if table is None else wit.get_for(key, table))
