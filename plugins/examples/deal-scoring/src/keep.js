/** Writes scores into the deals, where they changed. */

import { update } from 'bailey:crm/records-all-write@1.0.0';
import * as reader from 'bailey:crm/records-all@1.0.0';
import { kind } from 'bailey-sdk/errors.js';
import { fields } from 'bailey-sdk/values.js';

import { dealsTable, scored } from './reading.js';
import { total } from './score.js';

/**
 * Scores the deals with these numbers. Says whether that is done: not where somebody
 * changed one of them at the same moment, or where plugins led to each other too often.
 */
export function keepScores(ids, options) {
  const table = dealsTable(reader);
  // Nobody has made the field yet, or named another.
  if (!table.fields.includes(options.field)) return true;
  const updates = scored(reader, ids, table, options)
    .map(({ deal, held, parts }) => ({ deal, held, score: total(parts) }))
    .filter(({ held, score }) => held[options.field] !== score)
    .map(({ deal, score }) => ({
      ref: deal.ref,
      version: deal.version,
      values: fields({ [options.field]: score }),
    }));
  if (updates.length === 0) return true;
  try {
    update(updates);
    return true;
  } catch (error) {
    if (kind(error) === 'conflict' || kind(error) === 'limit') return false;
    throw error;
  }
}
