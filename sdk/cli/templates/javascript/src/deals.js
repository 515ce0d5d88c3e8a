/** Deals, as far as this plugin is concerned. */

import { list } from 'bailey:crm/records@1.0.0';
import { isEmpty } from 'bailey-sdk/filters.js';
import { each } from 'bailey-sdk/records.js';
import { valuesOf } from 'bailey-sdk/values.js';

/** The open deals, as far as the reader may see them. */
export const openDeals = () => [...each(list, 'deals', { where: isEmpty('closed') })];

/** The biggest first; those without a value last. */
export function biggestFirst(deals) {
  const worth = (deal) => Number(valuesOf(deal).value?.minor ?? -1);
  return deals.toSorted((one, other) => worth(other) - worth(one));
}
