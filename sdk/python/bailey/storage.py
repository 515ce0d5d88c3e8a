"""What the plugin keeps: anything that JSON can say, in buckets by key."""

import json

from wit_world.imports import storage as wit

MOST = 500
"""Entries of one scan, at most."""


def get(bucket, key, default=None):
    """What is kept there, or the default."""
    kept = wit.get(bucket, key)
    return default if kept is None else json.loads(kept)


def set(bucket, key, of):
    """Keeps it there."""
    wit.set(bucket, key, json.dumps(of, ensure_ascii=False, separators=(",", ":")).encode())


def delete(bucket, key):
    """Keeps nothing there any more."""
    wit.delete(bucket, key)


def each(bucket, prefix=""):
    """The key and content of every entry, in the order of the keys' bytes."""
    after = None
    while True:
        entries = wit.scan(bucket, prefix, after, MOST)
        for entry in entries:
            yield entry.key, json.loads(entry.value)
        if len(entries) < MOST:
            return
        after = entries[-1].key
