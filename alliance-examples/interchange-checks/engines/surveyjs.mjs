// Fills in each survey with SurveyJS's own model, and compares its scores with the SDK's.
import { createRequire } from 'node:module';
import { Count, cases, fail, instruments, text, version } from './cases.mjs';

const require = createRequire(import.meta.url);
const { Model } = require('survey-core');

const count = new Count();
for (const instrument of instruments()) {
  const json = JSON.parse(text(instrument, 'survey.json'));
  const errors = new Model(json).jsonErrors;
  if (errors?.length) fail(`${instrument}: ${errors.map((error) => error.message).join('; ')}`);
  cases(instrument).forEach(({ answers, scores, allowed, digest }, index) => {
    const survey = new Model(json);
    for (const [name, answer] of Object.entries(answers)) survey.setValue(name, answer);
    const result = survey.data;
    count.compare(instrument, index, scores, result);
    if (!Object.values(result).includes(digest)) fail(`${instrument}: the result lacks the digest`);
    // an answer that is not allowed is an error of its question, or SurveyJS drops it
    const valid = survey.validate();
    if (allowed && !valid) fail(`${instrument}, case ${index}: an allowed answer is refused`);
    if (!allowed && valid && Object.entries(answers).every(([name, answer]) => survey.data[name] === answer)) {
      fail(`${instrument}, case ${index}: an answer that is not allowed is accepted`);
    }
    // an answer that is taken back takes the scores of its scales back
    for (const name of Object.keys(answers)) survey.clearValue(name);
    for (const name of Object.keys(scores)) {
      if (survey.data[name] !== undefined && survey.data[name] !== null) fail(`${instrument}: ${name} stays after its answers`);
    }
  });
  count.instruments++;
}
count.print('SurveyJS ' + version('survey-core'));
