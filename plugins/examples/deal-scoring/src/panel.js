/** The panel on a deal: its score, and what that is made of. */

import * as reader from 'bailey:crm/records@1.0.0';
import { drawing, fact, facts, paragraph } from 'bailey-sdk/blocks.js';
import { tr } from 'bailey-sdk/text.js';

import { options } from './options.js';
import { dealsTable, scored } from './reading.js';
import { total } from './score.js';

/** What the reader is shown: of what they see themselves. */
export function panel(record) {
  const set = options();
  const table = dealsTable(reader);
  const [found] = scored(reader, [record.id], table, set);
  if (!found) return drawing();
  const { parts } = found;
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  const shown = facts(
    fact(tr('panel-score'), tr('points', { points: total(parts), most })),
    ...parts.map(({ part, points, most }) =>
      fact(tr(`part-${part}`), tr('points', { points, most })),
    ),
  );
  const missing = !table.fields.includes(set.field);
  return drawing(shown, missing && paragraph(tr('no-field', { field: set.field })));
}
