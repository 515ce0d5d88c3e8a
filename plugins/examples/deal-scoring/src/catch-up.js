/** The job: scores what waits, and everything after somebody changed the settings. */

import { list } from 'bailey:crm/records-all@1.0.0';
import { done } from 'bailey-sdk/jobs.js';
import { each } from 'bailey-sdk/records.js';
import { tr } from 'bailey-sdk/text.js';

import { keepScores } from './keep.js';
import { options } from './options.js';
import { scoredBy, served, setScoredBy, wait, waiting } from './waiting.js';

/** The job's name. */
export const NAME = 'catch-up';

/** Deals that are scored together, as one operation of the journal. */
const TOGETHER = 100;

/** Deals of one run; the next one goes on at once. */
const MOST = 1000;

export function run() {
  const settings = options();
  const written = JSON.stringify(settings);
  if (scoredBy() !== written) {
    wait([...each(list, 'deals')].map((deal) => deal.ref.id));
    setScoredBy(written);
  }
  const ids = waiting(MOST);
  let count = 0;
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const together = ids.slice(at, at + TOGETHER);
    // Somebody changed one of them meanwhile: they wait for the next run.
    if (!keepScores(together, settings)) continue;
    served(together);
    count += together.length;
  }
  return done(tr('caught-up', { count }), {
    tone: count > 0 ? 'good' : 'neutral',
    again: count > 0 && ids.length === MOST,
  });
}
