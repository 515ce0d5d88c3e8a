/** Follows what happens to deals and to the work on them. */

import { get } from 'bailey:crm/records-all@1.0.0';
import { kind } from 'bailey-sdk/errors.js';
import { plain, valuesOf } from 'bailey-sdk/values.js';

import { keepScores } from './keep.js';
import { options } from './options.js';
import { wait } from './waiting.js';

/** Deals that are scored at once: a listener has little time. */
const AT_ONCE = 20;

/** Scores the deals that the events are about; the job sees to those that are too many. */
export function follow(events) {
  const ids = new Set();
  for (const { changes } of events) {
    for (const change of changes) {
      dealsOf(change).forEach((id) => ids.add(id));
    }
  }
  const all = [...ids];
  const now = all.slice(0, AT_ONCE);
  const later = all.slice(AT_ONCE);
  wait(keepScores(now, options()) ? later : all);
}

/** The numbers of the deals whose scores a change may move. */
export function dealsOf({ record, kind: what, fields }) {
  if (record.table === 'deals') return what === 'purged' ? [] : [record.id];
  const link = fields.find(({ field }) => field === 'deal');
  const held = link ? [plain(link.before), plain(link.after)] : [linked(record)];
  return held.filter(Boolean).map(({ id }) => id);
}

/** The deal of a task or a note that moved without its link being touched. */
function linked(record) {
  try {
    return valuesOf(get(record)).deal;
  } catch (error) {
    if (kind(error) === 'not-found') return null;
    throw error;
  }
}
