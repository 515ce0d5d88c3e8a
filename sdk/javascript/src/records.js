/**
 * Reading all pages of a list. The functions take what lists as their first argument:
 * `list` of `bailey:crm/records@1.0.0`, as the user behind the call, or of
 * `bailey:crm/records-all@1.0.0`, for the plugin itself.
 */

import { nodes } from './filters.js';

/** Records of one page, at most. */
export const MOST = 500;

/** Every record that fulfils the condition, a page at a time as they are asked for. */
export function* each(list, table, { where, sort = [], states = [], page = MOST } = {}) {
  const filter = nodes(where);
  let after;
  do {
    const found = list({ table, filter, sort, states, limit: page, after });
    yield* found.records;
    after = found.next;
  } while (after !== undefined);
}

/** How many records fulfil the condition. */
export const count = (list, table, where) =>
  Number(list({ table, filter: nodes(where), sort: [], states: [], limit: 1 }).total);

/** A sort by a field, the least first. */
export const ascending = (field) => ({ field, direction: 'ascending' });

/** A sort by a field, the greatest first. */
export const descending = (field) => ({ field, direction: 'descending' });
