// The moment that is chosen.

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
