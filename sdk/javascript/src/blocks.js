/**
 * What pages and panels are made of, with everything that can be left out left out.
 *
 * Wherever a text stands, a message of the locales (`tr`) or a string, which is shown as
 * it stands; wherever a cell stands, anything that `cell` takes; wherever a link stands,
 * anything that `target` takes.
 *
 * Blocks are built with their texts, cells and actions in them. `page` and `drawing` list
 * those as the contract wants them.
 */

import { Parts, part } from './parts.js';
import { text } from './text.js';
import { isRecord, timestamp, value } from './values.js';

/** A text among a page's parts. */
const words = (of) => (of === undefined ? undefined : part('texts', text(of)));

const parameters = (told) =>
  Object.entries(told ?? {}).map(([name, of]) => [name, String(of)]);

/** A page of this plugin, by its path. */
export const pageLink = (path, told) => ({ path, parameters: parameters(told) });

/** Where a link leads: a path of this plugin, a page link, a record. */
export function target(of) {
  if (typeof of === 'string') return { tag: 'page', val: pageLink(of) };
  if (of?.path !== undefined) return { tag: 'page', val: of };
  if (isRecord(of)) return { tag: 'record', val: of };
  return of;
}

/** A cell of what JavaScript has: nothing, a number, a text, a record, a moment. */
export const cell = (of) => part('cells', cellOf(of));

function cellOf(of) {
  if (of === null || of === undefined) return { tag: 'empty' };
  if (typeof of === 'string') return { tag: 'text', val: words(of) };
  if (typeof of === 'bigint') return { tag: 'number', val: of };
  if (Number.isInteger(of)) return { tag: 'number', val: BigInt(of) };
  if (of instanceof Date) return { tag: 'moment', val: timestamp(of) };
  if (isRecord(of)) return { tag: 'record', val: of };
  if (of.tag === 'literal' || of.tag === 'translated') return { tag: 'text', val: words(of) };
  if (of.tag !== undefined) return of;
  return held(value(of));
}

/** What a record's field holds, as the contract has it. */
export const held = (of) =>
  of === undefined ? { tag: 'empty' } : { tag: 'value', val: part('values', of) };

/** A user, shown by name. */
export const user = (id) => ({ tag: 'user', val: BigInt(id) });

/** A field's label. */
export const field = (table, key) => ({ tag: 'field', val: [table, key] });

/** How far away a moment is: “in 3 days”. */
export const relative = (moment) => ({ tag: 'relative', val: timestamp(moment) });

/** A link in a cell. */
export const link = (label, to) => ({
  tag: 'link',
  val: { label: words(label), target: target(to) },
});

/** A word that is set off by its colour. */
export const badge = (label, tone = 'neutral') => ({
  tag: 'badge',
  val: { label: words(label), tone },
});

/** A page; its lead is the answer to the reader's question, in one line. */
export function page(title, { lead } = {}, ...blocks) {
  const parts = new Parts();
  const listed = parts.listed({ title: words(title), lead: words(lead), blocks: shown(blocks) });
  return { ...listed, parts: parts.all };
}

/** What a panel shows; nothing is shown of one without blocks. */
export function drawing(...blocks) {
  const parts = new Parts();
  return { blocks: parts.listed(shown(blocks)), parts: parts.all };
}

const shown = (blocks) => blocks.filter(Boolean);

export const heading = (of, level = 2) => ({
  tag: 'heading',
  val: { level, text: words(of) },
});

export const paragraph = (of) => ({ tag: 'text', val: words(of) });

/** One of a list of facts. */
export const fact = (label, ...cells) => ({ label: words(label), cells: cells.map(cell) });

/** Facts by name, as on a record's page. */
export const facts = (...val) => ({ tag: 'facts', val });

export const column = (label, align = 'start') => ({ label: words(label), align });

/** A column whose cells stand at its end, as numbers do. */
export const numberColumn = (label) => column(label, 'end');

/** A row of a table; an action on selected rows is handed their keys. */
export const row = (key, cells, { link: to, actions = [] } = {}) => ({
  key: String(key),
  cells: cells.map(cell),
  actions,
  link: target(to),
});

/** A table. What an empty one says is what would be here, and how it gets here. */
export const table = (label, { columns, rows, empty, selection = [], total, next }) => ({
  tag: 'table',
  val: {
    label: words(label),
    columns: columns.map((of) => (of.align === undefined ? column(of) : of)),
    rows: [...rows],
    selection,
    total: total === undefined ? undefined : BigInt(total),
    next,
    empty: words(empty),
  },
});

/** One of a row of figures. */
export const stat = (label, of, { tone = 'neutral', link: to } = {}) => ({
  label: words(label),
  value: cell(of),
  tone,
  link: target(to),
});

/** A row of figures. */
export const stats = (...val) => ({ tag: 'stats', val });

/** Something that is not to be overlooked. */
export const notice = (title, { body, tone = 'neutral', actions = [] } = {}) => ({
  tag: 'notice',
  val: { tone, title: words(title), body: words(body), actions },
});

/** What is shown before an act that takes something away. */
export const confirmation = (title, facts = [], typed) => ({
  title: words(title),
  facts: facts.map(words),
  typed,
});

/** Something that can be done: a button that posts to the page. */
export const action = (name, label, { tone = 'neutral', confirm, ...told } = {}) =>
  part('actions', { name, label: words(label), tone, parameters: parameters(told), confirm });

/** Buttons. */
export const actions = (...val) => ({ tag: 'actions', val });

/** One choice of a form's field. */
export const choice = (of, label) => ({ value: String(of), label: words(label) });

/** A field of a form: one line of text, if no other input is given. */
export const formField = (name, label, more = {}) => ({
  name,
  label: words(label),
  input: more.input ?? { tag: 'line' },
  value: String(more.value ?? ''),
  required: more.required ?? false,
  hint: words(more.hint),
});

/** A form that is handed to `act`. */
export const form = (name, button, ...fields) => formFor('submit', name, button, fields);

/** A form whose fields become parameters of the page's address. */
export const filters = (name, button, ...fields) => formFor('filter', name, button, fields);

const formFor = (purpose, name, button, fields) => ({
  tag: 'form',
  val: { name, purpose, fields, button: words(button) },
});

/** Work that goes on by itself; the page is drawn anew until it shows none. */
export const progress = (label, done, total) => ({
  tag: 'progress',
  val: {
    label: words(label),
    done: BigInt(done),
    total: total === undefined ? undefined : BigInt(total),
  },
});
