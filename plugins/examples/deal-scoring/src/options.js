/** What an admin set. */

import { get } from 'bailey-sdk/settings.js';

/** The settings, all of them read at once. */
export function options() {
  return {
    /** The key of the field that holds the score. */
    field: get('field'),
    /** The most points for each part. */
    weights: {
      value: get('weight-value'),
      stage: get('weight-stage'),
      work: get('weight-work'),
      known: get('weight-known'),
    },
    /** From which value on a deal has all points for it, in whole units of money. */
    bigValue: get('big-value'),
    /** The keys of stages from which a deal comes to nothing. */
    deadStages: get('dead-stages')
      .split(',')
      .map((key) => key.trim())
      .filter(Boolean),
  };
}
