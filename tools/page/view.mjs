// The seller's screens: counts choose orders, an order leads to its detail and to its story; personal data is not there.
import { readFileSync, writeFileSync } from "node:fs";
import { strict as assert } from "node:assert";

export default async function tryView({ page, open, quiet, judged, ok, folder }) {
  const file = "scenarios/trouble/1-request-not-seen.json";
  {
    const opened = await open(page("view", "view", file, "--at", "2024-03-04", "--lang", "ja"));
    const { tab } = opened;
    await tab.waitForFunction(() => engine !== null);
    const rows = tab.locator(".order-table tbody tr");
    assert.equal(await rows.count(), 2);
    assert.match(await tab.locator(".work").innerText(), /今日のうちに: 1件[\s\S]*A-1002[\s\S]*期限を過ぎたまま/);
    await tab.locator("summary", { hasText: "このあと: 1件" }).click();
    await tab.waitForSelector("details .order-name");
    assert.match(await tab.locator("details").first().textContent(), /A-1001[\s\S]*配送遅延/);
    const requested = tab.locator(".tile", { hasText: "キャンセル要請" });
    await requested.focus();
    await tab.keyboard.press("Enter");
    assert.equal(await requested.getAttribute("aria-pressed"), "true");
    assert.equal(await rows.count(), 1);
    assert.match(await tab.locator("details").first().textContent(), /A-1001/, "what was opened stays open");
    assert.ok(await requested.evaluate((each) => each === document.activeElement), "the keyboard stays where it was");
    await tab.locator(".tile", { hasText: "入金待ち" }).click();
    assert.match(await tab.locator(".order-list").innerText(), /該当する注文はありません/);
    await tab.locator(".tile", { hasText: "すべて" }).click();
    ok("a count chooses its orders");
    await judged(tab);
    await rows.nth(1).locator("button.id").click();
    assert.equal(await tab.locator(".order-card").count(), 2);
    const card = tab.locator(".order-card").nth(1);
    assert.match(await card.textContent(), /受取人の氏名\s*見\*\*\*/);
    assert.match(await card.textContent(), /ショップができること: [\s\S]*キャンセル要請を承認する/);
    assert.ok(!(await tab.evaluate(() => JSON.stringify(page))).includes("花子"), "nothing personal is in the page");
    await judged(tab);
    await card.getByText("ここまでのいきさつ").click();
    assert.match(await tab.locator('.card[aria-current="step"]').innerText(), /A-1002/);
    await tab.waitForSelector(".form");
    await tab.getByText("← 一覧").click();
    assert.equal(await tab.locator(".order-card").count(), 2, "the list is as it was");
    ok("an order leads to its detail, and to its story");
    await tab.getByText("English").click();
    assert.equal(await tab.locator("h1").innerText(), "The screens at the end of 2024-03-04 Mon");
    assert.ok((await tab.pdf({ format: "A4" })).length > 10_000);
    await quiet(opened);
    await tab.close();
  }
  {
    const opened = await open(page("morning", "view", "scenarios/morning/orders.json", "--lang", "en"), { width: 360, height: 740 });
    const { tab } = opened;
    await tab.emulateMedia({ colorScheme: "dark" });
    for (const way of ["detail", "summary"]) {
      await tab.locator(".list-head button", { hasText: way }).click();
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 360, "nothing is wider than the window");
      await judged(tab);
    }
    await quiet(opened);
    await tab.close();
    ok("the screens of a morning's orders, narrow and dark, judged by axe");
  }
  {
    const hostile = "<img src=x onerror=alert(1)></script><script>alert(1)</script>\u202E";
    const scenario = JSON.parse(readFileSync(file, "utf8"));
    delete scenario.$schema;
    scenario.title = scenario.says = { ja: hostile, en: hostile };
    for (const order of Object.values(scenario.orders ?? {})) order.items = hostile;
    const written = `${folder}/hostile-view.json`;
    writeFileSync(written, JSON.stringify(scenario).replaceAll("A-1001", "<svg onload=alert(1)>"));
    const opened = await open(page("hostile-view", "view", written, "--at", "2024-03-04", "--detail"));
    opened.tab.on("dialog", () => assert.fail("a text of a file ran"));
    assert.equal(await opened.tab.locator("body img, body svg, main script").count(), 0);
    assert.match(await opened.tab.locator("main").textContent(), /<svg onload=alert\(1\)>/);
    assert.match(await opened.tab.locator("main").textContent(), /<img src=x onerror/);
    await quiet(opened);
    await opened.tab.close();
    ok("a hostile scenario stays text on the screens");
  }
}
