/** A Datalk with a model, which takes whatever word it is asked about for the revenue. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, launch, open } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("makes a verified question of a model's answer, which is answered without a model, and takes that back", async () => {
  const { page, check } = await open(browser);
  const planned = await ask(page, "Quanto a gente amealhou em março de 2021?");
  await planned.getByText("Como foi calculado").click();
  await planned.getByText(/qwen3:4b-instruct/).waitFor();
  await planned.getByRole("button", { name: "Resposta certa" }).click();
  await planned.getByRole("button", { name: "Resposta certa", pressed: true }).waitFor();
  await page.getByRole("link", { name: "Avaliações" }).click();
  const entry = page.locator(".feedback li", { hasText: "amealhou" });

  await entry.getByRole("button", { name: "Confirmar como verificada" }).click();

  await entry.getByText("Confirmada: perguntas desta forma").waitFor();
  const again = await answer(page, "Quanto a gente amealhou em abril de 2021?");
  assert.equal(again.planner, "rules");
  assert.equal(again.verified_question, (await verified(page)).at(0).id);
  assert.equal("model" in again, false);
  await page.reload();
  await entry.getByRole("button", { name: "Desfazer a confirmação" }).click();
  await entry.getByRole("button", { name: "Confirmar como verificada" }).waitFor();
  assert.deepEqual(await verified(page), []);
  assert.equal((await answer(page, "Quanto a gente amealhou em fevereiro de 2021?")).planner, "model");
  check();
});

async function answer(page, question) {
  const reply = await page.request.post(`${new URL(page.url()).origin}/api/ask`, { data: { question } });
  return reply.json();
}

async function verified(page) {
  const reply = await page.request.get(`${new URL(page.url()).origin}/api/verified-questions`);
  return (await reply.json()).items;
}
