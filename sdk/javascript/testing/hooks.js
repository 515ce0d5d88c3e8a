/** Resolves `bailey:crm/clock@1.0.0` to a module of stand-ins for its functions. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ANSWERS = new URL('./answers.js', import.meta.url).href;

let folder;

export function initialize({ wit }) {
  folder = wit;
}

export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('bailey:')) return next(specifier, context);
  return { url: specifier, format: 'module', shortCircuit: true };
}

export async function load(url, context, next) {
  const name = /^bailey:crm\/([a-z-]+)@/.exec(url)?.[1];
  if (name === undefined) return next(url, context);
  const text = await readFile(join(folder, 'deps', 'crm', `${name}.wit`), 'utf8');
  const functions = [...text.matchAll(/^ {4}%?([a-z-]+): func/gm)].map(([, name]) => name);
  const lines = functions.map((kebab) => {
    const camel = kebab.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    return `const f_${camel} = standIn('${name}', '${camel}'); export { f_${camel} as ${camel} };`;
  });
  const source = [`import { standIn } from '${ANSWERS}';`, ...lines].join('\n');
  return { format: 'module', source, shortCircuit: true };
}
