"""What a job says of itself and of a run."""

from wit_world.exports.job_runner import Job, Report, WayOn
from wit_world.imports.blocks import Tone

from .blocks import page_link
from .text import text


def scheduled(name, label, cron):
    """A job that is run on a schedule: five cron fields in the account's time zone."""
    return Job(name, text(label), cron)


def on_demand(name, label):
    """A job that is run when somebody asks for it, and as them."""
    return Job(name, text(label), None)


def done(summary, *, tone=Tone.GOOD, again=False, undo=None, way_on=None):
    """A run that ended well. With ``again`` more is left to do; ``way_on`` is a label
    and a page's path, where whoever asked goes on."""
    if way_on is not None:
        label, path = way_on
        way_on = WayOn(text(label), page_link(path))
    return Report(tone, text(summary), again, undo, way_on)
