// The row of filters above the inbox, and how many are unread of each kind and topic.
import { ask, inbox } from "./api.js";
import { short } from "./badges.js";

const SOON = 150;
// What many are told changes the numbers on many screens: they do not all ask in the same moment.
const SPREAD = 2_500;
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Filters {
  #row;
  #unread;
  #version;
  #busy = false;
  #missing = new Set();

  // The page came with the numbers of these counts.
  constructor(row, counts) {
    this.#row = row;
    this.#take(counts.now);
  }

  #take({ unread, version }) {
    this.#unread = unread;
    this.#version = version;
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
      while (!document.hidden && (counts.now.version !== this.#version || counts.now.unread !== this.#unread)) {
        const alone = counts.now.version !== this.#version;
        await rest(alone ? SOON : SOON + Math.random() * SPREAD);
        this.#take(counts.now);
        // What cannot be counted now stays as it is; the next change asks again.
        const unread = await inbox.breakdown().catch(() => null);
        if (unread) await this.#show(unread);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #show({ types, topics }) {
    await this.#renew(Object.keys(types));
    this.#fill("type", types);
    this.#fill("topic", topics);
  }

  // A kind that never came before has no filter yet: only the server knows its name and place. It offers so many at most,
  // so it is asked once for each.
  async #renew(types) {
    const there = new Set([...this.#row.querySelectorAll("[data-type]")].map(({ dataset }) => dataset.type));
    const fresh = types.filter((type) => !there.has(type) && !this.#missing.has(type));
    if (fresh.length === 0) return;
    fresh.forEach((type) => this.#missing.add(type));
    const answer = await ask(location.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.#row.replaceChildren(...page.querySelector(".filters").children);
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
