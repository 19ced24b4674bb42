// Fills in each XForm with the engine of ODK Web Forms, and compares its scores with the SDK's.
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import { Count, cases, fail, instruments, text, version } from './cases.mjs';

// the engine is made for browsers, and its parser of expressions for CommonJS where there is none
const { window } = new JSDOM('');
for (const name of ['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'XMLDocument', 'Attr', 'Text', 'Comment', 'CDATASection']) {
  globalThis[name] ??= window[name];
}
globalThis.document ??= window.document;
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = import.meta.dirname;
const { loadForm } = await import('@getodk/xforms-engine');

const count = new Count();
for (const instrument of instruments()) {
  const form = await loadForm(text(instrument, 'form.xml'));
  if (form.status !== 'success') fail(`${instrument}: ${form.status}: ${form.error?.message}`);
  cases(instrument).forEach(({ answers, scores, allowed, digest }, index) => {
    const root = form.createInstance().root;
    const nodes = new Map(root.currentState.children.map((node) => [node.definition.qualifiedName.localName, node]));
    for (const [name, answer] of Object.entries(answers)) {
      const node = nodes.get(name);
      // a choice that a form doesn't have can't be selected
      if (node.nodeType === 'select') node.selectValue(String(answer));
      else node.setValue(answer);
    }
    const results = {};
    for (const name of Object.keys(scores)) {
      const value = nodes.get(name).currentState.instanceValue;
      results[name] = value === '' ? null : Number(value);
    }
    count.compare(instrument, index, scores, results);
    const violations = root.validationState.violations.length;
    if (allowed && violations > 0) fail(`${instrument}, case ${index}: an allowed answer is refused`);
    if (![...nodes.values()].some((node) => node.currentState.instanceValue === digest)) fail(`${instrument}: the result lacks the digest`);
  });
  count.instruments++;
}
count.print('ODK Web Forms ' + version('@getodk/xforms-engine'));
