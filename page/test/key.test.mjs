/** A Datalk that asks for a key. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";

const KEY = process.env.DATALK_KEY;

/** What is there when the key was accepted: suggestions or, where there is no data, a link to the import. */
const started = (page) => page.locator(".chip, .starters a").first();

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("asks for the key, tells when it is wrong, and keeps the right one for the session only", async () => {
  const { page, context, check } = await open(browser);
  const dialog = page.getByRole("dialog", { name: "Chave de acesso" });
  const field = dialog.getByLabel("Chave ou token");
  await field.fill("wrong");
  await page.keyboard.press("Enter");
  await dialog.getByText("Essa chave não foi aceita.").waitFor();

  await field.fill(KEY);
  await dialog.getByRole("button", { name: "Usar" }).click();

  await started(page).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("datalk.key")), KEY);
  assert.equal(await page.evaluate((key) => JSON.stringify(localStorage).includes(key), KEY), false);
  await page.reload();
  await started(page).waitFor();
  assert.equal(await dialog.count(), 0);
  const next = await context.newPage();
  await next.goto(page.url());
  await next.getByRole("dialog", { name: "Chave de acesso" }).waitFor();
  check();
});

test("sends an Entra ID token as such", async () => {
  const { page } = await open(browser);
  const token = ["eyJhbGciOiJSUzI1NiJ9", "eyJhdWQiOiJkYXRhbGsifQ", "c2lnbmF0dXJl"].join(".");
  await page.getByLabel("Chave ou token").fill(token);

  const [request] = await Promise.all([page.waitForRequest("**/api/**"), page.keyboard.press("Enter")]);

  assert.equal(request.headers().authorization, `Bearer ${token}`);
  assert.equal(request.headers()["x-functions-key"], undefined);
});

test("says what is missing when no key is given, and forgets one on request", async () => {
  const { page, check } = await open(browser, { language: "en-US" });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("A valid access key is missing.").waitFor();

  await page.getByRole("button", { name: "Enter the access key" }).click();
  await page.getByLabel("Key or token").fill(KEY);
  await page.keyboard.press("Enter");
  await started(page).waitFor();
  await page.getByRole("button", { name: "Change the access key" }).click();
  await page.getByRole("button", { name: "Forget the key" }).click();

  await page.getByRole("dialog", { name: "Access key" }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("datalk.key")), null);
  check();
});
