/** The fields of the records that can be edited here: how each is entered and shown. What is valid, the API decides. */

import { get } from "./api.js";
import { cell } from "./format.js";
import { columnLabel } from "./model.js";

const TIERS = ["BRONZE", "SILVER", "GOLD"];
const SEGMENTS = ["FOOD", "GOOD"];
let malls = [];

/** The words for a field of a record. */
export function heading(field) {
  return columnLabel(field.heading ? { name: field.heading } : field);
}

/** Loads the malls that stores can be in. */
export async function loadMalls() {
  malls = (await get("/api/hubs?limit=500")).data.items;
}

/** Values of a closed list, in the words of the page. */
function oneOf(name, values) {
  return { name, type: "string", input: "select", listed: true, filter: true, options: () => values.map((value) => [value, cell({ name }, value)]) };
}

function mallName(id) {
  return malls.find((mall) => mall.hub_id === id)?.hub_name ?? String(id);
}

/**
 * `input` is the kind of control: text, integer, decimal, date or select. `listed` fields are columns of the list,
 * `filter` ones narrow it.
 */
export const KINDS = {
  stores: {
    idField: "store_id",
    nameField: "store_name",
    fields: [
      { name: "store_id", type: "integer", input: "integer", listed: true },
      { name: "store_name", type: "string", input: "text", listed: true },
      {
        name: "hub_id",
        type: "integer",
        input: "select",
        listed: true,
        filter: true,
        heading: "hub_name",
        show: mallName,
        options: () => malls.map((mall) => [String(mall.hub_id), mall.hub_name]),
      },
      oneOf("store_segment", SEGMENTS),
      { name: "store_plan_price", type: "number", unit: "BRL", input: "decimal", listed: true },
      { name: "store_latitude", type: "number", input: "decimal" },
      { name: "store_longitude", type: "number", input: "decimal" },
    ],
  },
  customers: {
    idField: "customer_id",
    nameField: "customer_name",
    fields: [
      { name: "customer_id", type: "integer", input: "integer", listed: true },
      { name: "customer_name", type: "string", input: "text", listed: true },
      { name: "customer_email", type: "string", input: "text" },
      { name: "customer_city", type: "string", input: "text", listed: true },
      { name: "customer_state", type: "string", input: "text", listed: true },
      { name: "customer_birth_year", type: "integer", input: "integer" },
      oneOf("customer_tier", TIERS),
      { name: "customer_since", type: "string", input: "date", listed: true },
    ],
  },
};
