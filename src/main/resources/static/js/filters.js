// The row of filters above the inbox.
import { ask } from "./api.js";

const missing = new Set();

// The filter that holds may be one further along in the row.
export function showChosenFilter(row) {
  const chosen = row.querySelector("[aria-current]");
  if (!chosen) return;
  const middle = chosen.offsetLeft + (chosen.offsetWidth - row.clientWidth) / 2;
  row.scrollLeft = middle - row.offsetLeft;
}

// A kind that never came before has no filter yet: only the server knows its name and place. It offers so many at most,
// so it is asked once for each.
export async function renewFilters(row, types) {
  const there = new Set([...row.querySelectorAll("[data-type]")].map(({ dataset }) => dataset.type));
  const fresh = types.filter((type) => !there.has(type) && !missing.has(type));
  if (fresh.length === 0) return;
  fresh.forEach((type) => missing.add(type));
  const answer = await ask(location.href, { headers: { "X-Requested-With": "fetch" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  row.replaceChildren(...page.querySelector(".filters").children);
}
