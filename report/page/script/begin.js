// What people do, and drawing.

/** What a page opens with: a single story that is no answer's, else the answer. */
const atFirst = () => (page.kind === "replay" && page.stories.length === 1 ? 0 : -1);

/** How far the answer was read. */
let answerTop = 0;

/** @param {number} story */
function open(story) {
  if (shown < 0) answerTop = scrollY;
  shown = story;
  chosen = 0;
  wrong = [];
  tab = "happened";
  void remember();
  draw();
  scrollTo(0, story < 0 ? answerTop : 0);
}

/** @param {number} moment */
function choose(moment) {
  lookAt(moment);
  wrong = [];
  if (narrow.matches) tab = "moment";
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

/** Where the keyboard is, to be found again in what is drawn anew: the name, and what it stands in. @param {Element} part */
const placeOf = (part) => [part.closest("label")?.firstChild?.textContent ?? part.textContent,
  part.closest("div, section, header")?.className].join("\n");

function draw() {
  owed = pressed;
  if (pressed) return;
  const focused = document.activeElement;
  const place = focused && focused !== document.body ? placeOf(focused) : null;
  document.documentElement.lang = language;
  document.title = say(page.title);
  const story = page.stories[shown];
  const top = scrollY;
  const parts = !story ? answerPage() : "moments" in story ? storyPage(story) : unreadablePage(story);
  document.body.replaceChildren(...parts);
  const again = place === null ? undefined : [...document.querySelectorAll(focused?.tagName ?? "")].find((part) => placeOf(part) === place);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
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
