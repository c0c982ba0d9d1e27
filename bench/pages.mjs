// What bench/pages.sh measures: node pages.mjs CHROMIUM JUCHU FOLDER RUNS
import { spawnSync } from "node:child_process";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [executablePath, juchu, folder, count] = process.argv.slice(2);
const { chromium } = createRequire(process.env.NODE_PATH + "/")("playwright-core");
const runs = Array.from({ length: Number(count) }, (_, run) => run);

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const tell = (what, value, bound, unit) =>
  console.log(`${what.padEnd(58)} ${value.toFixed(unit === "KB" ? 0 : 1).padStart(7)} ${unit} of ${bound}: ${(value / bound).toFixed(2)}`);

function page(name, ...files) {
  const file = `${folder}/${name}.html`;
  const begin = performance.now();
  if (spawnSync(juchu, ["replay", ...files, "--html", file]).status !== 0) throw new Error(name);
  return { file, took: performance.now() - begin };
}

/** A thousand orders that are placed and dated, and then nothing happens for a week. */
function thousandOrders() {
  const at = (day, order) => `2024-03-0${day} ${String(9 + Math.floor(order / 125)).padStart(2, "0")}:${String(Math.floor(((order % 125) * 60) / 125)).padStart(2, "0")}`;
  const orders = Array.from({ length: 1000 }, (_, order) => order);
  const steps = [
    ...orders.map((order) => ({ at: at(1, order), order: `A-${order}`, event: "place_order", listed_method: "sagawa" })),
    ...orders.map((order) => ({ at: at(2, order), order: `A-${order}`, event: "set_ship_date", ship_date: "2024-03-05" })),
  ];
  const file = `${folder}/thousand.json`;
  writeFileSync(file, JSON.stringify({ title: { en: "A thousand orders" }, rulebook: "qoo10-jp", steps, until: "2024-03-08" }));
  return file;
}

const twenty = readdirSync("scenarios/trouble").filter((name) => name.endsWith(".json")).sort().slice(0, 20).map((name) => "scenarios/trouble/" + name);
tell("writing a page of 20 scenarios", median(runs.map(() => page("twenty", ...twenty).took)), 100, "ms");
tell("that page", statSync(`${folder}/twenty.html`).size / 1000, 600, "KB");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const tab = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
const written = [
  ["the split shipment", page("split", "scenarios/trouble/8.2-split-shipment.json").file, 250, 30],
  ["1,000 orders, 6,000 moments", page("thousand", thousandOrders()).file, undefined, 200],
];
for (const [what, file, first, edit] of written) {
  const firsts = [];
  for (const _ of runs) {
    await tab.goto("about:blank");
    await tab.goto("file://" + file);
    firsts.push(await tab.evaluate(() => new Promise((done) => {
      const look = () => (document.querySelector(".card") ? done(performance.now()) : requestAnimationFrame(look));
      look();
    })));
  }
  if (first) tell(`${what}: opened, until its story is there`, median(firsts), first, "ms");
  await tab.waitForSelector(".form h3");
  const edits = await tab.evaluate((runs) => runs.map((run) => {
    const begin = performance.now();
    take(({ scenario }) => {
      scenario.steps[1].at = scenario.steps[1].at.slice(0, 14) + String(10 + run);
      return scenario.steps[1];
    });
    void document.body.offsetHeight; // laid out
    return performance.now() - begin;
  }), runs);
  tell(`${what}: an edit, until it is told anew`, median(edits), edit, "ms");
}
await browser.close();
