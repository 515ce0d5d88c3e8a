/**
 * Scores deals, so that the promising ones stand out: written with the SDK alone, as
 * anybody outside would write it.
 *
 * The score stands in a field of the deals that an admin makes and names in the settings.
 * It follows what happens to deals, tasks and notes; a panel on each deal says what it is
 * made of.
 */

import { notFound } from 'bailey-sdk/errors.js';
import { scheduled } from 'bailey-sdk/jobs.js';
import { tr } from 'bailey-sdk/text.js';

import * as catchUp from './catch-up.js';
import { follow } from './follow.js';
import { panel } from './panel.js';

export const eventListener = { onEvents: follow };

export const jobRunner = {
  jobs: () => [scheduled(catchUp.NAME, tr('job-catch-up'), '*/10 * * * *')],

  run({ job }) {
    if (job !== catchUp.NAME) throw notFound(job);
    return catchUp.run();
  },
};

export const panels = {
  draw: (request) => panel(request.record),
};
