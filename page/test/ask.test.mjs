/** Asking: answers, follow-ups, choices, refusals, and what may go wrong meanwhile. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { english } from "../src/texts-en.js";
import { portuguese } from "../src/texts-pt.js";
import { ask, launch, open, relay } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

test("answers with sentence, chart, table and the way it was computed", async () => {
  const { page, check } = await open(browser);

  const card = await ask(page, "faturamento por shopping em março de 2021");

  assert.match(await card.locator(".sentence").textContent(), /^Em março de 2021, faturamento por shopping: /);
  await card.locator(".chart svg").waitFor();
  assert.ok((await card.locator(".chart svg path").count()) > 4, "bars and axes are drawn");
  assert.match(await card.locator("tbody tr").first().textContent(), /SHOPPING BRASA NORTE \(3\)R\$\s500,00/);
  await card.getByText("Como foi calculado").click();
  const facts = card.locator(".facts");
  await facts.getByText("soma de order_amount").waitFor();
  assert.match(await facts.textContent(), /de 01\/03\/2021 a 31\/03\/2021.*Registros contados.*regras/s);
  await card.getByText("Consulta executada no banco (JSON)").click();
  assert.match(await card.locator("pre").last().textContent(), /"\$group"/);
  check();
});

test("sorts the table by any column, both ways, and says so", async () => {
  const { page, check } = await open(browser);
  const card = await ask(page, "faturamento por shopping em março de 2021");
  const column = () => card.locator("tbody tr td:last-child").allTextContents();
  const amounts = async () => (await column()).map((text) => Number(text.replace(/[^\d,]/g, "").replace(",", ".")));
  const heading = card.getByRole("columnheader", { name: "Faturamento" });

  await heading.getByRole("button").click();
  await heading.getByRole("button").click();

  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await amounts(), [...(await amounts())].sort((a, b) => a - b));
  await card.getByRole("columnheader", { name: "Shopping" }).getByRole("button").press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), null);
  assert.match((await card.locator("tbody td").first().textContent()) ?? "", /AURORA/);
  await page.locator("#announcements", { hasText: "Em ordem crescente de Shopping." }).waitFor();
  check();
});

test("draws two groupings side by side, as averages do not add up", async () => {
  const { page, check } = await open(browser);

  const card = await ask(page, "ticket médio por segmento e tipo de canal");

  const bars = card.locator("[aria-roledescription=bar]");
  await bars.first().waitFor();
  const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
  assert.equal(boxes.length, await card.locator("tbody tr").count());
  assert.equal(new Set(boxes.map((box) => Math.round(box.x))).size, 1, "all begin at the axis");
  assert.equal(new Set(boxes.map((box) => Math.round(box.y))).size, boxes.length, "none lies upon another");
  assert.match(await card.locator(".chart").textContent(), /Marketplace.*Tipo de canal/);
  check();
});

test("tells what a bar stands for, and of a line the nearest point", async () => {
  const { page, check } = await open(browser, { width: 360 });
  const tip = page.locator("#tip");
  const bars = await ask(page, "faturamento por shopping em março de 2021");

  await bars.locator("[aria-roledescription=bar]").first().hover();
  assert.equal(await tip.textContent(), "Shopping: SHOPPING BRASA NORTEFaturamento: R$ 500,00");

  const line = await ask(page, "faturamento por dia em março de 2021");
  const points = line.locator(".mark-symbol path");
  await points.first().waitFor();
  const { x, width } = await points.last().boundingBox();
  const { y } = await line.locator(".chart").boundingBox();
  await page.mouse.move(x + width / 2 + 3, y + 20);
  assert.equal(await tip.textContent(), "Dia: 31/03/2021Faturamento: R$ 45,00");
  await page.mouse.move(x, y - 40);
  assert.equal(await tip.isVisible(), false);
  check();
});

test("leaves the answer in sight of a phone, and a tip until something else is touched", async () => {
  const { page, check } = await open(browser, { width: 360 });
  const card = await ask(page, "faturamento por shopping em março de 2021");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "no keyboard over the answer");
  const tip = page.locator("#tip");
  await card.locator("[aria-roledescription=bar]").first().tap();
  await page.waitForTimeout(100);
  assert.equal(await tip.isVisible(), true);

  await card.locator(".sentence").tap();

  await tip.waitFor({ state: "hidden" });
  check();
});

test("draws a chart anew where there is more room", async () => {
  const { page, check } = await open(browser, { width: 360 });
  const card = await ask(page, "faturamento por shopping em março de 2021");
  const width = async () => Number(await card.locator(".chart svg").getAttribute("width"));
  assert.ok((await width()) < 360);

  await page.setViewportSize({ width: 800, height: 800 });

  await page.waitForFunction(() => document.querySelector(".chart svg").getAttribute("width") > 500);
  check();
});

test("gives the table where a chart cannot be drawn, and draws the next one that can be", async () => {
  const { page } = await open(browser);
  await page.route("**/vega-lite.min.js", (route) => route.abort());
  const card = await ask(page, "faturamento por shopping em março de 2021");
  await card.getByText("O gráfico não pôde ser desenhado").waitFor();
  assert.ok((await card.locator("tbody tr").count()) > 1);

  await page.unroute("**/vega-lite.min.js");

  const next = await ask(page, "pedidos por shopping em março de 2021");
  await next.locator("svg.marks").waitFor();
});

test("takes a follow-up as part of the conversation", async () => {
  const { page, check } = await open(browser);
  await ask(page, "faturamento em março de 2021");

  const card = await ask(page, "e por segmento?");

  assert.match(await card.locator(".sentence").textContent(), /^Em março de 2021, faturamento por segmento: /);
  check();
});

test("offers choices, and asks what is chosen", async () => {
  const { page, check } = await open(browser);
  const card = await ask(page, "Quantos pedidos o Shopping Lagoa teve em abril de 2021?");

  await card.getByRole("button", { name: /LAGOA VERDE/ }).click();

  const answer = page.locator(".answer.answered");
  await answer.waitFor();
  assert.match(await answer.textContent(), /LAGOA VERDE/);
  check();
});

test("refuses with a reason and questions that it can answer", async () => {
  const { page, check } = await open(browser);
  const card = await ask(page, "qual será o faturamento do ano que vem?");
  assert.equal(await card.locator("table").count(), 0);

  await card.locator(".choice").first().click();

  await page.locator(".answer.answered").waitFor();
  check();
});

test("suggests only what can be answered, in both languages", async () => {
  for (const language of ["pt-BR", "en-US"]) {
    const { page, check } = await open(browser, { language });
    await page.locator(".chip").first().waitFor();
    const questions = await page.locator(".chip").allTextContents();
    assert.ok(questions.length >= 6, `${questions}`);
    for (const question of questions) {
      const reply = await page.request.post(`${new URL(page.url()).origin}/api/ask`, { data: { question, locale: language } });
      assert.equal((await reply.json()).status, "answered", question);
    }
    check();
  }
});

test("switches language and theme, and remembers both", async () => {
  const { page, check } = await open(browser, { language: "en-US" });
  await page.getByRole("heading", { name: "What would you like to know about sales?" }).waitFor();

  await page.getByRole("button", { name: /mudar para português/ }).click();
  await page.getByRole("button", { name: "Usar o tema escuro" }).click();
  await page.reload();

  await page.getByRole("heading", { name: "O que você quer saber das vendas?" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "pt-BR");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  check();
});

test("writes numbers and days as English readers do", async () => {
  const { page, check } = await open(browser, { language: "en-US" });

  const card = await ask(page, "revenue by day in March 2021");

  assert.match(await card.locator("tbody tr").first().textContent(), /Mar \d+, 2021R\$\s\d+\.\d\d/);
  check();
});

test("works by keyboard alone", async () => {
  const { page, check } = await open(browser);
  await page.locator(".chip").first().waitFor();

  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Ir para o conteúdo");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("pedidos por segmento em abril de 2021");
  await page.keyboard.press("Enter");

  await page.locator(".answer.answered").waitFor();
  await page.locator("#announcements", { hasText: "pedidos por segmento" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA", "ready for the next question");
  check();
});

test("says that the server is away, and goes on when it is back", async () => {
  const server = await relay();
  const { page } = await open(browser, { datalk: server.url });
  await ask(page, "faturamento em março de 2021");
  await server.stop();

  const card = await ask(page, "e por segmento?");

  assert.match(await card.textContent(), /Não foi possível falar com o servidor/);
  await server.start();
  await card.getByRole("button", { name: "Perguntar de novo" }).click();
  const answer = page.locator(".answer.answered").nth(1);
  assert.match(await answer.locator(".sentence").textContent(), /^Em março de 2021, faturamento por segmento: /);
  await server.stop();
});

test("keeps the conversation while other views are open, and begins another", async () => {
  const { page, check } = await open(browser);
  await ask(page, "faturamento em março de 2021");

  await page.getByRole("link", { name: "Cadastros" }).click();
  await page.getByRole("heading", { name: "Cadastros" }).waitFor();
  await page.getByRole("link", { name: "Perguntar" }).click();

  await page.locator(".answer.answered").waitFor();
  await page.getByRole("button", { name: "Nova conversa" }).click();
  assert.equal(await page.locator(".answer").count(), 0);
  check();
});

test("shows the conversation again when the page is loaded anew, and goes on with it", async () => {
  const { page, context, check } = await open(browser);
  await ask(page, "faturamento em março de 2021");
  const before = await (await ask(page, "e por segmento?")).textContent();

  await page.reload();

  await page.locator(".answer.answered").nth(1).waitFor();
  assert.deepEqual(await page.locator(".question").allTextContents(), ["faturamento em março de 2021", "e por segmento?"]);
  await page.locator(".answer svg.marks").waitFor();
  assert.equal((await page.locator(".answer").nth(1).textContent()).slice(0, 60), before.slice(0, 60));
  const next = await ask(page, "só marketplace");
  assert.match(await next.textContent(), /faturamento por segmento.*março de 2021.*marketplace/is);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })), /R\$|1\.200|Produtos/);
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await elsewhere.getByRole("heading", { name: "O que você quer saber" }).waitFor();
  await page.getByRole("button", { name: "Nova conversa" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "O que você quer saber" }).waitFor();
  check();
});

test("gives rows as CSV and a link that shows the answer again", async () => {
  const { page, context, check } = await open(browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const card = await ask(page, "faturamento por shopping em março de 2021");

  const [download] = await Promise.all([page.waitForEvent("download"), card.getByRole("button", { name: "Baixar CSV" }).click()]);
  await card.getByRole("button", { name: "Copiar link" }).click();
  await card.getByText("Link copiado.").waitFor();

  assert.match(readFileSync(await download.path(), "utf8"), /^\ufeff?hub_id,hub_name,revenue\r\n3,SHOPPING BRASA NORTE,500\.0\r\n/);
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await page.locator(".question", { hasText: "faturamento por shopping em março de 2021" }).waitFor();
  assert.match(await page.locator(".answer .sentence").textContent(), /SHOPPING AURORA R\$\s360,49/);
  check();
});

test("has each of its words in both languages, with the same places to fill", () => {
  const places = (texts) => Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort().join()]);

  assert.deepEqual(places(english), places(portuguese));
});

test("never reads a question or an answer as HTML", async () => {
  const { page, check } = await open(browser);

  const card = await ask(page, "<img src=x onerror=alert(1)> faturamento");

  await card.waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  check();
});
