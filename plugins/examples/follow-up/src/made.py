"""Which tasks were made, and for which silence: so that none is made twice, also where
somebody deleted the first."""

from bailey import storage

BUCKET = "made"


def get(deal):
    """What was kept of a deal, by its number."""
    return storage.get(BUCKET, str(deal))


def keep(silence, task, at):
    """Keeps in mind that a silence was answered."""
    kept = {"since": silence.since, "task": task.id, "at": at}
    storage.set(BUCKET, str(silence.deal.ref.id), kept)


def newest(most):
    """The deals' numbers with what was kept of them, the newest first."""
    kept = [(int(deal), entry) for deal, entry in storage.each(BUCKET)]
    kept.sort(key=lambda entry: entry[1]["at"], reverse=True)
    return kept[:most]


def forget_before(moment):
    """Forgets what is older than anybody asks for."""
    for deal, entry in list(storage.each(BUCKET)):
        if entry["at"] < moment:
            storage.delete(BUCKET, deal)
