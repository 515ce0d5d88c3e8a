"""Why something was not done: raised by host functions, and by a plugin for its
callers."""

from componentize_py_types import Err
from wit_world.imports import types

from .text import text

__all__ = ["Err", "conflict", "denied", "invalid", "is_denied", "is_gone", "is_limit", "not_found"]


def denied(why):
    """Whoever asks may not."""
    return Err(types.Error_Denied(why))


def not_found(what):
    """There is nothing of this name."""
    return Err(types.Error_NotFound(what))


def conflict(why):
    """Something changed in between."""
    return Err(types.Error_Conflict(why))


def invalid(message, field=None):
    """The request can't be carried out as it stands, perhaps because of one field."""
    return Err(types.Error_Invalid([types.Problem(field, text(message))]))


def is_denied(error):
    """Whether it was raised because whoever acts may not, or the admin refused it."""
    return isinstance(error.value, types.Error_Denied)


def is_limit(error):
    """Whether it was raised because a limit was reached."""
    return isinstance(error.value, types.Error_Limit)


def is_gone(error):
    """Whether it was raised because there is no such thing for whoever acts."""
    return isinstance(error.value, (types.Error_NotFound, types.Error_Denied))
