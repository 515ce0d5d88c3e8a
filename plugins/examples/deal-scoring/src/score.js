/** The score itself: of what a deal holds, and of nothing else, so that the same deal
 * always has the same one. */

/** How many tasks and notes have all the points for work. */
const MUCH_WORK = 5;

/** The fields that say how well a deal is known. */
const KNOWN = ['company', 'contact', 'owner'];

/**
 * What the score is made of: for each part its points and the most it could have.
 *
 * @param deal what the deal's fields hold
 * @param work how many tasks and notes it has
 * @param stages the keys of the stages, in their order
 */
export function parts(deal, work, stages, { weights, bigValue, deadStages }) {
  const share = {
    value: Math.min(1, units(deal.value) / bigValue),
    stage: progress(deal.stage?.key, stages, deadStages),
    work: Math.min(1, work / MUCH_WORK),
    known: KNOWN.filter((key) => deal[key]).length / KNOWN.length,
  };
  return Object.entries(weights).map(([part, most]) => ({
    part,
    most,
    points: Math.round(share[part] * most),
  }));
}

/** The score: all points together. */
export const total = (parts) => parts.reduce((sum, { points }) => sum + points, 0);

/** An amount in whole units. Currencies with other than two digits are near enough. */
const units = (money) => (money ? Number(money.minor) / 100 : 0);

/** How far a stage is on the way to the last one that isn't dead. */
function progress(stage, stages, deadStages) {
  const alive = stages.filter((key) => !deadStages.includes(key));
  return alive.length === 0 ? 0 : (alive.indexOf(stage) + 1) / alive.length;
}
