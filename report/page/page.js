// @ts-check
// Shows stories: the lanes of who does what, the moment that is chosen, and how it ends. Where the page
// holds the engine, a step can be changed, and the engine tells the story anew. Nothing is decided here.
// Texts become text nodes, never markup.
"use strict";

/**
 * @typedef {string | {ja: string, en: string}} Words
 * @typedef {{sign: string, style: string, text: Words, rule?: Words}} Remark
 * @typedef {string | number | boolean | null | Words} FieldValue
 * @typedef {{status?: number, states?: Words, changed?: [number, FieldValue][], hazards?: number[]}} Standing
 * @typedef {Standing & {time: string, day: Words, step: number | null, order: number | null,
 *   actor: number | null, sign: string, style: string, what: Words, answer: Words, accepted: boolean,
 *   remarks: Remark[]}} Moment
 * @typedef {{troubles: Remark[], remedies: {kind: Words, gone: Words, come: Words, left: Words}[]}} WhatIf
 * @typedef {{id: string, label: Words, type: "bool" | "date" | "name" | "number" | "count", needed: boolean,
 *   values: [string, Words][]}} Parameter
 * @typedef {{id: string, label: Words, actor: number, shop: boolean, parameters: Parameter[]}} EventType
 * @typedef {Record<string, unknown> & {at: string, event: string, order?: string | string[]}} Step
 * @typedef {{steps: Step[], until: string, expect?: unknown, breaks?: unknown}} Scenario
 * @typedef {{file: string, title: Words, events: EventType[], says: Words, source: Words, rulebook: Words, holds: boolean,
 *   settings: Words[], actors: Words[], fields: {label: Words, world: boolean, shop: boolean}[],
 *   statuses: {label: Words, final: boolean}[], hazards: Words[],
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
  change: { ja: "この手順を変える", en: "Change this step" },
  date: { ja: "日付", en: "date" },
  leaveOut: { ja: "取りやめる", en: "leave it out" },
  add: { ja: "この後に加える", en: "Add after it" },
  what: { ja: "何を", en: "what" },
  addIt: { ja: "加える", en: "add" },
  byDefault: { ja: "（書かない）", en: "(as usual)" },
  undo: { ja: "元に戻す", en: "undo" },
  reset: { ja: "初めの話に戻す", en: "the first story again" },
  save: { ja: "変えた話を保存", en: "save the changed story" },
  changed: { ja: "変更した話", en: "changed story" },
  was: { ja: "〔前〕", en: "[before] " },
  isNow: { ja: "〔今〕", en: "[now] " },
  nothingWas: { ja: "なかった", en: "did not happen" },
  wrong: { ja: "この変更では話が進みません。前の話のままです", en: "the story cannot go on with this change; it stays as it was" },
  still: { ja: "このページにエンジンは入っていないので、話は変えられません", en: "this page holds no engine: the story cannot be changed" },
};

/** @typedef {keyof typeof words} Word */

/** @type {{language: "ja" | "en", stories: (Story | Unreadable)[], scenarios?: (string | null)[], rulebooks?: Record<string, string>}} */
let page = { language: "ja", stories: [] };
/** @type {"ja" | "en"} */
let language = "ja";
/** Which story is shown, and which of its moments; -1: the list, or the beginning. */
let shown = -1;
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
    isChanged() ? element("span", { class: "verdict notice" }, "✎ " + our("changed"))
      : element("span", { class: "verdict " + (story.holds ? "good" : "bad") }, our(story.holds ? "asExpected" : "notAsExpected")),
    isChanged() && element("div", { class: "tools" }, element("button", { click: undo }, our("undo")),
      element("button", { click: reset }, our("reset")), element("button", { click: save }, our("save"))),
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
  if (story.failures.length > 0 && !isChanged()) // nobody expects anything of a changed story
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
  const lane = wide.matches ? "minmax(7rem, 1fr) ".repeat(across) : "minmax(0, 1fr) ";
  grid.style.gridTemplateColumns = "3.6rem " + lane + "1.4rem ".repeat(bandColumns);
  lanes.forEach((actor, column) => {
    const head = element("div", { class: "head" }, say(/** @type {Words} */ (story.actors[actor])));
    head.style.gridArea = `1 / ${column + 2}`;
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
    const column = moment.actor === null ? -1 : lanes.indexOf(moment.actor);
    card.style.gridArea = column >= 0 ? `${row} / ${column + 2}` : `${row} / 2 / auto / span ${across}`;
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
    differencePart(moment),
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
  const form = changeForm(story, moment);
  section.append(
    element("p", { class: "faint" }, `${say(moment.day)} ${moment.time}  ${orderName(story, moment.order)}`),
    element("p", { class: moment.style }, element("span", { class: "strong" }, moment.sign + " " + say(moment.what))),
    element("p", { class: "answer" }, say(moment.answer)), remarksList(moment.remarks), ...(form ? [form] : []));
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

// --- the engine ---

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/** @param {string} id */
async function unpacked(id) {
  const packed = bytesOf(document.getElementById(id)?.textContent ?? "");
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/**
 * @typedef {{memory: WebAssembly.Memory, _initialize: () => void, room: (size: number) => number,
 *   leave: (at: number) => void, answer: () => number, answer_size: () => number,
 *   give: (path: number, pathSize: number, text: number, size: number) => void,
 *   tell: (text: number, size: number, file: number, fileSize: number, whatIf: number) => void,
 *   possible: (text: number, size: number, at: number, atSize: number) => void}} EngineExports
 */

/** Rules, simulation and words, as the program has them. */
class Engine {
  /** @param {EngineExports} exports */
  constructor(exports) { this.exports = exports; }

  /** @param {ArrayBuffer} bytes */
  static async start(bytes) {
    const refused = () => 8; // it has no files
    const { instance } = await WebAssembly.instantiate(bytes, {
      wasi_snapshot_preview1: { fd_close: refused, fd_seek: refused, fd_write: refused },
    });
    const exports = /** @type {EngineExports} */ (/** @type {unknown} */ (instance.exports));
    exports._initialize();
    return new Engine(exports);
  }

  /** @param {string[]} texts @param {(...places: number[]) => void} call */
  ask(texts, call) {
    /** @type {number[]} */
    const places = [];
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      const at = this.exports.room(bytes.length);
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      places.push(at, bytes.length);
    }
    call(...places);
    for (let i = 0; i < places.length; i += 2) this.exports.leave(/** @type {number} */ (places[i]));
    return new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, this.exports.answer(), this.exports.answer_size()));
  }

  /** @param {string} path @param {string} text */
  give(path, text) {
    this.ask([path, text], (a, b, c, d) => this.exports.give(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d)));
  }

  /** @param {Scenario} scenario @param {string} file @returns {Story | Unreadable} */
  tell(scenario, file) {
    return JSON.parse(this.ask([JSON.stringify(scenario), file], (a, b, c, d) => this.exports.tell(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d), 0)));
  }

  /** @param {Scenario} scenario @param {string} at @returns {[number, number[]][]} */
  possible(scenario, at) {
    return JSON.parse(this.ask([JSON.stringify(scenario), at], (a, b, c, d) => this.exports.possible(/** @type {number} */ (a), /** @type {number} */ (b), /** @type {number} */ (c), /** @type {number} */ (d))));
  }
}

/** @type {Engine | null} */
let engine = null;

// --- changing a story ---

/**
 * A story that is being changed: `origins` says for each step which one of the first story it was, -1
 * for none.
 * @typedef {{scenario: Scenario, origins: number[]}} Draft
 * @type {Map<number, {first: Story, drafts: Draft[]}>}
 */
const changes = new Map();
/** What is wrong with a change that was not taken. @type {Words[]} */
let wrong = [];

const isChanged = () => (changes.get(shown)?.drafts.length ?? 0) > 1;

/** The draft that is told now; made of the page's scenario. @returns {Draft | null} */
function draftNow() {
  const known = changes.get(shown);
  if (known) return known.drafts.at(-1) ?? null;
  const text = page.scenarios?.[shown];
  const first = page.stories[shown];
  if (!engine || !text || !first || !("moments" in first)) return null;
  /** @type {Scenario} */
  const scenario = JSON.parse(text);
  scenario.steps ??= [];
  const draft = { scenario, origins: scenario.steps.map((_, index) => index) };
  changes.set(shown, { first, drafts: [draft] });
  return draft;
}

/**
 * Takes a change where the story can be told with it, and chooses the moment of the step that it returns.
 * @param {(draft: Draft) => Step | void} change
 */
function take(change) {
  const draft = draftNow();
  const story = page.stories[shown];
  const known = changes.get(shown);
  if (!draft || !engine || !known || !story) return;
  /** @type {Draft} */
  const next = structuredClone(draft);
  delete next.scenario.expect; // it spoke of the story as it was
  delete next.scenario.breaks;
  next.scenario.steps.forEach((step) => delete step["expect"]);
  const follow = change(next);
  const sequence = next.scenario.steps.map((_, index) => index);
  sequence.sort((a, b) => at(next, a).localeCompare(at(next, b)) || a - b);
  next.origins = sequence.map((index) => next.origins[index] ?? -1);
  next.scenario.steps = sequence.map((index) => /** @type {Step} */ (next.scenario.steps[index]));
  const last = next.scenario.steps.at(-1)?.at.slice(0, 10) ?? "";
  if (next.scenario.until < last) next.scenario.until = last;
  const told = engine.tell(next.scenario, story.file);
  wrong = "moments" in told ? [] : told.problems;
  if ("moments" in told) {
    known.drafts.push(next);
    const step = follow ? next.scenario.steps.indexOf(follow) : -1;
    const moment = told.moments.findIndex((each) => step >= 0 && each.step === step);
    if (moment >= 0) chosen = moment;
    show(told);
    void remember();
  }
  draw();
}

/** @param {Draft} draft @param {number} index */
const at = (draft, index) => draft.scenario.steps[index]?.at ?? "";

/** The story that is told now, at about the moment that was chosen. @param {Story} story */
function show(story) {
  page.stories[shown] = story;
  chosen = Math.max(0, Math.min(chosen, story.moments.length - 1));
}

function undo() {
  const known = changes.get(shown);
  const story = page.stories[shown];
  if (!known || !engine || !story) return;
  known.drafts.pop();
  const draft = known.drafts.at(-1);
  const told = known.drafts.length > 1 && draft ? engine.tell(draft.scenario, story.file) : known.first;
  if ("moments" in told) show(told);
  wrong = [];
  void remember();
  draw();
}

function reset() {
  const known = changes.get(shown);
  if (!known) return;
  known.drafts.length = 1;
  show(known.first);
  wrong = [];
  void remember();
  draw();
}

/** @param {string} text @param {"compress" | "decompress"} how @returns {Promise<string>} of base64url one side */
async function deflated(text, how) {
  const bytes = how === "compress" ? new TextEncoder().encode(text) : bytesOf(text.replaceAll("-", "+").replaceAll("_", "/"));
  const through = how === "compress" ? new CompressionStream("deflate-raw") : new DecompressionStream("deflate-raw");
  const made = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());
  if (how === "decompress") return new TextDecoder().decode(made);
  return btoa(made.reduce((all, byte) => all + String.fromCharCode(byte), "")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Keeps the change in the address, which can be sent along with the page. */
async function remember() {
  const draft = isChanged() ? changes.get(shown)?.drafts.at(-1) : undefined;
  const change = draft ? "#change=" + await deflated(JSON.stringify({ story: shown, ...draft }), "compress") : "";
  history.replaceState(null, "", location.href.replace(/#.*/, "") + change);
}

/** Tells the story as the address changes it; one that cannot be told so is told as it is. */
async function recall() {
  const change = /^#change=([\w-]+)$/.exec(location.hash)?.[1];
  if (!change || !engine) return;
  try {
    /** @type {Draft & {story: number}} */
    const { story, scenario, origins } = JSON.parse(await deflated(change, "decompress"));
    shown = story;
    const first = page.stories[story];
    if (!draftNow() || !first || !Array.isArray(scenario.steps) || !Array.isArray(origins)) return;
    const told = engine.tell(scenario, first.file);
    if (!("moments" in told)) return;
    changes.get(story)?.drafts.push({ scenario, origins });
    show(told);
  } catch {
    shown = page.stories.length === 1 ? 0 : -1; // it was cut short
  }
}

function save() {
  const draft = draftNow();
  if (!draft) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(draft.scenario, null, 2) + "\n"], { type: "application/json" }));
  link.download = (page.stories[shown]?.file.split("/").pop() ?? "story.json").replace(/\.json$/, "") + "-changed.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** What a step of the first story answered; where it is otherwise now, both. @param {Moment} moment */
function differencePart(moment) {
  const known = changes.get(shown);
  const draft = known?.drafts.at(-1);
  if (!known || !draft || !isChanged() || moment.step === null) return null;
  const origin = draft.origins[moment.step] ?? -1;
  const before = known.first.moments.find((each) => each.step === origin && each.order === moment.order);
  const told = (/** @type {Moment | undefined} */ each) => !each ? our("nothingWas")
    : [each.time, each.sign, say(each.answer)].filter((part) => part !== "").join(" ");
  if (told(before) === told(moment)) return null;
  return element("span", { class: "difference notice" }, our("was") + told(before) + " → " + our("isNow") + told(moment));
}

/** @param {string} label @param {HTMLElement} control */
const field = (label, control) => element("label", {}, element("span", { class: "faint" }, label), control);

/** @param {Record<string, string>} attributes @param {(value: string) => void} changed */
function input(attributes, changed) {
  const made = /** @type {HTMLInputElement} */ (element("input", attributes));
  made.addEventListener("change", () => changed(made.value));
  return made;
}

/** @param {[string, string][]} options @param {string} value @param {(value: string) => void} changed */
function select(options, value, changed) {
  const made = /** @type {HTMLSelectElement} */ (element("select", {}, ...options.map(([id, label]) =>
    element("option", { value: id, selected: id === value }, label))));
  made.addEventListener("change", () => changed(made.value));
  return made;
}

/** What is written of a parameter, as a control shows it. @param {unknown} value */
const written = (value) => (value === undefined || value === null ? "" : String(value));

/** @param {Parameter} parameter @param {Step} step @param {(value: unknown) => void} changed */
function parameterField(parameter, step, changed) {
  const value = written(step[parameter.id]);
  const label = say(parameter.label);
  /** @type {[string, string]} */
  const usual = ["", our("byDefault")];
  switch (parameter.type) {
    case "bool":
      return field(label, select([usual, ["true", our("yes")], ["false", our("no")]], value, (text) => changed(text === "" ? undefined : text === "true")));
    case "name":
      return field(label, select([usual, ...parameter.values.map(/** @returns {[string, string]} */ ([id, name]) => [id, say(name)])], value, (text) => changed(text === "" ? undefined : text)));
    case "count":
      return field(label, input({ type: "number", value }, (text) => changed(text === "" ? undefined : Number(text))));
    default:
      return field(label, input({ type: parameter.type === "date" ? "date" : "text", value }, (text) => changed(text === "" ? undefined : text)));
  }
}

/** The step of a moment, to be changed, left out or followed by another. @param {Story} story @param {Moment} moment */
function changeForm(story, moment) {
  const draft = draftNow();
  const line = moment.step;
  if (!draft) return page.scenarios ? null : element("p", { class: "faint" }, our("still"));
  const made = element("div", { class: "form" });
  if (wrong.length > 0)
    made.append(element("div", { class: "bad", role: "alert" }, element("p", {}, our("wrong")),
      element("ul", {}, ...wrong.map((each) => element("li", {}, say(each))))));
  const step = line === null ? undefined : draft.scenario.steps[line];
  const event = step && story.events.find((each) => each.id === step.event);
  if (line !== null && step && event) {
    const set = (/** @type {string} */ key, /** @type {unknown} */ value) => take((next) => {
      const changed = /** @type {Step} */ (next.scenario.steps[line]);
      if (value === undefined) delete changed[key];
      else changed[key] = value;
      return changed;
    });
    made.append(element("h3", {}, our("change")),
      field(our("date"), input({ type: "date", value: step.at.slice(0, 10) }, (day) => day && set("at", day + step.at.slice(10)))),
      field(our("time"), input({ type: "time", value: step.at.slice(11, 16) }, (time) => time && set("at", step.at.slice(0, 11) + time))),
      ...event.parameters.map((parameter) => parameterField(parameter, step, (value) => set(parameter.id, value))),
      element("button", { click: () => take((next) => { next.scenario.steps.splice(line, 1); next.origins.splice(line, 1); }) }, our("leaveOut")));
  }
  const more = moment.order === null ? null : addForm(story, moment, draft, moment.order);
  if (more) made.append(more);
  return made;
}

/** @param {Story} story @param {Moment} moment @param {Draft} draft @param {number} order */
function addForm(story, moment, draft, order) {
  const day = (typeof moment.day === "string" ? moment.day : moment.day.en).slice(0, 10);
  const now = `${day} ${moment.time.slice(0, 5)}`;
  const possible = engine?.possible(draft.scenario, now).find(([each]) => each === order)?.[1] ?? [];
  const events = possible.flatMap((index) => story.events[index] ?? []);
  if (events.length === 0) return null;
  /** @type {Step} */
  let step = { at: now, event: "" };
  const fields = element("div");
  /** What the event needs and has no value by itself begins with one. @param {string} id */
  const want = (id) => {
    const event = /** @type {EventType} */ (events.find((each) => each.id === id));
    step = { at: now, order: /** @type {string} */ (story.orders[order]), event: id };
    for (const parameter of event.parameters.filter((each) => each.needed))
      step[parameter.id] = parameter.type === "date" ? nextDay(day) : parameter.values[0]?.[0] ?? (parameter.type === "count" ? 1 : "");
    fields.replaceChildren(...event.parameters.map((parameter) => parameterField(parameter, step, (value) => {
      if (value === undefined) delete step[parameter.id];
      else step[parameter.id] = value;
    })));
  };
  const first = /** @type {EventType} */ (events[0]).id;
  want(first);
  return element("div", { class: "add" }, element("h3", {}, our("add")),
    field(our("what"), select(events.map(/** @returns {[string, string]} */ (event) => [event.id, say(event.label)]), first, want)), fields,
    element("button", { click: () => take((next) => {
      const place = next.scenario.steps.filter((each) => each.at <= now).length;
      next.scenario.steps.splice(place, 0, step);
      next.origins.splice(place, 0, -1);
      return step;
    }) }, our("addIt")));
}

/** @param {string} day */
const nextDay = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

// --- what people do ---

/** @param {number} story */
function open(story) {
  shown = story;
  chosen = 0;
  wrong = [];
  tab = "happened";
  void remember();
  draw();
  scrollTo(0, 0);
}

/** @param {number} moment */
function choose(moment) {
  chosen = moment;
  wrong = [];
  if (matchMedia("(max-width: 64rem)").matches) tab = "moment";
  draw();
}

/** @param {KeyboardEvent} event */
function step(event) {
  const story = page.stories[shown];
  if (!story || !("moments" in story) || event.altKey || event.ctrlKey || event.metaKey) return;
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (by === 0 || typing) return;
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

/** Shows what is read first; the engine may come a moment later. */
async function begin() {
  page = JSON.parse(new TextDecoder().decode(await unpacked("data")));
  language = page.language;
  shown = page.stories.length === 1 ? 0 : -1;
  addEventListener("keydown", step);
  wide.addEventListener("change", draw);
  const held = document.getElementById("engine") !== null;
  const starting = held ? unpacked("engine").then(Engine.start).catch(() => null) : null; // none: read only
  draw();
  engine = await starting;
  for (const [path, text] of Object.entries(page.rulebooks ?? {})) engine?.give(path, text);
  await recall();
  if (engine) draw();
}

void begin();
