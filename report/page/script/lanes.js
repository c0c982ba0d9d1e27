// Lanes of who does what, time running down, and hazards as bands beside them.

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

/** Whether lanes stand beside each other; whether the parts of a story are tabs. */
const wide = matchMedia("(min-width: 40.01rem)");
const narrow = matchMedia("(max-width: 64rem)");

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
    story.orders.length > 1 && element("span", { class: "order" }, orderName(story, moment.order)),
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
