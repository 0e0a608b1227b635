/**
 * Measures the page of a running Datalk with Lighthouse: `node page/lighthouse.mjs [url]`. Fails below what is promised.
 * Lighthouse is fetched by npx when it is first asked for; it is no part of the build.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./test/browser.mjs";

const LIGHTHOUSE = "lighthouse@12.8.2";
const LEAST = 0.95;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const url = process.argv[2] ?? "http://localhost:8080";
const folder = mkdtempSync(path.join(tmpdir(), "lighthouse-"));
let isGood = true;

for (const view of ["/", "/#/dashboard"]) {
  for (const preset of ["mobile", "desktop"]) {
    const report = path.join(folder, "report.json");
    const options = [
      ...["--yes", LIGHTHOUSE, url + view, "--quiet", "--output=json", `--output-path=${report}`],
      `--only-categories=${CATEGORIES}`,
      "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run",
      ...(preset === "desktop" ? ["--preset=desktop"] : []),
    ];
    const environment = { ...process.env, CHROME_PATH: findChromium() };
    execFileSync("npx", options, { env: environment, stdio: "inherit", shell: process.platform === "win32" });
    const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
    const scores = CATEGORIES.map((name) => `${name} ${Math.round(categories[name].score * 100)}`);
    const transfer = Math.round(audits["total-byte-weight"].numericValue / 1000);
    console.log(`${view} ${preset}: ${scores.join(", ")}; ${transfer} kB`);
    isGood &&= CATEGORIES.every((name) => categories[name].score >= LEAST);
  }
}
process.exit(isGood ? 0 : 1);
