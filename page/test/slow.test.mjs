/** A Datalk whose model takes its time. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, launch, open } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("shows how long a model thinks, lets it be cancelled, and goes on as if it had not been asked", async () => {
  const { page, check } = await open(browser);
  await ask(page, "faturamento em março de 2021");
  const givenUp = page.waitForEvent("requestfailed", (request) => request.postData()?.includes("amealhou"));
  await page.getByRole("textbox").fill("Quanto a gente amealhou em abril de 2021?");
  await page.keyboard.press("Enter");
  await page.locator(".elapsed", { hasText: "1 s" }).waitFor();

  await page.getByRole("button", { name: "Cancelar" }).click();

  await page.locator(".answer.cancelled", { hasText: "Pergunta cancelada." }).waitFor();
  assert.equal((await givenUp).failure().errorText, "net::ERR_ABORTED");
  const sentence = async (question) => (await ask(page, question)).locator(".sentence").textContent();
  assert.match(await sentence("e por segmento?"), /^Em março de 2021, faturamento por segmento: /);
  await answered(page, "Quanto a gente amealhou em abril de 2021?"); // the server has long ended what was cancelled
  assert.match(await sentence("e por canal?"), /^Em março de 2021, faturamento por canal: /);
  assert.equal(await page.locator(".answer").count(), 4);
  check();
});

/** The same question waits for the same draft of the model, so it is answered after the first. */
async function answered(page, question) {
  const reply = await page.request.post(`${new URL(page.url()).origin}/api/ask`, { data: { question }, timeout: 20_000 });
  assert.equal((await reply.json()).status, "answered");
}
