// Scores each file of answers with the SPSS syntax in PSPP, and compares its scores with the SDK's.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Count, cases, folder, instruments, text } from './cases.mjs';

const count = new Count();
for (const instrument of instruments()) {
  const place = resolve(join(folder, instrument));
  const all = cases(instrument);
  const items = text(instrument, 'answers.csv').split('\n', 1)[0].split(',');
  const scores = Object.keys(all[0].scores);
  const driver = `GET DATA /TYPE=TXT /FILE='${place}/answers.csv' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /FIRSTCASE=2
  /VARIABLES=${items.map((item) => item + ' F12.4').join(' ')}.
INSERT FILE='${place}/syntax.sps'.
FORMATS ${scores.join(' ')} (F30.15).
SAVE TRANSLATE /OUTFILE='${place}/pspp.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /KEEP=${scores.join(' ')} /REPLACE.
`;
  writeFileSync(join(place, 'driver.sps'), driver);
  rmSync(join(place, 'pspp.csv'), { force: true });
  execFileSync('pspp', ['--batch', '-o', join(place, 'pspp.txt'), join(place, 'driver.sps')], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 60000 });
  const [header, ...rows] = readFileSync(join(place, 'pspp.csv'), 'utf8').trimEnd().split('\n').map((line) => line.split(','));
  all.forEach(({ scores: expected }, index) => {
    const actual = Object.fromEntries(header.map((name, column) => {
      const cell = rows[index][column].trim();
      return [name, cell === '' ? null : Number(cell)];
    }));
    count.compare(instrument, index, expected, actual);
  });
  count.instruments++;
}
count.print(execFileSync('pspp', ['--version'], { encoding: 'utf8' }).split('\n', 1)[0].replace('pspp (GNU PSPP)', 'PSPP'));
