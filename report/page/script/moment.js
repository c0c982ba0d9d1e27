// The moment that is chosen.

/** What is known of an order after a moment. @param {Story} story @param {number} order @param {number} until */
function standingOf(story, order, until) {
  /** @type {Map<number, FieldValue>} */
  const values = new Map();
  /** @type {Set<number>} */
  let fresh = new Set();
  /** @type {number[][]} by region */
  const paths = story.statuses.map(() => []);
  /** @type {number[]} */
  let hazards = [];
  /** @type {Map<number, Knowing>} */
  const knows = new Map();
  /** @param {Standing} standing */
  const take = (standing) => {
    fresh = new Set();
    for (const [field, value] of standing.changed ?? []) {
      values.set(field, value);
      fresh.add(field);
    }
    standing.status?.forEach((status, region) => {
      const path = paths[region];
      if (path && path.at(-1) !== status) path.push(status);
    });
    if (standing.hazards) hazards = standing.hazards;
    for (const knowing of standing.knows ?? []) knows.set(knowing[0], knowing);
  };
  const given = story.given?.orders[order];
  if (given) take(given);
  const before = story.before.find(([each]) => each === order)?.[1];
  if (before) {
    take(before);
    before.paths.forEach((path, region) => { paths[region] = [...path]; });
  }
  story.moments.slice(0, until + 1 - story.first).forEach((moment) => { if (moment.order === order) take(moment); });
  return { values, fresh, paths, hazards, knows };
}

/** @param {FieldValue} value */
function valueText(value) {
  if (typeof value === "boolean") return our(value ? "yes" : "no");
  return typeof value === "number" ? String(value) : say(value ?? "");
}

/**
 * The truth, the seller's screen and what people know, side by side; what is not so is marked.
 * @param {Story} story @param {Map<number, Knowing>} knows
 */
function knowsTable(story, knows) {
  const views = [.../** @type {Set<"screen" | number>} */ (new Set(story.topics.flatMap((topic) => topic.seen_by)))];
  const name = (/** @type {"screen" | number} */ view) => (view === "screen" ? our("screen") : say(story.actors[view] ?? ""));
  const shownValue = (/** @type {FieldValue} */ value) => (value === null ? our("unset") : valueText(value));
  const rows = story.topics.flatMap((topic, index) => {
    const knowing = knows.get(index);
    if (!knowing) return [];
    const [, truth, seen, mistaken] = knowing;
    return [element("tr", {}, element("th", { scope: "row" }, say(topic.label)), element("td", {}, shownValue(truth)),
      ...views.map((view) => {
        const at = topic.seen_by.indexOf(view);
        if (at < 0) return element("td", { class: "faint" }, our("unknown"));
        const wrong = mistaken.includes(at);
        return element("td", { class: wrong ? "mistaken" : undefined, title: wrong ? our("mistaken") : undefined },
          wrong && element("span", { class: "sign", role: "img", "aria-label": our("mistaken") }, "≠ "), shownValue(seen[at] ?? null));
      }))];
  });
  const table = element("table", { class: "knows" },
    element("thead", {}, element("tr", {}, element("td"), ...[our("so"), ...views.map(name)].map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows));
  const differs = [...knows.values()].some(([, , , mistaken]) => mistaken.length > 0);
  return [table, ...(differs ? [element("p", { class: "bad" }, "≠ " + our("mistaken"))] : [])];
}

/** @param {Story} story */
function momentSection(story) {
  const moment = momentAt(story, chosen);
  const section = element("div", { "aria-live": "polite" });
  const to = (/** @type {Word} */ word, /** @type {number} */ next) => narrow.matches &&
    element("button", { disabled: next < 0 || next >= story.count, click: () => choose(next) }, our(word));
  const whole = element("section", { class: "moment", "aria-label": our("moment") },
    element("div", { class: "moment-head" }, element("h2", {}, our("moment")), to("before", chosen - 1), to("after", chosen + 1)), section);
  if (!moment) return whole;
  section.append(
    element("p", { class: "faint" }, `${say(moment.day)} ${moment.time}  ${orderName(story, moment.order)}`),
    element("p", { class: moment.style }, element("span", { class: "strong" }, moment.sign + " " + say(moment.what))),
    element("p", { class: "answer" }, say(moment.answer)), remarksList(moment.remarks));
  const form = changeForm(story, moment);
  const editor = form && (narrow.matches ? element("div", { class: "sheet" }, folded("form", words.step, () => [form])) : form);
  const standing = moment.order === null ? null : standingPart(story, moment.order);
  section.append(...(standing ? [standing] : []), ...(editor ? [editor] : []));
  return whole;
}

/** How an order stands then: hazards, who knows what, what is recorded. @param {Story} story @param {number} order */
function standingPart(story, order) {
  const { values, fresh, hazards, knows } = standingOf(story, order, chosen);
  const part = element("div");
  if (hazards.length > 0)
    part.append(element("h3", { class: "bad" }, our("holding")), element("ul", { class: "remarks" },
      ...hazards.map((hazard) => element("li", { class: "bad" }, element("span", {}, "⚠"), say(story.hazards[hazard] ?? "")))));
  const known = knows.size > 0;
  if (known) part.append(element("h3", {}, our("knows")), ...knowsTable(story, knows));
  const records = [false, true].flatMap((world) => recordsPart(story, values, fresh, world));
  part.append(...(known ? [folded("records", words.records, () => records)] : records));
  return part;
}

/** What the system has of the order, or what is so and no system has. @param {Story} story @param {Map<number, FieldValue>} values @param {Set<number>} fresh @param {boolean} world */
function recordsPart(story, values, fresh, world) {
  const rows = story.fields.flatMap((field, index) => {
    const value = values.get(index);
    if (field.world !== world || field.shop || value === undefined || value === null || value === "") return [];
    return [element("tr", { class: fresh.has(index) ? "new" : undefined },
      element("th", { scope: "row" }, say(field.label)), element("td", {}, valueText(value)))];
  });
  return [element("h3", {}, our(world ? "truth" : "recorded")),
    rows.length > 0 ? element("table", {}, element("tbody", {}, ...rows)) : element("p", { class: "faint" }, our("nothing"))];
}

/** Which statuses the order went through until the moment. @param {Story} story */
function waysSection(story) {
  const order = momentAt(story, chosen)?.order ?? null;
  return element("section", { class: "ways", "aria-label": our("ways") }, element("h2", {}, our("path")),
    ...(order === null ? [element("p", { class: "faint" }, our("nothing"))] : waysPart(story, standingOf(story, order, chosen).paths)));
}
