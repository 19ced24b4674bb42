// The Questionnaires that CasesTest writes, and the names of the cases.
import { text } from './cases.mjs';

/** The Questionnaire of a form, with what belongs to the names of its cases. */
export function questionnaire(instrument, version) {
  const json = JSON.parse(text(instrument, `fhir-${version}.json`));
  const prefix = text(instrument, 'id.txt').trim();
  const name = (part) => `${prefix}-${part}`.replaceAll('-', '_');
  return {
    json,
    /** The items that are answered. */
    questions: json.item.find((item) => item.linkId === 'items').item,
    /** The items that are scores. */
    scores: json.item.filter((item) => item.linkId.startsWith('score-')),
    /** The name of a question's answer in a case. */
    answerName: (question) => name(question.linkId),
    /** The name of a score in a case. */
    scoreName: (score) => name(score.linkId.slice('score-'.length)),
  };
}
