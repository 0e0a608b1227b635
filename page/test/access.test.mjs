/** Every view, in both themes, on a phone and on a desk: nothing for axe to find, nothing wider than the window. */
import { after, before, test } from "node:test";
import { ask, assertAccessible, assertFits, drawTiles, launch, open } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const VIEWS = {
  start: ["/#/", (page) => page.locator(".chip").first().waitFor()],
  answer: [
    "/#/",
    async (page) => {
      const card = await ask(page, "faturamento por mês e segmento");
      await card.locator("svg.marks").waitFor();
      await card.getByText("Como foi calculado").click();
      await card.getByText("Plano (JSON)").click();
      await card.getByText("soma de order_amount").waitFor();
    },
  ],
  refusal: ["/#/", (page) => ask(page, "Qual foi o melhor shopping em março?")],
  dashboard: ["/#/dashboard", drawTiles],
  stores: ["/#/records/stores", (page) => page.getByText("registros carregados").waitFor()],
  form: [
    "/#/records/customers",
    async (page) => {
      await page.getByRole("button", { name: "Novo cliente" }).click();
      await page.getByRole("button", { name: "Gravar" }).click();
      await page.getByText("Corrija os campos marcados.").waitFor();
    },
  ],
  import: ["/#/records/import", (page) => page.getByLabel("Arquivo CSV").waitFor()],
  feedback: ["/#/feedback", (page) => page.locator("[role=status]", { hasNotText: "Carregando…" }).first().waitFor({ state: "attached" })],
  key: ["/#/", (page) => page.getByRole("button", { name: "Informar a chave de acesso" }).click()],
};

for (const [name, [path, arrive]] of Object.entries(VIEWS)) {
  for (const width of [360, 1280]) {
    test(`${name}, ${width} pixels wide`, async () => {
      const { page, context, check } = await open(browser, { path, width });
      await arrive(page);
      await assertAccessible(page, `${name} in light`);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      await assertAccessible(page, `${name} in dark`);
      await assertFits(page, name);
      check();
      await context.close();
    });
  }
}

test("the description of the API renders without errors", async () => {
  const { page, check } = await open(browser, { path: "/docs" });
  await page.getByText("/api/ask").first().waitFor();
  check();
});
