"""What a page is asked with and what an act answers."""

from wit_world.exports.pages import JobRequest, Outcome
from wit_world.imports.blocks import Tone

from .blocks import parameters, target
from .text import text


def parameter(request, name):
    """The parameter of a request or a submission; nothing if it isn't there or empty."""
    return next((value for key, value in request.parameters if key == name), "") or None


def rows(submission):
    """The keys of the rows that were selected."""
    return [value for key, value in submission.parameters if key == "row"]


def outcome(message, *, tone=Tone.GOOD, undo=None, go_to=None, job=None):
    """What came of an act. ``undo`` is an operation that is offered to be undone,
    ``go_to`` where to go on, ``job`` a job's name with its parameters, to be started."""
    if job is not None:
        name, told = job
        job = JobRequest(name, parameters(told))
    return Outcome(tone, text(message), undo, go_to and target(go_to), job)
