// Stories: stepped through, changed, saved, sent, printed; what comes from files stays text.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync, readdirSync } from "node:fs";
import { strict as assert } from "node:assert";

export default async function tryStories({ page, open, quiet, judged, ok, context, juchu, folder, whole }) {
  // A story, changed so that its hazard does not happen.
  {
    const opened = await open(page("split", "replay", "scenarios/trouble/8.2-split-shipment.json", "--lang", "ja"));
    const { tab } = opened;
    await tab.waitForSelector(".form h3");
    const bands = await tab.locator(".band").count();
    assert.ok(bands > 0, "hazards stand as bands");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    assert.equal(await tab.locator('.card[aria-current="step"]').getAttribute("data-index"), "2");
    ok("arrow keys step");
    assert.match(await tab.locator("header").innerText(), /出典: .*ルールブック: .*ファイル: /);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector("main.story > .side")).borderTopWidth), "0px", "no box of another kind of page");
    assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector("svg.ways text")).fontSize), "13px");
    await tab.getByText("記号の意味").click();
    const meant = await tab.locator(".signs li > span:first-child").allInnerTexts();
    const used = await tab.locator(".card .sign, .about .remarks .sign").allTextContents();
    for (const sign of used) if (sign.trim()) assert.ok(meant.includes(sign.trim()), `the sign is told: ${sign}`);
    ok("every sign of the story is told");
    assert.equal(await tab.locator("svg.ways .status.current text").textContent(), "配送準備");
    assert.ok(await tab.locator("svg.ways .way.taken").count() === 2, "the way that the order took is drawn");
    const two = tab.locator(".knows tr", { hasText: "荷物は二つ" });
    assert.equal(await two.locator(".mistaken").count(), 2, "neither screen nor buyer knows of the second parcel");
    assert.match(await two.innerText(), /はい\s+≠ いいえ\s+≠ いいえ/);
    ok("who knows what; the graph of statuses");
    await tab.getByText("避けられた一手を探す").click();
    await tab.locator(".try").first().click();
    await tab.waitForSelector(".difference, .verdict.notice");
    assert.match(await tab.locator("header").innerText(), /変更した話/);
    assert.equal(await tab.locator('[role="alert"]').count(), 0);
    assert.ok(await tab.locator(".band").count() < bands, "what was tried helps");
    await tab.getByText("初めの話に戻す").click();
    ok("a remedy that the engine finds is tried");
    const told = tab.locator(".card", { hasText: "送り状番号をメッセージで伝える" }).last();
    await told.click();
    await tab.locator('.form input[type="date"]').first().fill("2024-03-06");
    await tab.locator('.form input[type="time"]').fill("09:00");
    await tab.locator('.form input[type="time"]').blur();
    await tab.waitForSelector(".difference");
    assert.ok(await tab.locator(".band").count() < bands, "a hazard of the split shipment is gone");
    ok("the split shipment, told in time");
    await quiet(opened);
    await tab.close();
  }
  {
    const opened = await open(page("race", "replay", "scenarios/trouble/4-cancel-races-shipping.json", "--lang", "ja"));
    const { tab } = opened;
    await tab.waitForSelector(".form h3");
    assert.equal(await tab.locator(".band").count(), 1);
    await tab.locator(".card", { hasText: "発送確認をする" }).click();
    const before = Date.now();
    await tab.locator('input[type="time"]').fill("15:01");
    await tab.locator('input[type="time"]').blur();
    await tab.waitForSelector(".difference");
    assert.equal(await tab.locator(".band").count(), 0, "the hazard is gone");
    assert.match(await tab.locator("header").innerText(), /変更した話/);
    ok(`a step moved: the hazard is gone (${Date.now() - before} ms with the browser's own)`);
    if (whole) {
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByText("変えた話を保存").click()]);
      const saved = `${folder}/saved.json`;
      await download.saveAs(saved);
      const told = spawnSync(juchu, ["replay", saved, "--lang", "en"]).stdout.toString();
      assert.match(told, /15:01 .*confirm the shipment/);
      ok("the changed story is saved and replays");
    }
    for (const [address, bands, said] of [[tab.url(), 0, "the link carries the change"], [tab.url().replace(/.{20}$/, ""), 1, "one that was cut tells the first story"]]) {
      const sent = await context.newPage();
      await sent.goto(address);
      await sent.waitForSelector(".form h3");
      assert.equal(await sent.locator(".band").count(), bands, said);
      await sent.close();
    }
    ok("the link carries the change; one that was cut does no harm");
    await tab.getByText("元に戻す").click();
    assert.equal(await tab.locator(".band").count(), 1);
    assert.equal(await tab.locator(".difference").count(), 0);
    ok("undo");
    await tab.locator(".card").first().click();
    await tab.locator(".add select").first().selectOption({ label: "発送予定日を入力する" });
    await tab.getByText("加える", { exact: true }).click();
    await tab.waitForSelector(".difference");
    ok("a step is added");
    if (whole) { // as English-speaking people type a time
      await tab.getByText("元に戻す").click();
      await tab.locator(".card", { hasText: "発送確認をする" }).first().focus();
      await tab.keyboard.press("Enter");
      const focused = () => tab.evaluate(() => (document.activeElement.closest("label") ?? document.activeElement).textContent.trim());
      assert.match(await focused(), /発送確認をする/, "a chosen card keeps the keyboard");
      await tab.locator('.form input[type="time"]').focus();
      await tab.keyboard.type("0302PM");
      assert.equal(await tab.locator(".verdict.notice").count(), 0, "a time is told when it is left, not part by part");
      await tab.keyboard.press("Enter");
      await tab.waitForSelector(".difference");
      assert.equal(await tab.locator('.form input[type="time"]').inputValue(), "15:02");
      assert.equal(await focused(), "時刻", "a field keeps the keyboard when the story is told anew");
      await tab.getByText("取りやめる").focus();
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => document.activeElement !== document.body && document.querySelector(".verdict.notice"));
      ok("a step is changed by the keyboard alone, which stays where it was");
    }
    await tab.getByText("初めの話に戻す").click();
    await tab.getByText("English").click();
    assert.equal(await tab.locator("h1").innerText(), "Cancelled at once just after the parcel had gone");
    assert.equal(await tab.locator("html").getAttribute("lang"), "en");
    ok("the other language");
    await tab.locator(".card", { hasText: "place the order" }).click();
    await tab.getByText("leave it out").click();
    await tab.waitForSelector('[role="alert"]');
    assert.equal(await tab.locator(".card").count(), 5, "the story stays as it was");
    ok("what cannot be told is said in the engine's words");
    await judged(tab);
    ok("axe finds nothing");
    await tab.emulateMedia({ media: "print" });
    await tab.setViewportSize({ width: 690, height: 1000 }); // A4 less its margins
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 690, "nothing is cut on A4");
    await tab.emulateMedia({ media: "screen" });
    if (whole) assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await quiet(opened);
    await tab.close();
  }
  // What is typed is taken when it is done; the keyboard stays where it is, and a click that ends it is one.
  {
    const opened = await open(page("typed", "replay", "scenarios/trouble/4-cancel-races-shipping.json", "--lang", "en"));
    const { tab } = opened;
    await tab.waitForSelector(".form h3");
    const confirmed = tab.locator(".card", { hasText: "confirm the shipment" });
    await confirmed.click();
    const time = tab.locator('.form input[type="time"]');
    await time.focus();
    for (const key of whole ? "0312PM" : "1512") await tab.keyboard.press(key);
    assert.equal(await tab.locator(".difference").count(), 0, "it is not done yet");
    await tab.keyboard.press("Enter");
    await tab.waitForSelector(".difference");
    assert.equal(await time.inputValue(), "15:12");
    assert.equal(await tab.evaluate(() => document.activeElement?.getAttribute("type")), "time");
    const number = tab.locator(".form > label", { hasText: "tracking number" }).locator("input");
    await number.fill("012345678914");
    await number.press("Tab");
    await tab.waitForFunction(() => document.activeElement?.getAttribute("type") === "number");
    await number.fill("012345678925");
    await tab.locator(".card").first().click();
    await tab.waitForSelector('.card[aria-current="step"][data-index="0"]');
    await confirmed.click();
    assert.equal(await number.inputValue(), "012345678925");
    await number.fill("012345678903");
    await tab.getByText("leave it out").click();
    await tab.waitForFunction(() => document.querySelectorAll(".card").length === 4);
    assert.equal(await confirmed.count(), 0);
    ok("what is typed");
    await quiet(opened);
    await tab.close();
  }
  // Narrow, dark, many.
  {
    const all = readdirSync("scenarios/trouble").filter((name) => name.endsWith(".json")).map((name) => "scenarios/trouble/" + name);
    const opened = await open(page("all", "replay", ...all, "--lang", "ja"), { width: 360, height: 740 });
    const { tab } = opened;
    await tab.emulateMedia({ colorScheme: "dark" });
    assert.equal(await tab.locator(".list li").count(), all.length);
    for (const index of [0, 20, all.length - 1]) {
      await tab.locator(".list button").nth(index).click();
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 360, `nothing is wider than the window: ${wide}`);
      await tab.locator(".card").first().click();
      await tab.getByText("← 一覧").click();
    }
    ok("narrow and dark, from the list and back");
    assert.ok(await tab.locator(".list .name").first().evaluate((name) => name.getBoundingClientRect().width) > 200, "titles have room");
    await tab.locator("[role=search] input").fill("二つに分けて");
    const left = await tab.locator(".list li:visible").count();
    assert.ok(left > 0 && left < 10, `stories are found: ${left}`);
    await tab.locator(".list button:visible").first().focus();
    await tab.keyboard.press("Enter");
    await tab.locator(".card").last().click();
    assert.equal(await tab.locator("#tab-of-moment").getAttribute("aria-selected"), "true");
    const heading = await tab.locator(".moment h2").evaluate((each) => each.getBoundingClientRect().top);
    assert.ok(heading > 0 && heading < 370, `a moment is read from its beginning: ${heading}`);
    await tab.getByText("← 前へ").click();
    assert.equal(await tab.evaluate(() => chosen === page.stories[shown].count - 2), true, "steps without keys");
    await tab.locator("#tab-of-moment").focus();
    await tab.keyboard.press("ArrowRight");
    assert.equal(await tab.evaluate(() => document.activeElement.id), "tab-of-ways");
    for (const graph of await tab.locator("svg.ways").all())
      assert.ok(await graph.evaluate((each) => each.getBoundingClientRect().width / each.viewBox.baseVal.width) >= 0.79, "a graph is large enough to be read");
    await judged(tab);
    await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await tab.locator(".lanes.narrow").count(), 1);
    await tab.evaluate(() => dispatchEvent(new Event("afterprint")));
    await tab.getByText("← 一覧").click();
    assert.equal(await tab.locator(".list li:visible").count(), left, "what was looked for stays");
    assert.match(await tab.evaluate(() => document.activeElement.textContent), /二つに分けて/, "back at the story that was opened");
    ok("a story of many is found, and stepped through without keys");
    await quiet(opened);
    await tab.close();
  }
  // The engine in the page tells every story as the program does, those under changed rulebooks, too (engine.mjs).
  for (const [file, least] of [[`${folder}/all.html`, 60], [`${folder}/rulebooks.html`, 100]]) {
    const { tab } = await open(file);
    await tab.waitForFunction(() => engine !== null);
    const [told, differ] = await tab.evaluate(() => {
      const same = (each) => JSON.stringify({ ...each, failures: null }); // they name lines of the file
      const told = page.stories.flatMap((story, index) => ("moments" in story ? [index] : []));
      return [told.length, told.filter((index) => same(engine.tell(JSON.parse(page.scenarios[index]), index)) !== same(page.stories[index]))];
    });
    assert.deepEqual(differ, []);
    assert.ok(told >= least, String(told));
    ok(`the engine answers as the program does, story by story (${told})`);
    await tab.close();
  }
  // Hostile text stays text.
  {
    const hostile = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}", "\u202Eabc", "'\"><svg onload=alert(1)>"];
    const lists = process.env.JUCHU_TEST_DATA ? [`${process.env.JUCHU_TEST_DATA}/blns/blns.json`] : [];
    for (const list of lists)
      try { hostile.push(...JSON.parse(readFileSync(list, "utf8"))); } catch { console.log("left out: " + list); }
    const scenario = JSON.parse(readFileSync("scenarios/trouble/4-cancel-races-shipping.json", "utf8"));
    delete scenario.$schema;
    delete scenario.expect;
    scenario.steps.forEach((step) => delete step.expect);
    const files = hostile.filter((text) => text !== "" && !text.includes("\0")).map((text, index) => {
      const file = `${folder}/hostile-${index}.json`;
      writeFileSync(file, JSON.stringify({ ...scenario, title: text, says: { ja: text, en: text }, steps: scenario.steps.map((step, place) => place === 0 ? { ...step, note: text } : step) }));
      return file;
    });
    const written = `${folder}/hostile.html`;
    spawnSync(juchu, ["replay", ...files, "--html", written]);  // some may be no text that it takes
    const opened = await open(written);
    opened.tab.on("dialog", () => assert.fail("a text of a file ran"));
    const count = await opened.tab.locator(".list li").count();
    assert.ok(count >= files.length);
    for (let index = 0; index < count; index += Math.ceil(count / 40)) {
      await opened.tab.locator(".list button").nth(index).click();
      assert.equal(await opened.tab.locator("main img, main svg, main script").count(), 0);
      await opened.tab.locator("header .tools button").first().click();
    }
    ok(`hostile text stays text (${files.length})`);
    await quiet(opened);
  }
}
