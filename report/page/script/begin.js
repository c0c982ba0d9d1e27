// What people do, and drawing.

/** What a page opens with: a single story that is no answer's, else the answer. */
const atFirst = () => (page.kind === "replay" && page.stories.length === 1 ? 0 : -1);

/** How far the answer was read. */
let answerTop = 0;

/** What had the keyboard there. */
let answerFocus = () => {};

/** @param {number} story */
function open(story) {
  if (shown < 0) {
    answerTop = scrollY;
    answerFocus = focusKept();
  }
  shown = story;
  chosen = 0;
  wrong = [];
  tab = "happened";
  void remember();
  draw();
  scrollTo(0, story < 0 ? answerTop : 0);
  if (story < 0) answerFocus();
}

/** @param {number} moment */
function choose(moment) {
  lookAt(moment);
  wrong = [];
  if (narrow.matches) showTab("moment");
  else draw();
}

/** Shows a part of the story from its beginning; of what happened, the chosen moment. @param {Tab} part */
function showTab(part) {
  tab = part;
  draw();
  const row = /** @type {HTMLElement | null} */ (document.querySelector(".tabs"));
  const main = /** @type {HTMLElement | null} */ (document.querySelector("main"));
  if (row && main) scrollTo(0, Math.min(scrollY, main.offsetTop - row.offsetHeight));
  if (part === "happened") document.querySelector(".card[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function stepTabs(event) {
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (by === 0 || !(event.target instanceof HTMLElement) || event.target.role !== "tab") return;
  const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
  if (next) showTab(next);
  document.getElementById("tab-of-" + tab)?.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function step(event) {
  const story = storyShown();
  if (!story || event.altKey || event.ctrlKey || event.metaKey) return;
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (by === 0 || typing) return;
  event.preventDefault();
  lookAt(Math.min(Math.max(chosen + by, 0), story.count - 1));
  draw();
  const card = /** @type {HTMLElement | null} */ (document.querySelector(`[data-index="${chosen}"]`));
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}

/** Whether a button is held down: what is drawn stays until that has become a click. */
let pressed = false;
let owed = false;

/** @param {PointerEvent} event */
function press(event) {
  pressed = event.button === 0 && event.target instanceof Element && event.target.closest("button, summary, a") !== null;
}

function release() {
  pressed = false;
  if (owed) setTimeout(draw);
}

const controls = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button, a, input, select, summary")]);
/** @param {Element} control */
const controlName = (control) =>
  control.id !== "" ? control.id : control.tagName + (control.closest("label")?.firstElementChild ?? control).textContent;

/** What has the keyboard gets it again when the page is drawn anew; where it is gone, the chosen moment does. */
function focusKept() {
  const focus = document.activeElement;
  if (!focus || focus === document.body) return () => {};
  const name = controlName(focus);
  const place = controls().filter((each) => controlName(each) === name).indexOf(/** @type {HTMLElement} */ (focus));
  return () => {
    const again = controls().filter((each) => controlName(each) === name)[place];
    (again ?? /** @type {HTMLElement | null} */ (document.querySelector(".card[aria-current]")))?.focus({ preventScroll: true });
  };
}

function draw() {
  owed = pressed;
  if (pressed) return;
  const keep = focusKept();
  document.documentElement.lang = language;
  document.title = say(page.title);
  const story = page.stories[shown];
  const top = scrollY;
  const parts = !story ? answerPage() : "moments" in story ? storyPage(story) : unreadablePage(story);
  document.body.replaceChildren(...parts);
  keep();
  scrollTo(0, top);
}

/** Shows what is read first; the engine may come a moment later. */
async function begin() {
  page = JSON.parse(new TextDecoder().decode(await unpacked("data")));
  page.stories = page.stories.map((story, index) => withBook(story, page.book_of[index] ?? null));
  language = page.language;
  shown = atFirst();
  addEventListener("keydown", step);
  addEventListener("pointerdown", press, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, true);
  addEventListener("keydown", stepTabs);
  for (const [name, now] of /** @type {[string, boolean][]} */ ([["beforeprint", true], ["afterprint", false]]))
    addEventListener(name, () => { printing = now; if (shown >= 0) draw(); });
  for (const width of [wide, narrow]) width.addEventListener("change", draw);
  const held = document.getElementById("engine") !== null;
  const starting = held ? unpacked("engine").then(Engine.start).catch(() => null) : null; // none: read only
  draw();
  engine = await starting;
  for (const [path, text] of Object.entries(page.rulebooks ?? {})) engine?.give(path, text);
  addEventListener("hashchange", () => void recall().then((told) => told && draw())); // a link was pasted where the page is open
  await recall();
  if (engine) draw();
}

void begin();
