/** What the host answers in a test. */

const answers = new Map();

/**
 * From here on, a function of an interface answers so:
 * `answer('clock', 'now', () => 0n)`.
 */
export const answer = (name, called, act) => answers.set(`${name}.${called}`, act);

/** The function that stands in for one of an interface's. */
export const standIn = (name, called) => (...given) => {
  const act = answers.get(`${name}.${called}`);
  if (!act) throw new Error(`the test gives no answer to ${name}.${called}`);
  return act(...given);
};
