/** The deals whose scores wait for the job: too many at once, or changed meanwhile. */

import * as storage from 'bailey-sdk/storage.js';

const DEALS = 'waiting';
const STATE = 'state';
const SCORED_BY = 'scored-by';

/** Lets deals wait, by their numbers. */
export const wait = (ids) => ids.forEach((id) => storage.set(DEALS, String(id), true));

/** The numbers of so many deals that wait. */
export const waiting = (most) =>
  [...storage.each(DEALS)].slice(0, most).map(([id]) => BigInt(id));

/** They don't wait any more. */
export const served = (ids) => ids.forEach((id) => storage.remove(DEALS, String(id)));

/** The settings by which all deals were scored last, as text. */
export const scoredBy = () => storage.get(STATE, SCORED_BY);

/** Keeps in mind by which settings all deals are scored. */
export const setScoredBy = (settings) => storage.set(STATE, SCORED_BY, settings);
