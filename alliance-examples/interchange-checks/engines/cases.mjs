// The cases that CasesTest writes, and the comparison of their scores.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const folder = process.argv[2];

/** The folders of the instruments. */
export function instruments() {
  return readdirSync(folder).sort();
}

export function text(instrument, file) {
  return readFileSync(join(folder, instrument, file), 'utf8');
}

export function cases(instrument) {
  return JSON.parse(text(instrument, 'cases.json'));
}

/** The version of an installed package. */
export function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

/** Counts scores that are equal, and scores that are rightly empty. Ends the program at the first wrong one. */
export class Count {
  instruments = 0;
  cases = 0;
  scores = 0;
  empty = 0;

  /** Compares the scores of a case with those of the SDK, in which an empty score is null. */
  compare(instrument, index, expected, actual) {
    this.cases++;
    for (const [name, score] of Object.entries(expected)) {
      const value = actual[name];
      if (score === null) {
        if (value !== null && value !== undefined && value !== '') fail(`${instrument}, case ${index}: ${name} is not empty`);
        this.empty++;
      } else {
        // exports add decimals without the SDK's exact arithmetic
        if (typeof value !== 'number' || !(Math.abs(value - score) <= 1e-9)) fail(`${instrument}, case ${index}: ${name} is wrong`);
        this.scores++;
      }
    }
  }

  print(engine) {
    if (this.scores === 0 || this.empty === 0) fail('nothing was compared');
    console.log(`${engine}: ${this.instruments} forms, ${this.cases} sheets, ${this.scores} scores equal, ${this.empty} rightly empty`);
  }
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
