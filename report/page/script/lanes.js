// Lanes of who does what, time running down, and hazards as bands beside them.

/** The most moments that are drawn at a time. */
const mostDrawn = 160;

/** Which moments are drawn, by their numbers: all, or those around the chosen one. @param {Story} story */
function drawnOf(story) {
  const end = story.first + story.moments.length;
  if (story.moments.length <= mostDrawn) return { from: story.first, to: end };
  const from = Math.max(story.first, Math.min(chosen - mostDrawn / 2, end - mostDrawn));
  return { from, to: from + mostDrawn };
}

/** @param {Story} story @param {number} index */
const momentAt = (story, index) => story.moments[index - story.first];

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

/** On paper the cards are as wide as it is: they say more there. */
let printing = false;

/** @param {Story} story */
function lanesSection(story) {
  const beside = wide.matches && !printing;
  const { from, to } = drawnOf(story);
  const moments = story.moments.slice(from - story.first, to - story.first);
  const used = new Set(moments.map((moment) => moment.actor));
  const lanes = beside ? story.actors.flatMap((_, actor) => (used.has(actor) ? [actor] : [])) : [];
  const across = Math.max(1, lanes.length);
  const bands = story.bands.flatMap(([hazard, order, begin, end]) => (begin < to && end >= from ? [{ hazard, order, from: begin, to: end }] : []));
  const columns = columnsOf(bands);
  const grid = element("div", { class: "lanes" + (beside ? "" : " narrow") });
  const bandColumns = Math.max(0, ...columns.map((column) => column + 1));
  const lane = beside ? "minmax(7rem, 1fr) ".repeat(across) : "minmax(0, 1fr) ";
  const seconds = moments.some(({ time }) => time.length > "00:00".length);
  grid.style.gridTemplateColumns = (seconds ? "4.4rem " : "3.6rem ") + lane + "1.4rem ".repeat(bandColumns);
  lanes.forEach((actor, column) => {
    const head = element("div", { class: "head" }, say(/** @type {Words} */ (story.actors[actor])));
    head.style.gridArea = `1 / ${column + 2}`;
    grid.append(head);
  });
  let row = 2;
  let day = "";
  /** @type {number[]} */
  const rows = [];
  if (story.given && from === 0) grid.append(dayRow(say(story.given.day) + our("given"), row++));
  moments.forEach((moment, index) => {
    if (say(moment.day) !== day) grid.append(dayRow((day = say(moment.day)), row++));
    rows.push(row);
    const time = element("div", { class: "time" }, moment.time);
    time.style.gridArea = `${row} / 1`;
    const card = momentCard(story, moment, from + index, !beside);
    const column = moment.actor === null ? -1 : lanes.indexOf(moment.actor);
    card.style.gridArea = column >= 0 ? `${row} / ${column + 2}` : `${row} / 2 / auto / span ${across}`;
    grid.append(time, card);
    ++row;
  });
  bands.forEach((band, index) =>
    grid.append(bandPart(story, band, rows[band.from - from] ?? 2, rows[band.to - from] ?? row, across + 2 + (columns[index] ?? 0))));
  return element("section", { class: "happened", "aria-label": our("happened") },
    element("h2", {}, our("happened"), " ", !narrow.matches && element("span", { class: "faint no-print" }, our("keys"))),
    ...wayThrough(story, from, to, grid));
}

/** A story of very many moments is moved through: an order is found by its name, or one goes on. @param {Story} story @param {number} from @param {number} to @param {HTMLElement} grid */
function wayThrough(story, from, to, grid) {
  if (story.count <= mostDrawn) return [grid];
  const further = (/** @type {Word} */ word, /** @type {number} */ moments, /** @type {number} */ next) =>
    moments > 0 && element("p", {}, element("button", { click: () => choose(next) }, our(word).replace("{}", String(moments))));
  const find = input({ type: "search" }, (name) => {
    const begin = story.begins[(story.ids ?? story.orders).indexOf(name.trim())];
    find.setCustomValidity(begin === undefined || begin === null ? our("noOrder") : "");
    if (begin !== undefined && begin !== null) choose(begin);
    else find.reportValidity();
  });
  return [element("div", { class: "find no-print" }, field(our("findOrder"), find)),
    further("earlier", from, from - 1), grid, further("later", story.count - to, to)].filter((part) => part !== false);
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
    differencePart(story, moment),
    remarksList(moment.remarks));
}

/**
 * @param {Story} story
 * @param {{hazard: number, order: number, from: number, to: number}} band
 * @param {number} from @param {number} to @param {number} column
 */
function bandPart(story, band, from, to, column) {
  const label = `${orderName(story, band.order)}: ${say(story.hazards[band.hazard] ?? "")}`;
  const made = element("button", { class: "band" + (band.to < story.count ? "" : " open"), title: label,
    "aria-label": `${label} (${our("begins")})`, click: () => choose(band.from) }, "⚠");
  made.style.gridArea = `${from} / ${column} / ${Math.max(to, from + 1)}`;
  return made;
}
