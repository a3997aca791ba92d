// The row of filters above the inbox, and how many are unread of each kind and topic.
import { inbox } from "./api.js";
import { short } from "./badges.js";

// What many are told changes the numbers on many screens: they do not all ask in the same moment.
const REST = 500;
const SPREAD = 2_000;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST + Math.random() * SPREAD));
const key = ({ unread, version }) => `${unread} ${version}`;

export class Filters {
  #row;
  #counted;
  #busy = false;

  // The page came with the numbers of these counts.
  constructor(row, counts) {
    this.#row = row;
    this.#counted = key(counts.now);
  }

  // The filter that holds may be one further along in the row.
  showChosen() {
    const chosen = this.#row.querySelector("[aria-current]");
    if (!chosen) return;
    const middle = chosen.offsetLeft + (chosen.offsetWidth - this.#row.clientWidth) / 2;
    this.#row.scrollLeft = middle - this.#row.offsetLeft;
  }

  // The server counts, as most of what is unread is on no page; while much changes, once in a while.
  async recount(counts) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (key(counts.now) !== this.#counted && !document.hidden) {
        await rest();
        this.#counted = key(counts.now);
        // What cannot be counted now stays as it is; the next change asks again.
        const unread = await inbox.breakdown().catch(() => null);
        if (unread) this.#show(unread);
      }
    } finally {
      this.#busy = false;
    }
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
      number.ariaLabel = `${number.dataset.word}: ${short(count)}`;
    }
  }
}
