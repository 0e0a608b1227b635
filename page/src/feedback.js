/** For the operator: what people thought of answers, and which of them are confirmed. */

import { get, post } from "./api.js";
import { el, freshId, icon } from "./dom.js";
import { failureText } from "./failure.js";
import { moment } from "./format.js";
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
      const { data } = await get(`/api/feedback?${parameters}`);
      list.append(...data.items.map(entry));
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

function entry({ answer_id: id, question, status, rating, comment, rated_at: ratedAt }) {
  const said = el("p", { class: "muted small", role: "status" });
  const confirm = el("button", { type: "button", onclick: confirmAnswer }, icon("check"), t("feedback.confirm"));

  async function confirmAnswer() {
    confirm.disabled = true;
    try {
      await post("/api/verified-questions", { answer_id: id });
      confirm.remove();
      said.textContent = t("feedback.confirmed");
    } catch (failed) {
      refuse(failed);
    }
  }

  /** What cannot be confirmed now cannot be later either; whatever else went wrong may be tried again. */
  function refuse(failed) {
    if (failed.status === 400) {
      confirm.remove();
      said.textContent = t("feedback.refused");
    } else {
      confirm.disabled = false;
      said.textContent = failureText(failed);
    }
  }

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
        status === "answered" && confirm,
      ),
      said,
    ),
  );
}
