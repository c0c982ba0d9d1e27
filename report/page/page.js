// @ts-check
// Shows stories: the lanes of who does what, the moment that is chosen, and how it ends. What stands in
// the page is the engine's; nothing is decided here. Texts become text nodes, never markup.
"use strict";

/**
 * @typedef {string | {ja: string, en: string}} Words
 * @typedef {{sign: string, style: string, text: Words, rule?: Words}} Remark
 * @typedef {string | number | boolean | null | Words} FieldValue
 * @typedef {{status?: number, states?: Words, changed?: [number, FieldValue][], hazards?: number[]}} Standing
 * @typedef {Standing & {time: string, day: Words, line: number | null, order: number | null,
 *   actor: number | null, sign: string, style: string, what: Words, answer: Words, accepted: boolean,
 *   remarks: Remark[]}} Moment
 * @typedef {{troubles: Remark[], remedies: {kind: Words, gone: Words, come: Words, left: Words}[]}} WhatIf
 * @typedef {{file: string, title: Words, says: Words, source: Words, rulebook: Words, holds: boolean,
 *   settings: Words[], actors: Words[], fields: {label: Words, world: boolean, shop: boolean}[],
 *   statuses: {label: Words, final: boolean}[], ways: [number, number][], hazards: Words[],
 *   orders: string[], given: {day: Words, orders: Standing[]} | null, moments: Moment[],
 *   outcome: {status: Words, lines: Remark[]}[], advice: Remark[],
 *   failures: {line: number, text: Words}[], what_if?: WhatIf[], problems?: undefined}} Story
 * @typedef {{file: string, problems: Words[]}} Unreadable
 */

/** What the page says in its own words. */
const words = {
  about: { ja: "この話", en: "The story" },
  happened: { ja: "起こったこと", en: "What happened" },
  moment: { ja: "この時点", en: "This moment" },
  outcome: { ja: "結果", en: "Outcome" },
  advice: { ja: "避けるには", en: "What would have avoided it" },
  whatIf: { ja: "もし一つだけ違っていたら（実際に試した結果）", en: "If one thing had been different (each was tried)" },
  noChange: { ja: "一つ変えるだけで避けられる手順はありません", en: "no single change avoids it" },
  settings: { ja: "設定", en: "Settings" },
  failures: { ja: "期待と違う点", en: "Not as expected" },
  asExpected: { ja: "✓ 期待どおり", en: "✓ as expected" },
  notAsExpected: { ja: "✗ 期待と違う", en: "✗ not as expected" },
  unreadable: { ja: "✗ 再生できない", en: "✗ cannot be replayed" },
  line: { ja: "行", en: "line" },
  recorded: { ja: "システムの記録", en: "What the system has" },
  truth: { ja: "実際のこと（システムの記録外）", en: "What is so, unseen by any system" },
  path: { ja: "通ってきた状態", en: "Statuses until now" },
  holding: { ja: "いま続いている危険な状態", en: "Hazards that hold now" },
  nothing: { ja: "何もない", en: "nothing" },
  yes: { ja: "はい", en: "yes" },
  no: { ja: "いいえ", en: "no" },
  time: { ja: "時刻", en: "time" },
  begins: { ja: "から続く危険な状態", en: "hazard from here on" },
  given: { ja: "の時点の注文（それまでのいきさつは分かりません）", en: ": the orders as they stood (nothing is told of what came before)" },
  all: { ja: "← 一覧", en: "← all" },
  other: { ja: "English", en: "日本語" },
  keys: { ja: "↑ ↓ で一歩ずつ", en: "↑ ↓ step" },
  shop: { ja: "（ショップ）", en: "(shop)" },
};

/** @typedef {keyof typeof words} Word */

/** @type {{language: "ja" | "en", stories: (Story | Unreadable)[]}} */
const page = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("stories")).textContent ?? "");

let language = page.language;
/** Which story is shown, and which of its moments; -1: the list, or the beginning. */
let shown = page.stories.length === 1 ? 0 : -1;
let chosen = 0;
/** @type {"about" | "happened" | "moment"} */
let tab = "happened";

/** @param {Words} text */
const say = (text) => (typeof text === "string" ? text : text[language]);
/** @param {Word} word */
const our = (word) => words[word][language];

/**
 * An element with children; a string among them becomes text.
 * @param {string} name
 * @param {Record<string, string | number | boolean | undefined | (() => void)>} attributes
 * @param {(Node | string | null | undefined | false)[]} children
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== undefined && value !== false) made.setAttribute(key, String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** @param {Remark[]} remarks */
function remarksList(remarks) {
  return element("ul", { class: "remarks" }, ...remarks.map((remark) => {
    const text = element("span", {}, say(remark.text));
    if (remark.rule) text.append(" ", element("span", { class: "rule" }, say(remark.rule)));
    return element("li", { class: remark.style }, element("span", { class: "sign" }, remark.sign), text);
  }));
}

/** @param {Story} story @param {number | null} order */
const orderName = (story, order) => (order === null ? our("shop") : story.orders[order] ?? "");

// --- the list of many ---

/** @param {Story | Unreadable} story @param {number} index */
function listRow(story, index) {
  const told = "moments" in story;
  const sign = told && story.holds ? "✓" : "✗";
  return element("li", {}, element("button", { click: () => open(index) },
    element("span", { class: "sign " + (sign === "✓" ? "good" : "bad") }, sign),
    element("span", { class: "name" }, told ? say(story.title) : story.file),
    element("span", { class: "faint" }, told ? story.file : our("unreadable"))));
}

function listPage() {
  return [
    element("header", {}, element("h1", {}, document.title), tools()),
    element("main", { class: "list" }, element("ul", {}, ...page.stories.map(listRow))),
  ];
}

function tools() {
  const other = language === "ja" ? "en" : "ja";
  return element("div", { class: "tools" },
    shown >= 0 && page.stories.length > 1 && element("button", { click: () => open(-1) }, our("all")),
    element("button", { lang: other, click: () => { language = other; draw(); } }, our("other")));
}

// --- one story ---

/** @param {Story} story */
function storyHeader(story) {
  return element("header", {},
    element("h1", {}, say(story.title)),
    element("span", { class: "verdict " + (story.holds ? "good" : "bad") },
      our(story.holds ? "asExpected" : "notAsExpected")),
    tools(),
    element("p", { class: "faint" },
      [say(story.source), say(story.rulebook), story.file].filter((part) => part !== "").join(" · ")));
}

/** @param {Story} story */
function aboutSection(story) {
  /** @type {(Node | null | false)[]} */
  const parts = [say(story.says) !== "" && element("p", {}, say(story.says))];
  if (story.settings.length > 0)
    parts.push(element("p", { class: "faint" }, our("settings") + ": " + story.settings.map(say).join(language === "ja" ? "、" : ", ")));
  parts.push(element("h3", {}, our("outcome")), element("ul", {}, ...story.outcome.map((order, index) =>
    element("li", {}, element("span", { class: "strong" }, `${story.orders[index]}  ${say(order.status)}`),
      remarksList(order.lines)))));
  if (story.failures.length > 0)
    parts.push(element("h3", { class: "bad" }, our("failures")), element("ul", {}, ...story.failures.map((failure) =>
      element("li", {}, say(failure.text), element("span", { class: "faint" }, ` (${our("line")} ${failure.line})`)))));
  if (story.advice.length > 0)
    parts.push(element("h3", {}, our("advice")), remarksList(story.advice));
  if (story.what_if && story.what_if.length > 0)
    parts.push(element("h3", {}, our("whatIf")), ...story.what_if.map(whatIfPart));
  return element("section", { class: "about", "aria-label": our("about") }, element("h2", {}, our("about")), ...parts);
}

/** @param {WhatIf} whatIf */
function whatIfPart(whatIf) {
  const remedies = whatIf.remedies.map((remedy) => element("div", { class: "change" },
    element("span", { class: "strong" }, say(remedy.kind)),
    say(remedy.gone) !== "" && element("del", {}, say(remedy.gone)),
    say(remedy.come) !== "" && element("ins", {}, say(remedy.come)),
    element("span", { class: "faint" }, say(remedy.left))));
  if (remedies.length === 0) remedies.push(element("p", { class: "change faint" }, our("noChange")));
  return element("div", {}, remarksList(whatIf.troubles), ...remedies);
}

/**
 * Hazards from the moment at which they begin to hold for an order to the one at which they no longer
 * do; `to` is past the last moment where they stay.
 * @param {Story} story
 */
function bandsOf(story) {
  /** @type {{hazard: number, order: number, from: number, to: number}[]} */
  const bands = [];
  /** @type {Map<string, {hazard: number, order: number, from: number, to: number}>} */
  const holding = new Map();
  /** @param {number} order @param {number[]} hazards @param {number} at */
  const look = (order, hazards, at) => {
    for (const [key, band] of holding)
      if (band.order === order && !hazards.includes(band.hazard)) {
        band.to = at;
        holding.delete(key);
      }
    for (const hazard of hazards) {
      const key = `${order} ${hazard}`;
      if (holding.has(key)) continue;
      const band = { hazard, order, from: at, to: story.moments.length };
      holding.set(key, band);
      bands.push(band);
    }
  };
  story.given?.orders.forEach((standing, order) => look(order, standing.hazards ?? [], 0));
  story.moments.forEach((moment, at) => {
    if (moment.order !== null && moment.hazards) look(moment.order, moment.hazards, at);
  });
  return bands;
}

/** The columns in which bands stand beside each other. @param {{from: number, to: number}[]} bands */
function columnsOf(bands) {
  /** @type {number[]} */
  const free = [];
  return bands.map((band) => {
    let column = free.findIndex((until) => until <= band.from);
    if (column < 0) column = free.length;
    free[column] = Math.max(band.to, band.from + 1);
    return column;
  });
}

const wide = matchMedia("(min-width: 40.01rem)");

/** @param {Story} story */
function lanesSection(story) {
  const used = story.actors.map((_, actor) => story.moments.some((moment) => moment.actor === actor));
  const lanes = wide.matches ? story.actors.flatMap((_, actor) => (used[actor] ? [actor] : [])) : [];
  const across = Math.max(1, lanes.length);
  const bands = bandsOf(story);
  const columns = columnsOf(bands);
  const grid = element("div", { class: "lanes" + (wide.matches ? "" : " narrow") });
  const bandColumns = Math.max(0, ...columns.map((column) => column + 1));
  if (wide.matches)
    grid.style.gridTemplateColumns = `3.6rem repeat(${across}, minmax(7rem, 1fr)) repeat(${bandColumns}, 1.4rem)`;
  else
    grid.style.gridTemplateColumns = `3.4rem minmax(0, 1fr) repeat(${bandColumns}, 1.4rem)`;
  lanes.forEach((actor, lane) => {
    const head = element("div", { class: "head" }, say(/** @type {Words} */ (story.actors[actor])));
    head.style.gridArea = `1 / ${lane + 2}`;
    grid.append(head);
  });
  let row = 2;
  let day = "";
  /** @type {number[]} */
  const rows = [];
  if (story.given) grid.append(dayRow(say(story.given.day) + our("given"), row++));
  story.moments.forEach((moment, index) => {
    if (say(moment.day) !== day) grid.append(dayRow((day = say(moment.day)), row++));
    rows.push(row);
    const time = element("div", { class: "time" }, moment.time);
    time.style.gridArea = `${row} / 1`;
    const card = momentCard(story, moment, index, !wide.matches);
    const lane = moment.actor === null ? -1 : lanes.indexOf(moment.actor);
    card.style.gridArea = lane >= 0 ? `${row} / ${lane + 2}` : `${row} / 2 / auto / span ${across}`;
    grid.append(time, card);
    ++row;
  });
  bands.forEach((band, index) => {
    const until = band.to < rows.length ? rows[band.to] : row;
    grid.append(bandPart(story, band, rows[band.from] ?? 2, until ?? row, across + 2 + (columns[index] ?? 0)));
  });
  return element("section", { class: "happened", "aria-label": our("happened") },
    element("h2", {}, our("happened"), " ", element("span", { class: "faint" }, our("keys"))), grid);
}

/** @param {string} text @param {number} row */
function dayRow(text, row) {
  const made = element("div", { class: "day" }, text);
  made.style.gridArea = `${row} / 1 / auto / -1`;
  return made;
}

/** @param {Story} story @param {Moment} moment @param {number} index @param {boolean} named */
function momentCard(story, moment, index, named) {
  const actor = named && moment.actor !== null ? say(story.actors[moment.actor] ?? "") + ": " : "";
  return element("button", { class: "card " + moment.style, "aria-current": index === chosen ? "step" : undefined,
    "data-index": index, click: () => choose(index) },
    element("span", { class: moment.style }, moment.sign + " "),
    element("span", { class: "order" }, orderName(story, moment.order)),
    actor + say(moment.what),
    say(moment.answer) !== "" && element("span", { class: "answer strong" }, say(moment.answer)),
    remarksList(moment.remarks));
}

/**
 * @param {Story} story
 * @param {{hazard: number, order: number, from: number, to: number}} band
 * @param {number} from @param {number} to @param {number} column
 */
function bandPart(story, band, from, to, column) {
  const label = `${orderName(story, band.order)}: ${say(story.hazards[band.hazard] ?? "")}`;
  const made = element("button", { class: "band" + (band.to < story.moments.length ? "" : " open"), title: label,
    "aria-label": `${label} (${our("begins")})`, click: () => choose(band.from) }, "⚠");
  made.style.gridArea = `${from} / ${column} / ${Math.max(to, from + 1)}`;
  return made;
}

/** What is known of an order after a moment. @param {Story} story @param {number} order @param {number} until */
function standingOf(story, order, until) {
  /** @type {Map<number, FieldValue>} */
  const values = new Map();
  /** @type {Set<number>} */
  let fresh = new Set();
  /** @type {number[]} */
  const path = [];
  /** @type {number[]} */
  let hazards = [];
  /** @param {Standing} standing */
  const take = (standing) => {
    fresh = new Set();
    for (const [field, value] of standing.changed ?? []) {
      values.set(field, value);
      fresh.add(field);
    }
    if (standing.status !== undefined && path.at(-1) !== standing.status) path.push(standing.status);
    if (standing.hazards) hazards = standing.hazards;
  };
  const given = story.given?.orders[order];
  if (given) take(given);
  story.moments.slice(0, until + 1).forEach((moment) => { if (moment.order === order) take(moment); });
  return { values, fresh, path, hazards };
}

/** @param {FieldValue} value */
function valueText(value) {
  if (typeof value === "boolean") return our(value ? "yes" : "no");
  return typeof value === "number" ? String(value) : say(value ?? "");
}

/** @param {Story} story */
function momentSection(story) {
  const moment = story.moments[chosen];
  const section = element("div", { "aria-live": "polite" }, element("h2", {}, our("moment")));
  const whole = element("section", { class: "moment", "aria-label": our("moment") }, section);
  if (!moment) return whole;
  section.append(
    element("p", { class: "faint" }, `${say(moment.day)} ${moment.time}  ${orderName(story, moment.order)}`),
    element("p", { class: moment.style }, element("span", { class: "strong" }, moment.sign + " " + say(moment.what))),
    element("p", { class: "answer" }, say(moment.answer)), remarksList(moment.remarks));
  if (moment.order === null) return whole;
  const { values, fresh, path, hazards } = standingOf(story, moment.order, chosen);
  section.append(element("h3", {}, our("path")), element("ol", { class: "path" }, ...path.map((status, index) =>
    element("li", { "aria-current": index === path.length - 1 ? "true" : undefined },
      say(story.statuses[status]?.label ?? "")))));
  if (hazards.length > 0)
    section.append(element("h3", { class: "bad" }, our("holding")), element("ul", { class: "remarks" },
      ...hazards.map((hazard) => element("li", { class: "bad" }, element("span", {}, "⚠"), say(story.hazards[hazard] ?? "")))));
  for (const world of [false, true]) {
    const rows = story.fields.flatMap((field, index) => {
      const value = values.get(index);
      if (field.world !== world || field.shop || value === undefined || value === null || value === "") return [];
      return [element("tr", { class: fresh.has(index) ? "new" : undefined },
        element("th", { scope: "row" }, say(field.label)), element("td", {}, valueText(value)))];
    });
    section.append(element("h3", {}, our(world ? "truth" : "recorded")),
      rows.length > 0 ? element("table", {}, element("tbody", {}, ...rows)) : element("p", { class: "faint" }, our("nothing")));
  }
  return whole;
}

/** @param {Story} story */
function storyPage(story) {
  /** @type {["about", "happened", "moment"]} */
  const names = ["about", "happened", "moment"];
  const sections = [aboutSection(story), lanesSection(story), momentSection(story)];
  sections.forEach((section, index) => section.classList.toggle("shown", names[index] === tab));
  const tabs = element("div", { class: "tabs", role: "tablist" }, ...names.map((name) =>
    element("button", { role: "tab", "aria-selected": name === tab ? "true" : "false", click: () => { tab = name; draw(); } }, our(name))));
  return [storyHeader(story), tabs, element("main", { class: "story" }, ...sections)];
}

/** @param {Unreadable} file */
function unreadablePage(file) {
  return [
    element("header", {}, element("h1", {}, file.file), element("span", { class: "verdict bad" }, our("unreadable")), tools()),
    element("main", { class: "list" }, element("ul", {}, ...file.problems.map((problem) => element("li", {}, say(problem))))),
  ];
}

// --- what people do ---

/** @param {number} story */
function open(story) {
  shown = story;
  chosen = 0;
  tab = "happened";
  draw();
  scrollTo(0, 0);
}

/** @param {number} moment */
function choose(moment) {
  chosen = moment;
  if (matchMedia("(max-width: 64rem)").matches) tab = "moment";
  draw();
}

/** @param {KeyboardEvent} event */
function step(event) {
  const story = page.stories[shown];
  if (!story || !("moments" in story) || event.altKey || event.ctrlKey || event.metaKey) return;
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  chosen = Math.min(Math.max(chosen + by, 0), story.moments.length - 1);
  draw();
  const card = /** @type {HTMLElement | null} */ (document.querySelector(`[data-index="${chosen}"]`));
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}

function draw() {
  document.documentElement.lang = language;
  const story = page.stories[shown];
  const top = scrollY;
  const parts = !story ? listPage() : "moments" in story ? storyPage(story) : unreadablePage(story);
  document.body.replaceChildren(...parts);
  scrollTo(0, top);
}

addEventListener("keydown", step);
wide.addEventListener("change", draw);
draw();
