/**
 * Takes the README's pictures of a running Datalk with sample data: `node page/screenshots.mjs [url] [folder]`. Small ones: a
 * clone carries them.
 */
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.env.DATALK_URL = process.argv[2] ?? "http://localhost:8080";
const folder = process.argv[3] ?? fileURLToPath(new URL("../docs/images", import.meta.url));
const { ask, drawTiles, launch, open } = await import("./test/browser.mjs");
const DESK = { width: 1120, height: 760 };
const PHONE = { width: 390, height: 780 };

const PICTURES = {
  "ask-desk": { ...DESK, take: (page) => page.locator(".chip").first().waitFor() },
  "answer-desk": { ...DESK, take: (page) => chart(page, "faturamento por shopping em ") },
  "answer-phone": { ...PHONE, theme: "dark", language: "en-US", take: (page) => chart(page, "orders by weekday in ") },
  "refusal-phone": { ...PHONE, take: (page) => ask(page, "qual será o faturamento do ano que vem?") },
  "dashboard-desk": { ...DESK, path: "/#/dashboard", take: dashboard },
  "dashboard-phone": { ...PHONE, theme: "dark", path: "/#/dashboard", take: dashboard },
  "records-desk": { ...DESK, path: "/#/records/stores", take: (page) => page.getByText("registros carregados").waitFor() },
  "import-phone": { ...PHONE, path: "/#/records/import", take: (page) => page.getByLabel("Arquivo CSV").waitFor() },
};

/** The month before, which sample data always cover. */
function lastMonth(language) {
  const date = new Date();
  date.setDate(0);
  return date.toLocaleDateString(language, { month: "long", year: "numeric" });
}

async function chart(page, question) {
  const card = await ask(page, question + lastMonth(await page.locator("html").getAttribute("lang")));
  await card.locator("svg.marks").waitFor();
}

async function dashboard(page) {
  await drawTiles(page);
  await page.evaluate(() => window.scrollTo(0, 0));
}

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, { take, ...window }] of Object.entries(PICTURES)) {
  const { page, context, check } = await open(browser, window);
  await take(page);
  await page.waitForTimeout(800); // until nothing moves any more
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  check();
  await context.close();
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
}
await browser.close();
