// The seller's screens at a moment: the counts of the top page, the day's work, and the orders.

/**
 * @typedef {{name: Words, orders: number[]}} OrderList
 * @typedef {OrderList & {count: Words, summary: Words, detail: Words}} OrderTab
 * @typedef {Words | true | null} CellText
 * @typedef {{id: string, status: Words, moment: number | null, cells: CellText[], shown: [Words, CellText][],
 *   troubles: Remark[], past: Remark[], coming: Remark[], possible: Remark[]}} ShownOrder
 * @typedef {Record<"queues" | "others" | "none" | "no_work" | "summary" | "detail" | "order" | "status" | "now" | "coming"
 *   | "possible" | "shown" | "story", Words>} ViewWords
 * @typedef {{about: Words, masked: Words | null, detail: boolean, words: ViewWords, queues: OrderTab[],
 *   others: OrderTab[], today: OrderList, later: OrderList, columns: Words[], orders: ShownOrder[]}} ViewAnswer
 */

/** Which tab is chosen, whether its orders stand in detail (undefined: as the page opens), and whether later work is open. */
const screens = { tab: 0, detail: /** @type {boolean | undefined} */ (undefined), later: false };

answers["view"] = () => {
  const view = /** @type {ViewAnswer} */ (page.answer);
  const detail = screens.detail ?? view.detail;
  const tabs = [...view.queues, ...view.others];
  const tab = tabs[screens.tab];
  return [
    element("p", { class: "about-screens" }, say(view.about), " ", storyOfOrder(view, null)),
    element("h2", {}, say(view.words.queues)),
    element("div", { class: "tiles" }, ...view.queues.map((each, index) => tabButton(each, index))),
    view.others.length > 0 && element("h3", {}, say(view.words.others)),
    view.others.length > 0 && element("div", { class: "tiles" },
      ...view.others.map((each, index) => tabButton(each, view.queues.length + index))),
    element("section", { class: "work", "aria-label": say(view.today.name) },
      element("h2", {}, say(view.today.name)),
      view.today.orders.length === 0 ? element("p", { class: "faint" }, say(view.words.no_work))
        : workList(view, view.today),
      view.later.orders.length > 0 && laterWork(view)),
    tab ? ordersSection(view, tab, detail) : null,
    view.masked !== null && element("p", { class: "faint" }, say(view.masked)),
  ];
};

/** Draws anew, and keeps where the keyboard is. @param {() => void} change */
function screensAfter(change) {
  const id = document.activeElement?.id ?? "";
  change();
  draw();
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** @param {OrderTab} tab @param {number} index */
const tabButton = (tab, index) => element("button", { class: "tile" + (tab.orders.length === 0 ? " empty" : ""), id: "tab-" + index,
  "aria-pressed": index === screens.tab ? "true" : "false", click: () => screensAfter(() => { screens.tab = index; }) },
  element("span", { class: "name" }, say(tab.name)), element("span", { class: "count" }, say(tab.count)));

/** Opens the story; of an order, where it came to what is shown. @param {ViewAnswer} view @param {ShownOrder | null} order */
function storyOfOrder(view, order) {
  const moment = order ? order.moment : view.orders.reduce((last, each) => Math.max(last, each.moment ?? 0), 0);
  if (moment === null || page.stories.length === 0) return null;
  return element("button", { class: "story-of", click: () => { open(0); choose(moment); } }, say(view.words.story));
}

/** @param {ViewAnswer} view @param {OrderList} list */
const workList = (view, list) => element("ul", { class: "orders" }, ...list.orders.flatMap((index) => {
  const order = view.orders[index];
  return order ? [element("li", {}, orderHead(view, order, index),
    remarksList([...order.troubles, ...order.coming, ...order.possible]))] : [];
}));

/** Folded; a list of thousands is made when it is opened. @param {ViewAnswer} view */
function laterWork(view) {
  const made = element("details", { open: screens.later }, element("summary", {}, say(view.later.name)),
    screens.later && workList(view, view.later));
  made.addEventListener("toggle", () => {
    screens.later = /** @type {HTMLDetailsElement} */ (made).open;
    if (screens.later && made.childElementCount === 1) made.append(workList(view, view.later));
  });
  return made;
}

/** Its id, which leads to its detail, and its status. @param {ViewAnswer} view @param {ShownOrder} order @param {number} index */
const orderHead = (view, order, index) => element("div", { class: "order-name" },
  element("button", { class: "id", click: () => showOrder(index) }, order.id),
  element("span", { class: "strong" }, say(order.status)), storyOfOrder(view, order));

/** @param {number} index */
function showOrder(index) {
  screensAfter(() => { screens.tab = 0; screens.detail = true; });
  const card = document.getElementById("order-" + index);
  card?.scrollIntoView();
  card?.querySelector("button")?.focus({ preventScroll: true });
}

/** @param {ViewAnswer} view @param {OrderTab} tab @param {boolean} detail */
function ordersSection(view, tab, detail) {
  const way = (/** @type {boolean} */ one) => element("button", { id: one ? "in-detail" : "in-summary",
    "aria-pressed": one === detail ? "true" : "false", click: () => screensAfter(() => { screens.detail = one; }) },
    say(view.words[one ? "detail" : "summary"]));
  return element("section", { class: "order-list", "aria-label": say(tab.name) },
    element("div", { class: "list-head" },
      element("h2", {}, say(tab.name), " — ", say(detail ? tab.detail : tab.summary)), way(false), way(true)),
    tab.orders.length === 0 ? element("p", { class: "faint" }, say(view.words.none))
      : detail ? orderCards(view, tab) : orderTable(view, tab));
}

/** @param {CellText} text */
const cellText = (text) => (text === true ? our("yes") : text === null ? "" : say(text));

/** A table that stays one where its style makes blocks of its rows. @param {ViewAnswer} view @param {OrderTab} tab */
function orderTable(view, tab) {
  const heads = [view.words.order, view.words.status, ...view.columns, view.words.now];
  const cell = (/** @type {number} */ column, /** @type {(Node | string | null | false)[]} */ ...children) =>
    element("td", { role: "cell", "data-head": say(heads[column] ?? "") }, ...children);
  return element("table", { class: "order-table", role: "table" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads.map((head) =>
      element("th", { role: "columnheader", scope: "col" }, say(head))))),
    element("tbody", { role: "rowgroup" }, ...tab.orders.flatMap((index) => {
      const order = view.orders[index];
      return order ? [element("tr", { role: "row" },
        cell(0, element("button", { class: "id", click: () => showOrder(index) }, order.id)),
        cell(1, element("span", { class: "strong" }, say(order.status))),
        ...order.cells.map((text, column) => cell(2 + column, cellText(text))),
        cell(heads.length - 1, remarksList([...order.troubles, ...order.coming])))] : [];
    })));
}

/** @param {ViewAnswer} view @param {OrderTab} tab */
const orderCards = (view, tab) => element("div", {}, ...tab.orders.flatMap((index) => {
  const order = view.orders[index];
  return order ? [element("article", { class: "order-card", id: "order-" + index, "aria-label": order.id },
    orderHead(view, order, index),
    remarksList([...order.troubles, ...order.past]),
    element("div", { class: "halves" },
      element("div", {}, element("h3", {}, say(view.words.shown)),
        element("table", {}, element("tbody", {}, ...order.shown.map(([label, text]) =>
          element("tr", {}, element("th", { scope: "row" }, say(label)), element("td", {}, cellText(text))))))),
      element("div", {}, order.coming.length > 0 && element("h3", {}, say(view.words.coming)), remarksList(order.coming),
        order.possible.length > 0 && element("h3", {}, say(view.words.possible)), remarksList(order.possible))))] : [];
}));
