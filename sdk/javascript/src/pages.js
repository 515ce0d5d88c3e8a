/** What a page is asked with and what an act answers. */

import { pageLink, target } from './blocks.js';
import { text } from './text.js';

/** The parameter of a request or a submission; nothing if it isn't there or empty. */
export function parameter({ parameters }, name) {
  return parameters.find(([key]) => key === name)?.[1] || undefined;
}

/** The keys of the rows that were selected. */
export const rows = ({ parameters }) =>
  parameters.filter(([key]) => key === 'row').map(([, value]) => value);

/**
 * What came of an act. `undo` is an operation that is offered to be undone, `goTo` where
 * to go on, `job` a job's name with its parameters, to be started.
 */
export const outcome = (message, { tone = 'good', undo, goTo, job } = {}) => ({
  tone,
  message: text(message),
  undo,
  next: target(goTo),
  job: job && { name: job.name, parameters: pageLink('', job.told).parameters },
});
