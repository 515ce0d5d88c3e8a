/**
 * Conditions on records: `all(is('stage', new Choice('open')), less('updated-at', then))`.
 *
 * They become the flat list of nodes that the contract has instead of a tree.
 */

import { value } from './values.js';

const compare = (operator) => (field, held) => (nodes) =>
  add(nodes, { tag: 'compare', val: { field, operator, value: value(held) } });

/** The field holds this. */
export const is = compare('equal');
/** The field holds something else. */
export const isNot = compare('not-equal');
export const less = compare('less');
export const lessOrEqual = compare('less-or-equal');
export const greater = compare('greater');
export const greaterOrEqual = compare('greater-or-equal');
/** The text has this in it, without regard to case. */
export const contains = compare('contains');
/** The text begins with this, without regard to case. */
export const startsWith = compare('starts-with');
/** The field holds one of these. */
export const oneOf = compare('one-of');
/** The field holds nothing. */
export const isEmpty = compare('is-empty');
/** The field holds something. */
export const isSet = compare('is-set');

/** All of these hold. */
export const all = (...parts) => joined('all', parts);
/** One of these holds. */
export const any = (...parts) => joined('any', parts);
/** This doesn't hold. */
export const not = (part) => (nodes) => add(nodes, { tag: 'not', val: part(nodes) });

/** A condition as the contract has it: the root last. None holds for every record. */
export function nodes(condition) {
  const list = [];
  condition?.(list);
  return list;
}

function joined(tag, parts) {
  return (nodes) => add(nodes, { tag, val: parts.map((part) => part(nodes)) });
}

function add(nodes, node) {
  nodes.push(node);
  return nodes.length - 1;
}
