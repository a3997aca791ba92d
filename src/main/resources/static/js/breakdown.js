// How many are unread of each kind, and of what each followed topic brought: beside the filters and in the rail. What
// comes to many is counted here, as in counts.js, so that it brings no question from each of them.
import { inbox } from "./api.js";
import { short } from "./badges.js";
import { renewFilters } from "./filters.js";
import { live } from "./live.js";

const SOON = 150;
const row = document.querySelector(".filters");
const asOfPage = Number(row?.dataset.asOf ?? 0);

const numbers = () => [...document.querySelectorAll(".number:is([data-type], [data-topic])")];
const isUnread = ({ read, done }) => !read && !done;

class Breakdown {
  #asOf = asOfPage;
  #added = [];
  // By the ids of notifications: whether they were unread when last heard of.
  #known = new Map();
  #unfiltered = new Set();
  #stale = false;
  #busy = false;

  start() {
    live.addEventListener("event", ({ detail }) => this.#event(detail));
    live.addEventListener("items", ({ detail }) => this.#items(detail.items, detail.removed));
    live.addEventListener("list", ({ detail }) => this.#list(detail.items));
    document.addEventListener("visibilitychange", () => this.#ask());
    if (!row && live.counts.now.unread > 0) this.#doubt();
  }

  #event({ id, to, type, of, was, inbox: counts }) {
    if (to.startsWith("user:")) return;
    const topic = to.startsWith("topic:") ? to.slice("topic:".length) : null;
    if (type === "retracted") return this.#drop({ id: of, type: was, topic });
    if (!counts || id <= this.#asOf) return;
    this.#known.set(String(id), true);
    this.#added.push({ id, type, topic });
    this.#add({ type, topic }, 1);
    if (!row || this.#unfiltered.has(type) || numbers().some(({ dataset }) => dataset.type === type)) return;
    this.#unfiltered.add(type);
    this.#doubt();
  }

  #drop({ id, type, topic }) {
    if (!this.#known.get(String(id))) return;
    this.#known.set(String(id), false);
    this.#added = this.#added.filter((added) => added.id !== id);
    this.#add({ type, topic }, -1);
  }

  // The rail tells of topics alone, so what came by name is nothing to it.
  #items(items, removed) {
    const changed = items.filter((item) => (row || !item.to.startsWith("user:")) && this.#known.get(item.id) !== isUnread(item));
    this.#learn(items);
    if (changed.length > 0 || removed.length > 0) this.#doubt();
  }

  #list(items) {
    this.#learn(items);
    this.#doubt();
  }

  #learn(items) {
    for (const item of items) this.#known.set(item.id, isUnread(item));
  }

  #doubt() {
    this.#stale = true;
    this.#ask();
  }

  // The server counts, as most of what is unread is on no page.
  async #ask() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#stale && !document.hidden && numbers().some((number) => row?.contains(number) || number.closest("nav").checkVisibility())) {
      await new Promise((resolve) => setTimeout(resolve, SOON));
      this.#stale = false;
      // What cannot be counted now stays as it is; the next change asks again.
      const answer = await inbox.breakdown().catch(() => null);
      if (answer) await this.#take(answer);
    }
    this.#busy = false;
  }

  async #take({ types, topics, asOf }) {
    if (row) await renewFilters(row, Object.keys(types)).catch(() => {});
    this.#asOf = asOf;
    this.#added = this.#added.filter(({ id }) => id > asOf);
    for (const number of numbers()) {
      const { type, topic } = number.dataset;
      show(number, (type ? types[type] : topics[topic]) ?? 0);
    }
    this.#added.forEach((added) => this.#add(added, 1));
  }

  #add({ type, topic }, change) {
    for (const number of numbers()) {
      const { dataset } = number;
      if (dataset.type ? dataset.type === type : dataset.topic === topic) show(number, Math.max(0, Number(dataset.count) + change));
    }
  }
}

function show(number, count) {
  number.dataset.count = count;
  number.hidden = count === 0;
  number.textContent = count ? short(count) : "";
  number.ariaLabel = `${number.dataset.word}: ${short(count)}`;
}

export const startBreakdown = () => new Breakdown().start();
