// judge.js DOCUMENT: hands requests on to a gateway on this machine, and judges each answer by an OpenAPI document, with ajv:
// is its status declared, its media type, and is its body valid by its schema? POST /PORT/v1/… goes to 127.0.0.1:PORT.
// GET /judgement tells what came of it. Prints the port that it listens on.
"use strict";
const fs = require("fs");
const http = require("http");
const Ajv = require("ajv/dist/2020");
const addFormats = require("ajv-formats");

// A union of a known shape and of any object, of which exactly one is to match, refuses the known shape: read as "any of them".
function mend(node) {
  if (node === null || typeof node !== "object") return node;
  for (const value of Object.values(node)) mend(value);
  const isAny = (each) => each.type === "object" && each.additionalProperties === true && each.properties === undefined;
  if (Array.isArray(node.oneOf) && node.oneOf.some(isAny)) {
    node.anyOf = node.oneOf;
    delete node.oneOf;
  }
  return node;
}

const document = mend(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, "document");

// What one event of a stream is: the documents have the schemas, and only say "string" of the body.
const EVENTS = { "runs.stream": "RunStreamEvent", "conversations.stream": "ConversationEvent" };

const pointer = (...names) => "document#/" + names.map((name) => encodeURIComponent(name.replace(/~/g, "~0").replace(/\//g, "~1"))).join("/");
const schemaAt = (...names) => ajv.getSchema(pointer(...names));

const operations = [];
for (const [path, item] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    const pattern = new RegExp("^" + path.replace(/[.]/g, "\\.").replace(/{[^}]*}/g, "[^/]+") + "$");
    operations.push({ id: operation.operationId, path, method, operation, pattern, statuses: {} });
  }
}
// Where a path is written out and would be another's parameter too, it is the one written out.
operations.sort((a, b) => (a.path < b.path ? -1 : 1));

const invalid = [];
let judged = 0, events = 0;

function complain(found, status, what, text) {
  invalid.push(`${found.id} ${status}: ${what} ${text.slice(0, 300)}`);
}

function judgeEvents(found, text) {
  const validate = schemaAt("components", "schemas", EVENTS[found.id]);
  const frames = text.split("\n\n").slice(0, -1); // what is cut off has no blank line behind it
  for (const frame of frames) {
    const data = /^data: (.*)$/m.exec(frame);
    if (data === null) continue;
    events++;
    const event = JSON.parse(data[1]);
    if (!validate(event)) complain(found, 200, ajv.errorsText(validate.errors), data[1]);
    if (`id: ${event.id}\nevent: ${event.type}\ndata: ${data[1]}` !== frame) complain(found, 200, "the frame is not its event's", frame);
  }
}

function judge(found, answer, body) {
  const status = String(answer.statusCode);
  const text = body.toString("utf8");
  const responses = found.operation.responses;
  const name = responses[status] ? status : "default";
  // The documented five declare no errors, or few: what they do not declare is judged by the document's ErrorResponse.
  const isBare = responses[name] === undefined && answer.statusCode >= 400;
  const declared = isBare ? { content: { "application/json": {} } } : responses[name];
  judged++;
  found.statuses[status] = (found.statuses[status] || 0) + 1;
  if (declared === undefined) return complain(found, status, "the status is not declared", text);
  if (declared.content === undefined) return;
  const media = (answer.headers["content-type"] || "none").split(";")[0];
  if (declared.content[media] === undefined) return complain(found, status, `the media type ${media} is not declared`, text);
  if (media === "text/event-stream") return judgeEvents(found, text);
  if (media !== "application/json") return;
  let value;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    return complain(found, status, problem.message, text);
  }
  const validate = isBare ? schemaAt("components", "schemas", "ErrorResponse") : schemaAt("paths", found.path, found.method, "responses", name, "content", media, "schema");
  if (!validate(value)) complain(found, status, ajv.errorsText(validate.errors), text);
}

const server = http.createServer({ noDelay: true }, (request, answer) => {
  if (request.url === "/judgement") {
    const statuses = Object.fromEntries(operations.map((each) => [each.id, each.statuses]));
    answer.setHeader("Content-Type", "application/json");
    return answer.end(JSON.stringify({ judged, events, invalid, statuses }));
  }
  const [, port, target] = /^\/(\d+)(\/.*)$/.exec(request.url);
  const path = target.split("?")[0];
  const found = operations.find((each) => each.method === request.method.toLowerCase() && each.pattern.test(path));
  const onwards = http.request({ host: "127.0.0.1", port, path: target, method: request.method, headers: request.headers }, (given) => {
    const parts = [];
    answer.writeHead(given.statusCode, given.headers);
    answer.flushHeaders();
    given.on("data", (part) => {
      parts.push(part);
      answer.write(part);
    });
    const finish = () => {
      if (found) judge(found, given, Buffer.concat(parts));
      answer.end();
    };
    given.on("end", finish);
    given.on("error", finish); // a stream that its reader has left: what came of it
  });
  onwards.on("error", () => answer.destroy());
  answer.on("close", () => onwards.destroy());
  request.pipe(onwards);
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
