// Fills in each Questionnaire of R4 with LHC-Forms in Chromium, and compares its scores with the SDK's. LhcFormsTest reads the
// responses that LHC-Forms exports, in lforms.json.
//   node lforms.mjs CASES PACKAGE CHROMIUM   PACKAGE: the folder of lforms as unpacked
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { Count, cases, fail, folder, instruments } from './cases.mjs';
import { questionnaire } from './fhir.mjs';

const [lforms, executablePath] = process.argv.slice(3);
/** A form is rendered and clicked, so only the first sheets of each instrument are filled in. */
const SHEETS = 2;
const TYPES = { '.css': 'text/css', '.js': 'text/javascript' };
const PAGE = `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/webcomponent/styles.css">
<script src="/webcomponent/assets/lib/zone.min.js"></script>
<script src="/webcomponent/runtime.js" type="module"></script>
<script src="/webcomponent/polyfills.js" type="module"></script>
<script src="/webcomponent/main.js" type="module"></script>
<script src="/fhir/R4/lformsFHIR.min.js" defer></script>
<body></body>`;

const server = createServer(async (request, answer) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  try {
    const content = pathname === '/' ? PAGE : await readFile(join(lforms, 'dist/lforms', normalize(pathname)));
    answer.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'text/html').end(content);
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
page.on('pageerror', (error) => fail(`LHC-Forms: ${error.message}`));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => customElements.get('wc-lhc-form') && window.LForms?.FHIR);

const count = new Count();
for (const instrument of instruments()) {
  const form = questionnaire(instrument, 'r4');
  const allowed = cases(instrument).filter((one) => one.allowed);
  const exported = [];
  for (let sheet = 0; sheet < SHEETS; sheet++) {
    // CasesTest writes each complete sheet again, with gaps
    const [complete, gaps] = allowed.slice(2 * sheet, 2 * sheet + 2);
    await page.evaluate(render, form.json);
    const shown = await page.evaluate(shownQuestions);
    if (shown.join() !== form.questions.map(({ linkId }) => linkId).join()) fail(`${instrument}: LHC-Forms shows other questions`);
    const missing = (question) => gaps.answers[form.answerName(question)] === undefined;
    await answer(form, form.questions.filter((question) => !missing(question)), complete);
    await compare(instrument, form, gaps, exported);
    // the scores that were empty on the gaps come with the last answers
    await answer(form, form.questions.filter(missing), complete);
    await compare(instrument, form, complete, exported);
  }
  writeFileSync(join(folder, instrument, 'lforms.json'), JSON.stringify(exported));
  count.instruments++;
}
await browser.close();
server.close();
const { version } = JSON.parse(readFileSync(join(lforms, 'package.json'), 'utf8'));
count.print(`LHC-Forms ${version}, R4`);

async function answer(form, questions, { answers }) {
  await page.evaluate(fillIn, questions.map((question) => {
    const value = answers[form.answerName(question)];
    const option = question.answerOption?.findIndex(({ valueCoding }) => valueCoding.code === String(value));
    return { linkId: question.linkId, value: String(value), option };
  }));
}

/** Compares the scores of the response that LHC-Forms exports. Waits for as many as are expected, and for one that is not. */
async function compare(instrument, form, one, exported) {
  const names = Object.fromEntries(form.scores.map((score) => [score.linkId, form.scoreName(score)]));
  const filled = Object.values(one.scores).filter((score) => score !== null).length;
  const patience = Date.now() + 15000;
  let response, scores;
  do {
    await page.waitForTimeout(300);
    response = await page.evaluate(() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'));
    scores = (response.item ?? []).filter(({ linkId }) => linkId in names);
  } while (scores.length < filled && Date.now() < patience);
  const actual = Object.fromEntries(scores.map(({ linkId, answer: [{ valueDecimal }] }) => [names[linkId], valueDecimal]));
  count.compare(instrument, exported.length, one.scores, actual);
  exported.push({ ...one, response });
}

// ---- in the page

/** Renders an empty form. Weights beside the answers would tell a person how the answers are scored. */
async function render(json) {
  const definition = LForms.Util.convertFHIRQuestionnaireToLForms(json, 'R4');
  definition.templateOptions = { displayScoreWithAnswerText: false, defaultAnswerLayout: { answerLayout: { type: 'RADIO_CHECKBOX' } } };
  await LForms.Util.addFormToPage(definition, document.body);
}

/** The linkIds of the questions that can be answered, in order. The path of a question in its group ends with /1/1. */
function shownQuestions() {
  const fields = [...document.querySelectorAll('input:enabled')].map((field) => field.type === 'radio' ? field.name.replace('radiogroup_', '') : field.id);
  return [...new Set(fields)].map((path) => path.replace(/\/1\/1$/, ''));
}

function fillIn(answers) {
  for (const { linkId, value, option } of answers) {
    if (option !== undefined) {
      document.getElementsByName(`radiogroup_${linkId}/1/1`)[option].click();
    } else {
      const field = document.getElementById(`${linkId}/1/1`);
      field.value = value;
      for (const event of ['input', 'change', 'blur']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
  }
}
