// Evaluates the score expressions of each Questionnaire with fhirpath.js, and compares the scores with the SDK's.
import { createRequire } from 'node:module';
import { Count, cases, fail, instruments, version } from './cases.mjs';
import { questionnaire } from './fhir.mjs';

const require = createRequire(import.meta.url);
const fhirpath = require('fhirpath');

for (const release of ['r4', 'r5']) {
  const model = require(`fhirpath/fhir-context/${release}`);
  const count = new Count();
  for (const instrument of instruments()) {
    const form = questionnaire(instrument, release);
    const expressions = form.scores.map((score) => [form.scoreName(score), fhirpath.compile(score.extension[0].valueExpression.expression, model)]);
    cases(instrument).forEach((one, index) => {
      // an answer on a line that is not allowed is for the form and the reader: the expression knows neither ends nor steps
      if (!one.allowed && !hasUnknownOption(form, one.answers)) return;
      const resource = response(form, one.answers);
      const results = {};
      for (const [name, expression] of expressions) {
        const found = expression(resource, { resource, questionnaire: form.json });
        if (found.length > 1) fail(`${instrument}, case ${index}: ${name} has more than one value`);
        results[name] = found[0];
      }
      count.compare(instrument, index, one.scores, results);
    });
    count.instruments++;
  }
  count.print(`fhirpath.js ${version('fhirpath')}, ${release.toUpperCase()}`);
}

function hasUnknownOption({ questions, answerName }, answers) {
  return questions.some((question) => question.answerOption
    && !question.answerOption.some(({ valueCoding }) => valueCoding.code === String(answers[answerName(question)] ?? valueCoding.code)));
}

function response({ json, questions, answerName }, answers) {
  const item = questions.filter((question) => answers[answerName(question)] !== undefined)
    .map((question) => ({ linkId: question.linkId, answer: [answer(question, answers[answerName(question)])] }));
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${json.url}|${json.version}`,
    status: 'completed',
    item: [{ linkId: 'items', item }],
  };
}

function answer(question, value) {
  if (question.type === 'decimal') return { valueDecimal: value };
  const { system } = question.answerOption[0].valueCoding;
  // the code of an answer that is not allowed is no option's
  return { valueCoding: { system, code: String(value) } };
}
