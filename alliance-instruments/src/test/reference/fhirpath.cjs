// Evaluates the expressions of written Questionnaires with fhirpath.js, which is independent of this project.
//   npm install fhirpath@5.2.2
//   node fhirpath.cjs CASES | gzip -9n > ../resources/reference/fhirpath.ndjson.gz
// FhirPathReferenceTest writes CASES if the system property fhirpath.cases names a file. Each line holds the release,
// a questionnaire and a response to it. Each line of the output holds the answers and every score; a score that is
// empty is null.
const fs = require("fs");
const fhirpath = require("fhirpath");
const models = { r4: require("fhirpath/fhir-context/r4"), r5: require("fhirpath/fhir-context/r5") };

for (const line of fs.readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  const { version, instrument, answers, questionnaire, response } = JSON.parse(line);
  const scores = {};
  for (const item of questionnaire.item.filter((each) => each.linkId.startsWith("score-"))) {
    const expression = item.extension[0].valueExpression.expression;
    const found = fhirpath.evaluate(response, expression, { resource: response, questionnaire }, models[version]);
    if (found.length > 1) throw new Error(item.linkId);
    scores[item.linkId] = { expression, value: found.length === 1 ? found[0] : null };
  }
  console.log(JSON.stringify({ version, instrument, answers, scores }));
}
