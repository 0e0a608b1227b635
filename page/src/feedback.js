/** For the operator: what people thought of answers, and which of them are confirmed. Only what a model planned can be. */

import { call, get, post } from "./api.js";
import { el, freshId, icon } from "./dom.js";
import { failureText } from "./failure.js";
import { moment } from "./format.js";
import { capitalised } from "./model.js";
import { t } from "./texts.js";

const PAGE = 20;

export function open(main) {
  const list = el("ul", { class: "feedback" });
  const said = el("p", { class: "muted", role: "status" });
  const more = el("button", { type: "button", class: "quiet", hidden: true, onclick: () => load() }, t("records.more"));
  const id = freshId("rating");
  const rating = el(
    "select",
    { id, onchange: () => reload() },
    ["all", "up", "down"].map((name) => el("option", { value: name === "all" ? "" : name }, t(`feedback.${name}`))),
  );
  let next = null;

  function reload() {
    list.replaceChildren();
    next = null;
    load();
  }

  async function load() {
    const parameters = new URLSearchParams({ limit: PAGE });
    Object.entries({ rating: rating.value, after: next }).forEach(([name, value]) => value && parameters.set(name, value));
    said.textContent = t("loading");
    try {
      const [{ data }, kept] = await Promise.all([get(`/api/feedback?${parameters}`), get("/api/verified-questions")]);
      const verified = new Map(kept.data.items.map(({ question, id }) => [question, id]));
      list.append(...data.items.map((item) => entry(item, verified.get(item.question))));
      next = data.next;
      said.textContent = list.children.length > 0 ? "" : t("feedback.none");
    } catch (failed) {
      said.textContent = failureText(failed);
    }
    more.hidden = !next;
  }

  main.append(
    el("h1", {}, t("feedback.title")),
    el("p", { class: "muted" }, t("feedback.lead")),
    el("div", { class: "bar" }, el("div", { class: "filter" }, el("label", { for: id, class: "small muted" }, t("feedback.filter")), rating)),
    list,
    said,
    more,
  );
  reload();
}

function entry({ answer_id: id, question, status, planner, rating, comment, rated_at: ratedAt }, verifiedId) {
  const canBeConfirmed = status === "answered" && planner === "model";
  return el(
    "li",
    { class: "card" },
    el("span", { class: `rated ${rating}` }, icon(rating === "up" ? "good" : "bad"), el("span", { class: "unseen" }, t(`feedback.rated.${rating}`))),
    el(
      "div",
      {},
      el("h2", {}, question),
      comment && el("p", {}, `“${comment}”`),
      el("p", { class: "muted small" }, moment(ratedAt)),
      el(
        "div",
        { class: "buttons" },
        el("a", { class: "button", href: `#/answers/${id}` }, t("feedback.open")),
        canBeConfirmed && confirmation(id, verifiedId),
      ),
    ),
  );
}

/** A button that makes the answer a verified question, or takes that back. */
function confirmation(answerId, verifiedId) {
  const said = el("p", { class: "muted small", role: "status" });
  const button = el("button", { type: "button", onclick: turn });
  let verified = verifiedId;

  function show() {
    button.replaceChildren(verified ? t("feedback.unconfirm") : icon("check"), verified ? "" : t("feedback.confirm"));
    said.textContent = verified ? t("feedback.confirmed") : "";
  }

  async function turn() {
    button.disabled = true;
    try {
      if (verified) {
        await call("DELETE", `/api/verified-questions/${verified}`);
        verified = null;
      } else {
        verified = (await post("/api/verified-questions", { answer_id: answerId })).data.id;
      }
      show();
    } catch (failed) {
      said.textContent = capitalised(failed.errors?.[0]?.reason ?? failureText(failed));
    }
    button.disabled = false;
  }

  show();
  return [button, said];
}
