/**
 * Makes a component of a plugin: `node build.js ENTRY WIT WORLD OUT TYPES [FEATURE…]`,
 * and writes the contract's types for editors.
 *
 * All modules become one, since a component has no folder to load others from; that
 * becomes a component with an engine in it. A feature is a part of WASI that the engine
 * shall keep: `clocks` where the plugin may tell the time, `random` where it may throw
 * dice. Without them `Date.now()` stands still and `Math.random()` is the same each time.
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { componentize } from '@bytecodealliance/componentize-js';
import * as jco from '@bytecodealliance/jco';
import { build } from 'esbuild';

const [entry, wit, world, out, types, ...features] = process.argv.slice(2);

// Before the plugin is looked at: an editor then says what is wrong with it.
const declared = await jco.types(wit, { worldName: world, outDir: types, guest: true });
for (const [file, text] of Object.entries(declared)) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const folder = await mkdtemp(join(tmpdir(), 'bailey-'));
try {
  const bundle = join(folder, 'plugin.js');
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    external: ['bailey:*'],
    logLevel: 'warning',
  });
  const optional = ['clocks', 'random'].filter((feature) => !features.includes(feature));
  const { component } = await componentize({
    sourcePath: bundle,
    witPath: wit,
    worldName: world,
    disableFeatures: ['http', 'fetch-event', ...optional],
  });
  await writeFile(out, component);
} finally {
  await rm(folder, { recursive: true });
}
