/**
 * What is read for scores, as whoever `reader` reads for: the functions of
 * `bailey:crm/records@1.0.0` or of `bailey:crm/records-all@1.0.0`.
 */

import { oneOf } from 'bailey-sdk/filters.js';
import { each } from 'bailey-sdk/records.js';
import { valuesOf } from 'bailey-sdk/values.js';

import { parts } from './score.js';

/** The tables whose records are work on a deal, by their field `deal`. */
export const WORK = ['tasks', 'notes'];

/** The table of deals as it is now: its stages in their order, and its fields. */
export function dealsTable(reader) {
  const { fields } = reader.tables().find(({ key }) => key === 'deals');
  const stage = fields.find(({ key }) => key === 'stage');
  return {
    fields: fields.map(({ key }) => key),
    stages: stage?.kind.tag === 'choice' ? stage.kind.val.map(({ key }) => key) : [],
  };
}

/** The deals with these numbers that there are, each with what its score is made of. */
export function scored(reader, ids, { stages }, options) {
  if (ids.length === 0) return [];
  const refs = ids.map((id) => ({ table: 'deals', id }));
  const work = new Map();
  for (const table of WORK) {
    for (const record of each(reader.list, table, { where: oneOf('deal', refs) })) {
      const { deal } = valuesOf(record);
      work.set(deal.id, (work.get(deal.id) ?? 0) + 1);
    }
  }
  return [...each(reader.list, 'deals', { where: oneOf('id', ids) })].map((deal) => {
    const held = valuesOf(deal);
    return { deal, held, parts: parts(held, work.get(deal.ref.id) ?? 0, stages, options) };
  });
}
