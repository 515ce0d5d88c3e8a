"""What pages and panels are made of, with everything that can be left out left out.

Wherever a text stands, a message of the locales (``tr``) or a string, which is shown
as it stands; wherever a cell stands, anything that :func:`cell` takes; wherever a link
stands, anything that :func:`target` takes.

Blocks are built with their texts, cells and actions in them. :func:`page` and
:func:`drawing` list those as the contract wants them.
"""

import datetime

from wit_world.imports import blocks as wit
from wit_world.imports import types
from wit_world.imports.blocks import Alignment, Tone
from wit_world.imports.types import RecordRef

from .parts import Parts
from .text import text
from .values import timestamp, value

__all__ = ["Alignment", "Tone"]

TEXTS = (types.Text_Literal, types.Text_Translated)


def parameters(of):
    """Parameters of a link or an action, from a dictionary."""
    return [(name, str(told)) for name, told in (of or {}).items()]


def page_link(path, **told):
    """A page of this plugin, by its path."""
    return wit.PageLink(path, parameters(told))


def target(of):
    """Where a link leads: a path of this plugin, a page link, a record."""
    match of:
        case None:
            return None
        case str():
            return wit.Target_Page(page_link(of))
        case wit.PageLink():
            return wit.Target_Page(of)
        case RecordRef():
            return wit.Target_Record(of)
        case _:
            return of


def cell(of):
    """A cell of what Python has: nothing, a number, a text, a record, a moment; a list
    or anything else that a field holds is shown as a field's value."""
    match of:
        case None:
            return wit.Cell_Empty()
        case bool():
            return wit.Cell_Value(value(of))
        case int():
            return wit.Cell_Number(of)
        case str():
            return wit.Cell_Text(text(of))
        case RecordRef():
            return wit.Cell_Record(of)
        case datetime.datetime():
            return wit.Cell_Moment(timestamp(of))
        case _ if isinstance(of, TEXTS):
            return wit.Cell_Text(of)
        case datetime.date() | types.Money() | list():
            return wit.Cell_Value(value(of))
        case _:
            return of


def held(value):
    """What a record's field holds, as the contract has it."""
    return wit.Cell_Empty() if value is None else wit.Cell_Value(value)


def user(id):
    """A user, shown by name."""
    return wit.Cell_User(id)


def relative(moment):
    """How far away a moment is: “in 3 days”."""
    return wit.Cell_Relative(timestamp(moment))


def link(label, to):
    """A link in a cell."""
    return wit.Cell_Link(wit.Link(text(label), target(to)))


def badge(label, tone=Tone.NEUTRAL):
    """A word that is set off by its colour."""
    return wit.Cell_Badge(wit.Badge(text(label), tone))


def page(title, *blocks, lead=None):
    """A page; its lead is the answer to the reader's question, in one line."""
    parts = Parts()
    title, lead, blocks = parts.listed((text(title), text(lead), shown(blocks)))
    return wit.Page(title, lead, blocks, parts.all())


def drawing(*blocks):
    """What a panel shows; nothing is shown of one without blocks."""
    parts = Parts()
    return wit.Drawing(parts.listed(shown(blocks)), parts.all())


def shown(blocks):
    return [block for block in blocks if block is not None]


def heading(words, level=2):
    return wit.Block_Heading(wit.Heading(level, text(words)))


def paragraph(words):
    return wit.Block_Text(text(words))


def fact(label, *cells):
    """One of a list of facts."""
    return wit.Fact(text(label), [cell(of) for of in cells])


def facts(*each):
    """Facts by name, as on a record's page."""
    return wit.Block_Facts(list(each))


def column(label, align=Alignment.START):
    return wit.Column(text(label), align)


def number_column(label):
    """A column whose cells stand at its end, as numbers do."""
    return column(label, Alignment.END)


def row(key, *cells, link=None, actions=()):
    """A row of a table; an action on selected rows is handed their keys."""
    return wit.Row(str(key), [cell(of) for of in cells], list(actions), target(link))


def table(label, columns, rows, *, empty, selection=(), total=None, next=None):
    """A table. What an empty one says is what would be here, and how it gets here."""
    columns = [of if isinstance(of, wit.Column) else column(of) for of in columns]
    return wit.Block_Table(
        wit.Table(text(label), columns, list(rows), list(selection), total, next, text(empty))
    )


def stat(label, of, tone=Tone.NEUTRAL, link=None):
    """One of a row of figures."""
    return wit.Stat(text(label), cell(of), tone, target(link))


def stats(*each):
    """A row of figures."""
    return wit.Block_Stats(list(each))


def notice(title, body=None, *, tone=Tone.NEUTRAL, actions=()):
    """Something that is not to be overlooked."""
    return wit.Block_Notice(wit.Notice(tone, text(title), text(body), list(actions)))


def confirmation(title, *facts, typed=None):
    """What is shown before an act that takes something away; with ``typed``, that has
    to be typed."""
    return wit.Confirmation(text(title), [text(fact) for fact in facts], typed)


def action(name, label, *, tone=Tone.NEUTRAL, confirm=None, **told):
    """Something that can be done: a button that posts to the page."""
    return wit.Action(name, text(label), tone, parameters(told), confirm)


def actions(*each):
    """Buttons."""
    return wit.Block_Actions(list(each))


def choice(value, label):
    """One choice of a form's field."""
    return wit.Choice(str(value), text(label))


def form_field(name, label, input=None, *, value="", required=False, hint=None):
    """A field of a form: one line of text, if no other input is given."""
    return wit.FormField(
        name, text(label), input or wit.Input_Line(), str(value), required, text(hint)
    )


def form(name, button, *fields):
    """A form that is handed to ``act``."""
    return wit.Block_Form(wit.Form(name, wit.Purpose.SUBMIT, list(fields), text(button)))


def filters(name, button, *fields):
    """A form whose fields become parameters of the page's address."""
    return wit.Block_Form(wit.Form(name, wit.Purpose.FILTER, list(fields), text(button)))


def progress(label, done, total=None):
    """Work that goes on by itself; the page is drawn anew until it shows none."""
    return wit.Block_Progress(wit.Progress(text(label), done, total))
