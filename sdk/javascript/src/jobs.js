/** What a job says of itself and of a run. */

import { pageLink } from './blocks.js';
import { text } from './text.js';

/** A job that is run on a schedule: five cron fields in the account's time zone. */
export const scheduled = (name, label, schedule) => ({ name, label: text(label), schedule });

/** A job that is run when somebody asks for it, and as them. */
export const onDemand = (name, label) => ({ name, label: text(label), schedule: undefined });

/**
 * A run that ended well. With `again` more is left to do; `wayOn` is a label and a page's
 * path, where whoever asked goes on.
 */
export const done = (summary, { tone = 'good', again = false, undo, wayOn } = {}) => ({
  tone,
  summary: text(summary),
  again,
  undo,
  wayOn: wayOn && { label: text(wayOn.label), page: pageLink(wayOn.path) },
});
