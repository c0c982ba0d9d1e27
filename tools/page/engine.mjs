// Tells every trouble case, and one story under many rulebooks, each with a mistake or a change of its own, by the
// program and by the engine within its pages: the answers are the same, byte for byte.
//   node engine.mjs JUCHU FOLDER COUNT   leaves the pages there, trouble.html and rulebooks.html
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { strict as assert } from "node:assert";

const [juchu, folder, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const rulebook = readFileSync("scenarios/rulebooks/qoo10-jp.json", "utf8");

let seed = 1;
/** A number below `most`, the same ones in every run. */
function below(most) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % most;
}

const pieces = (pattern) => [...rulebook.matchAll(pattern)];
const kinds = [
  { of: pieces(/(?<=": )\d+/g), by: (text) => String(Number(text) + 1 + below(3)) },
  { of: pieces(/ && | \|\| | == | != | <= | < | > | >= /g), by: () => [" && ", " || ", " == ", " != ", " < ", " >= "][below(6)] },
  { of: pieces(/(?<=[" ])[a-z]+_[a-z_]+(?=[" ])/g), by: (text) => (below(2) ? text + "x" : kinds[2].of[below(kinds[2].of.length)][0]) },
  { of: pieces(/"when": "[^"]*", /g), by: () => "" },
  { of: pieces(/true|false/g), by: (text) => (text === "true" ? "false" : "true") },
  { of: pieces(/[{}[\],:"]/g), by: () => "" },
];

/** The rulebook with one place changed. */
function changed() {
  const { of, by } = kinds[below(kinds.length)];
  const place = of[below(of.length)];
  return rulebook.slice(0, place.index) + by(place[0]) + rulebook.slice(place.index + place[0].length);
}

const block = (page, id) => gunzipSync(Buffer.from(new RegExp(`id="${id}">([^<]*)<`).exec(page)[1], "base64"));
const scenario = JSON.parse(readFileSync("scenarios/trouble/8.2-split-shipment.json", "utf8"));
delete scenario.$schema;
const files = [];
for (let index = 0; index < count; ++index) {
  const text = changed();
  const told = JSON.stringify({ ...scenario, rulebook: `./rules-${index}.json` });
  writeFileSync(`${folder}/rules-${index}.json`, text);
  writeFileSync(`${folder}/story-${index}.json`, told);
  files.push({ file: `${folder}/story-${index}.json`, told, path: `${folder}/./rules-${index}.json`, text });
}
/** The page of these files: its stories, as the program told them, and its engine. */
function pageOf(name, files) {
  const written = `${folder}/${name}.html`;
  const ran = spawnSync(juchu, ["replay", ...files, "--html", written], { maxBuffer: 1 << 28 });
  assert.ok(ran.status <= 2, String(ran.stderr));
  const page = readFileSync(written, "utf8");
  const { stories, scenarios } = JSON.parse(block(page, "data"));
  return { stories, scenarios, engine: block(page, "engine") };
}

const trouble = pageOf("trouble", readdirSync("scenarios/trouble").filter((name) => name.endsWith(".json")).map((name) => "scenarios/trouble/" + name));
const { stories } = pageOf("rulebooks", files.map(({ file }) => file));

const { instance } = await WebAssembly.instantiate(trouble.engine, {
  wasi_snapshot_preview1: { fd_close: () => 8, fd_seek: () => 8, fd_write: () => 8 },
});
const engine = instance.exports;
engine._initialize();
function ask(call, ...texts) {
  const places = texts.flatMap((text) => {
    const bytes = new TextEncoder().encode(text);
    const at = engine.room(bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  });
  call(...places, 0, -1, 0);
  for (let i = 0; i < places.length; i += 2) engine.leave(places[i]);
  return new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.answer(), engine.answer_size()));
}

trouble.stories.forEach((story, index) =>
  assert.equal(ask(engine.tell, trouble.scenarios[index], story.file), JSON.stringify(story), story.file));
console.log(`ok   the engine tells every trouble case as the program does (${trouble.stories.length})`);

let told = 0;
files.forEach(({ file, told: text, path, text: rules }, index) => {
  ask(engine.give, path, rules);
  const answer = ask(engine.tell, text, file);
  assert.equal(answer, JSON.stringify(stories[index]), `${path}: another answer`);
  told += "moments" in stories[index] ? 1 : 0;
});
assert.ok(told > count / 4 && told < (3 * count) / 4, `${told} of ${count} are told`);
console.log(`ok   under ${count} changed rulebooks the engine answers as the program does (${told} can be told)`);
