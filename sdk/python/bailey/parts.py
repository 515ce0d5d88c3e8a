"""The parts of a page: texts, values, cells and actions, which the contract lists once
and names by their index."""

import dataclasses

from wit_world.imports import blocks as wit
from wit_world.imports import types


class Parts:
    """What a page is made of, as far as it was met."""

    def __init__(self):
        self._lists = [[], [], [], []]

    def all(self):
        """The parts as the contract has them."""
        return wit.Parts(*self._lists)

    def listed(self, of):
        """The same with each part in it replaced by its index, whatever it is within."""
        match of:
            case list() | tuple():
                return type(of)(self.listed(one) for one in of)
            case _ if isinstance(of, KINDS[0]):
                return self._index(0, of)
            case _ if isinstance(of, KINDS[1]):
                return self._index(1, of)
            case _ if isinstance(of, KINDS[2]):
                return self._index(2, self._within(of))
            case _ if isinstance(of, KINDS[3]):
                return self._index(3, self._within(of))
            case _ if type(of).__module__ == wit.__name__ and dataclasses.is_dataclass(of):
                return self._within(of)
            case _:
                return of

    def _within(self, of):
        fields = (getattr(of, field.name) for field in dataclasses.fields(of))
        return type(of)(*(self.listed(field) for field in fields))

    def _index(self, kind, part):
        self._lists[kind].append(part)
        return len(self._lists[kind]) - 1


def cases(module, variant):
    """The classes of a variant's cases."""
    named = vars(module).items()
    return tuple(kind for name, kind in named if name.startswith(variant + "_"))


KINDS = (
    cases(types, "Text"),
    cases(types, "Value"),
    cases(wit, "Cell"),
    (wit.Action,),
)
"""Texts, values, cells and actions."""
