// The row of filters above the inbox, and how many are unread of each kind and topic.
import { inbox } from "./api.js";
import { short } from "./badges.js";

const REST = 1_000;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST));

export class Filters {
  #row;
  #busy = false;
  #again = false;

  constructor(row) {
    this.#row = row;
  }

  // The filter that holds may be one further along in the row.
  showChosen() {
    const chosen = this.#row.querySelector("[aria-current]");
    if (!chosen) return;
    const middle = chosen.offsetLeft + (chosen.offsetWidth - this.#row.clientWidth) / 2;
    this.#row.scrollLeft = middle - this.#row.offsetLeft;
  }

  // The server counts, as most of what is unread is on no page; while much changes, once in a while.
  async recount() {
    this.#again = true;
    if (this.#busy || document.hidden) return;
    this.#busy = true;
    while (this.#again && !document.hidden) {
      await rest();
      this.#again = false;
      // What cannot be counted now stays as it is; the next change asks again.
      await inbox.breakdown().then((counts) => this.#show(counts), () => {});
    }
    this.#busy = false;
  }

  #show({ types, topics }) {
    this.#fill("type", types);
    this.#fill("topic", topics);
  }

  #fill(what, unread) {
    const counts = new Map(Object.entries(unread));
    for (const number of this.#row.querySelectorAll(`[data-${what}]`)) {
      const count = counts.get(number.dataset[what]) ?? 0;
      number.hidden = count === 0;
      number.textContent = count ? short(count) : "";
    }
  }
}
