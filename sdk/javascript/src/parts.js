/**
 * The parts of a page: texts, values, cells and actions, which the contract lists once and
 * names by their index.
 */

/** In which of the lists something belongs. */
const LIST = Symbol('list');

/** Something that the contract lists: one of `texts`, `values`, `cells`, `actions`. */
export const part = (list, of) => Object.defineProperty({ ...of }, LIST, { value: list });

/** What a page is made of, as far as it was met. */
export class Parts {
  /** The parts as the contract has them. */
  all = { texts: [], values: [], cells: [], actions: [] };

  /** The same with each part in it replaced by its index, whatever it is within. */
  listed(of) {
    if (Array.isArray(of)) return of.map((one) => this.listed(one));
    if (of === null || typeof of !== 'object') return of;
    const within = () =>
      Object.fromEntries(Object.entries(of).map(([name, one]) => [name, this.listed(one)]));
    const list = this.all[of[LIST]];
    return list === undefined ? within() : list.push(within()) - 1;
  }
}
