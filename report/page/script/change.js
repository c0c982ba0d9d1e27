// A story that is changed, and told anew.

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
 * Takes a change where the story can be told with it, and chooses the moment of the step that it returns,
 * of several orders that of the one that was looked at.
 * @param {(draft: Draft) => Step | void} change
 */
function take(change) {
  const draft = draftNow();
  const story = storyShown();
  const known = changes.get(shown);
  if (!draft || !engine || !known || !story) return;
  /** @type {Draft} */
  const next = structuredClone(draft);
  const order = idOf(story, momentAt(story, chosen)?.order ?? null);
  delete next.scenario.expect; // it spoke of the story as it was
  delete next.scenario.breaks;
  next.scenario.steps.forEach((step) => delete step["expect"]);
  const follow = change(next);
  const sequence = next.scenario.steps.map((_, index) => index);
  sequence.sort((a, b) => (at(next, a) < at(next, b) ? -1 : at(next, a) > at(next, b) ? 1 : a - b));
  next.origins = sequence.map((index) => next.origins[index] ?? -1);
  next.scenario.steps = sequence.map((index) => /** @type {Step} */ (next.scenario.steps[index]));
  const last = next.scenario.steps.at(-1)?.at.slice(0, 10) ?? "";
  if (next.scenario.until < last) next.scenario.until = last;
  const step = follow ? next.scenario.steps.indexOf(follow) : -1;
  const told = engine.tell(next.scenario, shown, { step });
  wrong = "moments" in told ? [] : told.problems;
  if ("moments" in told) {
    known.drafts.push(next);
    const followed = told.moments.flatMap((each, index) => (step >= 0 && each.step === step ? [index] : []));
    const moment = followed.find((index) => idOf(told, told.moments[index]?.order ?? null) === order) ?? followed[0];
    if (moment !== undefined) chosen = told.first + moment;
    show(told);
    void remember();
  }
  draw();
}

/** Looks for what would have avoided the troubles of the story as it is told now. */
function findChanges() {
  const draft = draftNow();
  const story = storyShown();
  if (!draft || !engine || !story) return;
  const told = engine.tell(draft.scenario, shown, { whatIf: true });
  if ("moments" in told) story.what_if = told.what_if ?? [];
  draw();
}

/** Takes a change that was found: one order's step is gone, another one comes. @param {Change} change */
function tryChange(change) {
  take(({ scenario, origins }) => {
    const place = change.step ?? -1;
    const origin = origins[place] ?? -1;
    const gone = scenario.steps[place];
    if (gone) {
      const others = [gone.order ?? []].flat().filter((order) => order !== change.order);
      if (others.length > 0) gone.order = others;
      else {
        scenario.steps.splice(place, 1);
        origins.splice(place, 1);
      }
    }
    if (!change.instead) return;
    const { at, event, parameters } = change.instead;
    const step = { at, order: change.order, event, ...parameters };
    scenario.steps.push(step); // after all of its time
    origins.push(origin);
    return step;
  });
}

/** @param {Draft} draft @param {number} index */
const at = (draft, index) => draft.scenario.steps[index]?.at ?? "";

/** The story that is told now, at about the moment that was chosen. @param {Story} story */
function show(story) {
  page.stories[shown] = story;
  chosen = Math.max(0, Math.min(chosen, story.count - 1));
}

/** Chooses a moment; where it was not told yet, the engine tells the story around it. @param {number} moment */
function lookAt(moment) {
  const story = storyShown();
  if (!story) return;
  chosen = Math.max(0, Math.min(moment, story.count - 1));
  const draft = draftNow();
  if (!engine || !draft || momentAt(story, chosen)) return;
  const told = engine.told === draft.scenario ? engine.moments(chosen, shown) : engine.tell(draft.scenario, shown);
  if ("moments" in told) page.stories[shown] = { ...told, ...(story.what_if ? { what_if: story.what_if } : {}) };
}

function undo() {
  const known = changes.get(shown);
  const story = page.stories[shown];
  if (!known || !engine || !story) return;
  known.drafts.pop();
  const draft = known.drafts.at(-1);
  const told = known.drafts.length > 1 && draft ? engine.tell(draft.scenario, shown) : known.first;
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

/** What mailers and browsers carry in an address, roughly. */
const mostOfLink = 30_000;
let linkTooLong = false;

/** Keeps the change in the address, which can be sent along with the page. */
async function remember() {
  const draft = isChanged() ? changes.get(shown)?.drafts.at(-1) : undefined;
  const packed = draft ? await deflated(JSON.stringify({ story: shown, ...draft }), "compress") : "";
  linkTooLong = packed.length > mostOfLink;
  const change = draft && !linkTooLong ? "#change=" + packed : "";
  history.replaceState(null, "", location.href.replace(/#.*/, "") + change);
}

/** Tells the story as the address changes it; one that cannot be told so is told as it is. False: it changes none. */
async function recall() {
  const change = /^#change=([\w-]+)$/.exec(location.hash)?.[1];
  if (!change || !engine) return false;
  try {
    /** @type {Draft & {story: number}} */
    const { story, scenario, origins } = JSON.parse(await deflated(change, "decompress"));
    if (!Number.isInteger(story) || !page.stories[story]) return false; // of another page
    if (shown !== story) chosen = 0;
    shown = story;
    wrong = [];
    if (!draftNow() || !Array.isArray(scenario.steps) || !Array.isArray(origins)) return true;
    const told = engine.tell(scenario, story);
    if (!("moments" in told)) return true;
    changes.get(story)?.drafts.push({ scenario, origins });
    show(told);
  } catch {
    shown = atFirst(); // it was cut short
  }
  return true;
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

/** What a step of the first story answered; where it is otherwise now, both. @param {Story} story @param {Moment} moment */
function differencePart(story, moment) {
  const known = changes.get(shown);
  const draft = known?.drafts.at(-1);
  if (!known || !draft || !isChanged() || moment.step === null) return null;
  const origin = draft.origins[moment.step] ?? -1;
  const id = idOf(story, moment.order); // orders are numbered as they come
  const before = known.first.moments.find((each) => each.step === origin && idOf(known.first, each.order) === id);
  const told = (/** @type {Moment | undefined} */ each) => !each ? our("nothingWas")
    : [each.time, each.sign, say(each.answer)].filter((part) => part !== "").join(" ");
  if (told(before) === told(moment)) return null;
  return element("span", { class: "difference notice" }, our("was") + told(before) + " → " + our("isNow") + told(moment));
}

/** @param {string} label @param {HTMLElement} control */
const field = (label, control) => element("label", {}, element("span", { class: "faint" }, label), control);

/**
 * Each key in a date or a time may make another value of it: what is typed is taken when that is done.
 * @param {Record<string, string>} attributes @param {(value: string) => void} changed
 */
function input(attributes, changed) {
  const made = /** @type {HTMLInputElement} */ (element("input", attributes));
  let typing = false;
  let waits = false;
  const settle = () => {
    waits = false;
    changed(made.value);
  };
  made.addEventListener("keydown", (event) => {
    typing = event.key !== "Enter";
    if (!typing && waits) settle();
  });
  made.addEventListener("pointerdown", () => { typing = false; });
  made.addEventListener("change", () => {
    if (document.activeElement !== made || typing) waits = true;
    else settle();
  });
  made.addEventListener("blur", () => {
    if (waits && pressed) settle(); // before the click
    else if (waits) setTimeout(settle); // the keyboard has gone on by then
  });
  return made;
}

/** @param {[string, string][]} options @param {string} value @param {(value: string) => void} changed */
function select(options, value, changed) {
  const made = /** @type {HTMLSelectElement} */ (element("select", {}, ...options.map(([id, label]) =>
    element("option", { value: id, selected: id === value }, label))));
  made.addEventListener("change", () => setTimeout(() => changed(made.value)));
  return made;
}

/** Years have four digits. */
const lastDay = "9999-12-31";

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
      return field(label, input({ ...(parameter.type === "date" ? { type: "date", max: lastDay } : { type: "text" }), value }, (text) => changed(text === "" ? undefined : text)));
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
    const set = (/** @type {string} */ key, /** @type {unknown} */ value) => draftNow() === draft && take((next) => {
      const changed = /** @type {Step} */ (next.scenario.steps[line]);
      if (value === undefined) delete changed[key];
      else changed[key] = value;
      return changed;
    });
    made.append(element("h3", {}, our("change")),
      field(our("date"), input({ type: "date", max: lastDay, value: step.at.slice(0, 10) }, (day) => day && set("at", day + step.at.slice(10)))),
      field(our("time"), input({ type: "time", value: step.at.slice(11, 16) }, (time) => time && set("at", step.at.slice(0, 11) + time))),
      ...event.parameters.map((parameter) => parameterField(parameter, step, (value) => set(parameter.id, value))),
      element("button", { click: () => take(leaveOut) }, our("leaveOut")));
  }
  const more = moment.order === null ? null : addForm(story, moment, draft, moment.order);
  if (more) made.append(more);
  return made;
}

/** The step of the chosen moment is gone. @param {Draft} draft */
function leaveOut(draft) {
  const story = storyShown();
  const line = story ? momentAt(story, chosen)?.step ?? null : null;
  if (line === null) return;
  draft.scenario.steps.splice(line, 1);
  draft.origins.splice(line, 1);
}

/** @param {Story} story @param {Moment} moment @param {Draft} draft @param {number} order */
function addForm(story, moment, draft, order) {
  const day = (typeof moment.day === "string" ? moment.day : moment.day.en).slice(0, 10);
  const now = `${day} ${moment.time.slice(0, 5)}`;
  const possible = engine?.possible(draft.scenario, chosen) ?? [];
  const events = possible.flatMap((index) => story.events[index] ?? []);
  if (events.length === 0) return null;
  /** @type {Step} */
  let step = { at: now, event: "" };
  const fields = element("div");
  /** What the event needs and has no value by itself begins with one. @param {string} id */
  const want = (id) => {
    const event = /** @type {EventType} */ (events.find((each) => each.id === id));
    step = { at: now, order: idOf(story, order) ?? "", event: id };
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
