"""Conditions on records, written as Python writes conditions:

``(field("stage") == Choice("open")) & (field("updated-at") < a_week_ago)``

They become the flat list of nodes that the contract has instead of a tree.
"""

from wit_world.imports import filter as wit
from wit_world.imports.filter import Operator

from .values import value


class Where:
    """A condition. ``&`` and ``|`` join two of them, ``~`` turns one round."""

    def __init__(self, build):
        self._build = build

    def __and__(self, other):
        return joined(wit.Node_All, self, other)

    def __or__(self, other):
        return joined(wit.Node_Any, self, other)

    def __invert__(self):
        def build(nodes):
            return added(nodes, wit.Node_Not(self._build(nodes)))

        return Where(build)

    def nodes(self):
        """The condition as the contract has it: the root last."""
        nodes = []
        self._build(nodes)
        return nodes


class field:
    """A field by its key, to be compared; or ``id``, ``created-at``, ``created-by``,
    ``updated-at``, ``updated-by``, ``deleted-at``, ``deleted-by``."""

    def __init__(self, key):
        self.key = key

    __hash__ = None

    def __eq__(self, other):
        return self._compared(Operator.EQUAL, other)

    def __ne__(self, other):
        return self._compared(Operator.NOT_EQUAL, other)

    def __lt__(self, other):
        return self._compared(Operator.LESS, other)

    def __le__(self, other):
        return self._compared(Operator.LESS_OR_EQUAL, other)

    def __gt__(self, other):
        return self._compared(Operator.GREATER, other)

    def __ge__(self, other):
        return self._compared(Operator.GREATER_OR_EQUAL, other)

    def contains(self, text):
        """The text has this in it, without regard to case."""
        return self._compared(Operator.CONTAINS, text)

    def starts_with(self, text):
        """The text begins with this, without regard to case."""
        return self._compared(Operator.STARTS_WITH, text)

    def one_of(self, several):
        """It is one of these."""
        return self._compared(Operator.ONE_OF, list(several))

    def is_empty(self):
        """It holds nothing."""
        return self._compared(Operator.IS_EMPTY, None)

    def is_set(self):
        """It holds something."""
        return self._compared(Operator.IS_SET, None)

    def _compared(self, operator, other):
        comparison = wit.Comparison(self.key, operator, value(other))
        return Where(lambda nodes: added(nodes, wit.Node_Compare(comparison)))


def joined(kind, *parts):
    def build(nodes):
        return added(nodes, kind([part._build(nodes) for part in parts]))

    return Where(build)


def added(nodes, node):
    nodes.append(node)
    return len(nodes) - 1
