// Opens pages in a browser as people do, from the disk, and tries what they are for.
//   node try.mjs BROWSER PATH JUCHU FOLDER   BROWSER: chromium or firefox, which is at PATH
// playwright-core and axe-core are beside NODE_PATH. Debian's Firefox is spoken to by WebDriver BiDi, of
// which Playwright 1.56 knows neither downloads nor printing.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { strict as assert } from "node:assert";
import tryChecks from "./check.mjs";
import tryStories from "./stories.mjs";
import tryStudies from "./study.mjs";
import tryLint from "./lint.mjs";
import tryMutation from "./mutation.mjs";
import tryView from "./view.mjs";

const [name, executablePath, juchu, folder] = process.argv.slice(2);
const require = createRequire(process.env.NODE_PATH + "/");
const { chromium, _bidiFirefox } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Writes a page with the program. */
function page(name, ...words) {
  const file = `${folder}/${name}.html`;
  const ran = spawnSync(juchu, [...words, "--html", file], { encoding: "utf8" });
  assert.ok(ran.status < 2, `${words.join(" ")}: ${ran.stderr}`);
  return file;
}

const browser = name === "firefox" ? await _bidiFirefox.launch({ executablePath })
  : await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, acceptDownloads: true });
context.setDefaultTimeout(120_000); // a machine may be busy

/** Opens a file, and remembers whatever it loads or says. */
async function open(file, viewport) {
  const tab = await context.newPage();
  if (viewport) await tab.setViewportSize(viewport);
  const said = [], asked = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto("file://" + file);
  await tab.waitForSelector("header h1");
  return { tab, said, asked: () => asked.filter((url) => !url.startsWith("blob:") && url.replace(/#.*/, "") !== "file://" + file) };
}

async function quiet({ said, asked }) {
  assert.deepEqual(said, [], "nothing is said in the console");
  assert.deepEqual(asked(), [], "nothing is loaded beside the file");
}

/** What axe finds: nothing. */
async function judged(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => axe.run());
  assert.deepEqual(found.violations.map((each) => each.id + ": " + each.nodes[0].html), []);
}

const ok = (what) => console.log("ok   " + what);

for (const tries of [tryStories, tryChecks, tryLint, tryMutation, tryView, tryStudies]) await tries({ page, open, quiet, judged, ok, context, juchu, folder, whole: name === "chromium" });
await browser.close();
