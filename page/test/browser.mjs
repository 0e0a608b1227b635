/** A real browser on the page of a running Datalk. What the page must never do fails the test that does it. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const DATALK = process.env.DATALK_URL ?? "http://localhost:8080";
const PLACES = [
  process.env.CHROME_BIN,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where Chromium is; says how to get it where there is none. */
export function findChromium() {
  const found = PLACES.find((place) => place && existsSync(place));
  if (!found) {
    throw new Error(
      "The page is tested in Chromium, and none was found. Debian, Ubuntu: apt-get install chromium. " +
        "Elsewhere: install Chrome, or have CHROME_BIN point to a Chromium.",
    );
  }
  return found;
}

/** Starts a browser with a profile of its own, which is gone afterwards. */
export function launch() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: findChromium(), args: isRoot ? [...FLAGS, "--no-sandbox"] : FLAGS });
}

/**
 * Opens the page at an address in a window of its own. `faults` collects what went wrong unseen: errors of scripts, and what
 * the content policy forbade; `check()` fails if there was any.
 */
export async function open(
  browser,
  { datalk = DATALK, path = "/#/", language = "pt-BR", theme = "light", width = 1280, height = 800 } = {},
) {
  const isMobile = width < 500;
  const context = await browser.newContext({ locale: language, colorScheme: theme, viewport: { width, height }, isMobile, hasTouch: isMobile });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !isExpected(message) && faults.push(message.text()));
  page.on("request", (request) => !isOwn(request.url(), datalk) && faults.push(`request to ${request.url()}`));
  await page.goto(datalk + path);
  return { page, context, check: () => assert.deepEqual(faults, []) };
}

/** The browser itself tells of every answer that is no success; the page's tests ask for some. */
function isExpected(message) {
  return message.text().startsWith("Failed to load resource");
}

function isOwn(url, datalk) {
  return url.startsWith(datalk) || url.startsWith("data:") || url.startsWith("blob:");
}

/**
 * Datalk at an address of its own, which is there no more once it is stopped, until it is started again: its port is closed,
 * and so are its connections.
 */
export async function relay() {
  const { hostname, port } = new URL(DATALK);
  const sockets = new Set();
  let own = 0;
  let server = null;
  async function start() {
    server = createServer((caller) => {
      const datalk = connect(Number(port), hostname);
      [caller, datalk].forEach((socket) => sockets.add(socket) && socket.on("error", () => socket.destroy()));
      caller.pipe(datalk).pipe(caller);
    });
    await new Promise((resolve) => server.listen(own, "localhost", resolve));
    own = server.address().port;
    server.unref(); // a test that fails ends all the same
  }
  async function stop() {
    const closed = new Promise((resolve) => server.close(resolve));
    sockets.forEach((socket) => socket.destroy());
    sockets.clear();
    await closed;
  }
  await start();
  return { url: `http://localhost:${own}`, start, stop };
}

/** Types a question, sends it, and gives the card of its answer. */
export async function ask(page, question) {
  const before = await page.locator(".answer:not(.waiting)").count();
  await page.getByRole("textbox", { name: /pergunta|question/i }).fill(question);
  await page.keyboard.press("Enter");
  const card = page.locator(".answer:not(.waiting)").nth(before);
  await card.waitFor();
  return card;
}

/** Scrolls through the dashboard until each of its charts is drawn. */
export async function drawTiles(page) {
  await page.locator(".tile").nth(3).waitFor();
  for (const tile of await page.locator(".tile").all()) {
    await tile.scrollIntoViewIfNeeded();
    await tile.locator("svg.marks").waitFor();
  }
}

/** Fails for whatever axe finds against WCAG 2.2 AA and its own good practice. */
export async function assertAccessible(page, name) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) => `${id}: ${help} (${target}) ${any[0]?.message ?? ""}`));
  assert.deepEqual(found, [], name);
}

/** Fails if the page is wider than its window. */
export async function assertFits(page, name) {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(needed <= there, `${name} needs ${needed} pixels of ${there}`);
}
