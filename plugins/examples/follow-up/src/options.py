"""What an admin set."""

from dataclasses import dataclass

from bailey import settings

DAY = 24 * 60 * 60 * 1000
"""Milliseconds of a day."""


@dataclass(frozen=True)
class Options:
    """The settings, all of them read at once."""

    days: int
    """After how many days without a touch a deal gets a task."""
    leave_out: tuple
    """The keys of stages whose deals get none."""
    owners: bool
    """Whether the task is the deal's owner's, rather than nobody's."""
    title: str
    """What the task is called; ``{deal}`` stands for what the deal is called."""
    due_days: int
    """In how many days the task is due."""

    @classmethod
    def read(cls):
        return cls(
            days=settings.get("days"),
            leave_out=keys(settings.get("leave-out")),
            owners=settings.get("whose") == "owner",
            title=settings.get("title"),
            due_days=settings.get("due-days"),
        )

    def titled(self, deal):
        """What a task for a deal of this name is called; one that is called nothing
        can't be kept."""
        return self.title.replace("{deal}", deal).strip() or deal


def keys(text):
    """The keys in a text that separates them by commas."""
    return tuple(key for key in (part.strip() for part in text.split(",")) if key)
