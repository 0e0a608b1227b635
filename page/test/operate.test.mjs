/** The dashboard, the records, the import, and what the operator sees of feedback. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, drawTiles, launch, open } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("shows four measures of a period, and each tile opens as a question", async () => {
  const { page, check } = await open(browser, { path: "/#/dashboard" });
  await drawTiles(page);
  assert.equal(await page.locator(".figure").count(), 4);
  await page.locator(".figure").first().getByText(/^R\$\s[\d.]+,\d\d$/).waitFor();

  await page.getByRole("radio", { name: "90 dias" }).check();
  await page.getByRole("button", { name: /Ticket médio/ }).click();
  await page.getByRole("link", { name: "Ticket médio por shopping" }).click();

  await page.locator(".question", { hasText: /^Ticket médio por shopping de \d\d\/\d\d\/2021 a \d\d\/\d\d\/2021$/ }).waitFor();
  await page.locator(".answer.answered table").waitFor();
  check();
});

test("asks the dashboard's questions in English too", async () => {
  const { page, check } = await open(browser, { path: "/#/dashboard", language: "en-US" });

  await drawTiles(page);
  await page.getByRole("radio", { name: "Other" }).check();
  await page.getByRole("textbox", { name: "From" }).fill("2021-03-01");
  await page.getByRole("textbox", { name: "To" }).fill("2021-03-31");
  await page.getByRole("button", { name: "Show" }).click();

  await page.locator(".figure", { hasText: /Revenue/ }).filter({ hasText: /R\$\s[\d,]+\.\d\d/ }).waitFor();
  await drawTiles(page);
  check();
});

test("edits a store, showing the API's words for what is wrong", async () => {
  const { page, check } = await open(browser, { path: "/#/records/stores" });
  await page.getByRole("button", { name: "Editar SABORELLA (13)" }).click();
  const dialog = page.getByRole("dialog", { name: "Loja 13" });
  await dialog.getByLabel("Mensalidade do plano").fill("-1,005");
  await dialog.getByRole("button", { name: "Gravar" }).click();
  await dialog.getByText("Corrija os campos marcados.").waitFor();
  const price = dialog.getByLabel("Mensalidade do plano");
  assert.equal(await price.getAttribute("aria-invalid"), "true");
  assert.equal(await price.evaluate((input) => document.activeElement === input), true);

  await price.fill("19,90");
  await dialog.getByRole("button", { name: "Gravar" }).click();

  await page.locator("tr", { hasText: "SABORELLA" }).filter({ hasText: /R\$\s19,90/ }).waitFor();
  check();
});

test("does not overwrite what somebody else has changed unasked", async () => {
  const { page, check } = await open(browser, { path: "/#/records/customers" });
  await page.getByRole("button", { name: "Editar Carla Reis (102)" }).click();
  const dialog = page.getByRole("dialog", { name: "Cliente 102" });
  await dialog.getByLabel("Cidade").fill("LONDRINA");
  const elsewhere = await page.request.patch(`${new URL(page.url()).origin}/api/customers/102`, {
    data: { customer_tier: "SILVER", customer_city: "MARINGÁ" },
  });
  assert.equal(elsewhere.status(), 200);

  await dialog.getByRole("button", { name: "Gravar" }).click();
  await dialog.getByText("Este registro foi alterado por outra pessoa").waitFor();
  await dialog.getByText("Agora está: MARINGÁ").waitFor();
  await dialog.getByText("Agora está: Prata").waitFor();
  await dialog.getByRole("button", { name: "Gravar a minha versão" }).click();

  await page.locator("tr", { hasText: "Carla Reis" }).filter({ hasText: "LONDRINA" }).waitFor();
  check();
});

test("creates a customer and filters the list", async () => {
  const { page, check } = await open(browser, { path: "/#/records/customers" });
  await page.getByRole("button", { name: "Novo cliente" }).click();
  const dialog = page.getByRole("dialog", { name: "Novo cliente" });
  const name = `Dora ${Date.now()}`;
  const values = { "Nº do cliente": String(Date.now() % 1_000_000_000), Nome: name, "Cliente desde": "2021-04-02" };
  for (const [label, value] of Object.entries(values)) {
    await dialog.getByLabel(label).fill(value);
  }
  await dialog.getByLabel("Categoria").selectOption("GOLD");
  await dialog.getByRole("button", { name: "Gravar" }).click();
  await page.locator("tr", { hasText: name }).waitFor();

  await page.locator(".filter").getByLabel("Categoria").selectOption("GOLD");
  await page.locator("tbody tr", { hasText: "Bruno Lima" }).waitFor({ state: "detached" });
  await page.locator("tbody tr").nth(1).waitFor(); // the list is empty until the answer comes
  const rows = await page.locator("tbody tr").allTextContents();
  assert.ok(rows.length > 1 && rows.every((row) => row.includes("Ouro")), `${rows}`);
  check();
});

test("imports a file in parts and reports rejected rows by the file's own lines", async () => {
  const { page, check } = await open(browser, { path: "/#/records/import" });
  const rows = Array.from({ length: 1200 }, (_, i) => `${5000 + i},Cliente ${i},,"SÃO PAULO, CAPITAL",SP,1990,GOLD,2021-01-02`);
  rows[700] = "6,,,,,,DIAMOND,ontem";
  const csv = `customer_id,customer_name,customer_email,customer_city,customer_state,customer_birth_year,customer_tier,customer_since\n\n${rows.join("\n")}\n`;

  await page.getByLabel("Arquivo CSV").setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer: Buffer.from(csv, "latin1") });
  assert.equal(await page.getByLabel("O que há no arquivo").inputValue(), "customers");
  await page.getByRole("button", { name: "Importar" }).click();

  await page.getByText("Importação concluída.").waitFor();
  assert.match(await page.locator(".counts").textContent(), /lidas1\.200.*(incluídas|iguais)1\.199.*recusadas1$/s);
  await page.locator("td", { hasText: "customer_tier" }).waitFor();
  assert.equal(await page.locator(".course tbody td").first().textContent(), "703"); // after a header, a blank line and 700 rows
  const kept = await page.request.get(`${new URL(page.url()).origin}/api/customers/5001`);
  assert.equal((await kept.json()).customer_city, "SÃO PAULO, CAPITAL");
  check();
});

test("says what is wrong with the columns of a file", async () => {
  const { page, check } = await open(browser, { path: "/#/records/import" });

  await page.getByLabel("Arquivo CSV").setInputFiles({ name: "stores.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await page.getByRole("button", { name: "Importar" }).click();

  await page.getByText(/Nada foi gravado.*store_id/s).waitFor();
  check();
});

test("keeps thumbs and comments, and lists them for the operator", async () => {
  const { page, check } = await open(browser);
  const card = await ask(page, "ticket médio em março de 2021");
  await card.getByRole("button", { name: "Resposta certa" }).click();
  await card.getByRole("button", { name: "Resposta certa", pressed: true }).waitFor();
  await card.getByLabel("Quer dizer por quê?").fill("confere com o caixa");
  await card.getByRole("button", { name: "Enviar" }).click();
  await card.getByText("Comentário guardado.").waitFor();

  await page.getByRole("link", { name: "Avaliações" }).click();

  const entry = page.locator(".feedback li", { hasText: "ticket médio em março de 2021" }).first();
  await entry.getByText("“confere com o caixa”").waitFor();
  await page.getByLabel("Mostrar").selectOption("down");
  await page.getByText("Nenhuma avaliação ainda.").waitFor();
  check();
});

test("offers no confirmation of what rules read, as they need none", async () => {
  const { page, check } = await open(browser);
  const card = await ask(page, "faturamento por segmento");
  await card.getByRole("button", { name: "Resposta certa" }).click();
  await card.getByRole("button", { name: "Resposta certa", pressed: true }).waitFor();

  await page.getByRole("link", { name: "Avaliações" }).click();

  const entry = page.locator(".feedback li", { hasText: "faturamento por segmento" }).first();
  await entry.getByRole("link", { name: "Ver a resposta" }).waitFor();
  assert.equal(await entry.getByRole("button").count(), 0);
  check();
});
