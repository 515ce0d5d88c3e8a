/** The first page. */

import * as blocks from 'bailey-sdk/blocks.js';
import { choice, tr } from 'bailey-sdk/text.js';
import { valuesOf } from 'bailey-sdk/values.js';

import { biggestFirst, openDeals } from './deals.js';

/** How many deals it shows. */
const SHOWN = 20;

export function front() {
  const deals = biggestFirst(openDeals());
  return blocks.page(
    tr('page-title'),
    { lead: tr('lead', { count: deals.length }) },
    blocks.table(tr('page-title'), {
      columns: [tr('column-deal'), tr('column-stage'), blocks.numberColumn(tr('column-value'))],
      rows: deals.slice(0, SHOWN).map(row),
      empty: tr('nothing-open'),
    }),
  );
}

function row(deal) {
  const held = valuesOf(deal);
  const stage = tr('stage', { stage: choice('deals', 'stage', held.stage) });
  return blocks.row(deal.ref.id, [deal.ref, stage, held.value]);
}
