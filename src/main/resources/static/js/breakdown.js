// How many are unread of each kind, and of what each followed topic brought: beside the filters and in the rail. What
// comes to many is counted here, as in counts.js, so that it brings no question from each of them.
import { inbox } from "./api.js";
import { short } from "./badges.js";
import { renewFilters } from "./filters.js";
import { live } from "./live.js";
import { words } from "./words.js";

const SOON = 150;
const SPREAD = 2_500;
const AGAIN = 20_000;
const row = document.querySelector(".filters");
const wide = matchMedia("(min-width: 900px)");

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const numbers = () => [...document.querySelectorAll(".number:is([data-type], [data-topic])")];
const isUnread = ({ read, done }) => !read && !done;

class Breakdown {
  // The event up to which the server's numbers hold; null until there are any.
  #asOf = row ? Number(row.dataset.asOf) : live.counts.now.unread === 0 ? live.counts.now.asOf : null;
  // What came to many later, or was taken back.
  #changes = [];
  // By the ids of notifications: whether they were unread when last heard of.
  #known = new Map();
  #unfiltered = new Set();
  #stale = false;
  #busy = false;

  start() {
    for (const { dataset } of document.querySelectorAll(".notification[data-id]")) this.#known.set(dataset.id, dataset.state !== "read" && dataset.done !== "true");
    live.addEventListener("event", ({ detail }) => this.#event(detail));
    live.addEventListener("items", ({ detail }) => this.#items(detail.items, detail.removed));
    live.addEventListener("list", ({ detail }) => this.#list(detail.items));
    document.addEventListener("visibilitychange", () => this.#ask());
    wide.addEventListener("change", () => this.#ask());
    if (this.#asOf === null) this.#doubt();
  }

  // Of several topics that one event came by, it names the first: the others follow with the next answer.
  #event({ id, to, type, of, was, inbox: counts }) {
    if (to.startsWith("user:") || (this.#asOf !== null && id <= this.#asOf)) return;
    const topic = to.startsWith("topic:") ? to.slice("topic:".length) : null;
    if (type === "retracted") {
      // What is not known is asked for when a `state` says that it is gone.
      if (!this.#known.get(String(of))) return;
      this.#known.set(String(of), false);
      this.#change({ id, type: was, topic, by: -1 });
    } else if (counts) {
      this.#known.set(String(id), true);
      this.#change({ id, type, topic, by: 1 });
      this.#miss(type);
    }
  }

  #change(change) {
    this.#changes.push(change);
    if (this.#asOf === null) return;
    add(change);
    showThese();
  }

  // It may be the first of its kind, on many screens: they do not all ask in the same moment.
  #miss(type) {
    if (!row || this.#unfiltered.has(type) || numbers().some(({ dataset }) => dataset.type === type)) return;
    this.#unfiltered.add(type);
    setTimeout(() => this.#doubt(), Math.random() * SPREAD);
  }

  // The rail tells of topics alone, so what came by name is nothing to it.
  #items(items, removed) {
    const changed = items.some((item) => (row || !item.to.startsWith("user:")) && this.#known.get(item.id) !== isUnread(item));
    const gone = removed.some((id) => this.#known.get(id) !== false);
    this.#learn(items);
    for (const id of removed) this.#known.set(id, false);
    if (changed || gone) this.#doubt();
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
    while (this.#stale && !document.hidden && live.link.state !== "out" && numbers().some((number) => wide.matches || !number.closest(".rail"))) {
      await rest(this.#asOf === null ? 0 : SOON);
      this.#stale = false;
      const answer = await inbox.breakdown().catch(() => null);
      if (answer) await this.#take(answer);
      else await this.#again();
    }
    this.#busy = false;
  }

  // What was shown stays.
  async #again() {
    this.#stale = true;
    await rest(AGAIN);
  }

  async #take({ types, topics, asOf }) {
    if (row) await renewFilters(row, Object.keys(types)).catch(() => {});
    this.#asOf = asOf;
    this.#changes = this.#changes.filter(({ id }) => id > asOf);
    for (const number of numbers()) {
      const { type, topic } = number.dataset;
      show(number, (type ? types[type] : topics[topic]) ?? 0);
    }
    this.#changes.forEach(add);
    showThese();
  }
}

function add({ type, topic, by }) {
  for (const number of numbers()) {
    const { dataset } = number;
    if (dataset.type ? dataset.type === type : dataset.topic === topic) show(number, Math.max(0, Number(dataset.count) + by));
  }
}

function show(number, count) {
  number.dataset.count = count;
  number.hidden = count === 0;
  number.textContent = count ? short(count) : "";
  number.ariaLabel = `${number.dataset.word}: ${short(count)}`;
}

// The button above a list of one kind or one topic: where it is one of both, how many is not known.
function showThese() {
  const form = document.querySelector("[data-readings][data-narrow]");
  const chosen = row?.querySelectorAll('[aria-current="page"] .number:is([data-type], [data-topic])') ?? [];
  if (!form || chosen.length === 0) return;
  const count = Number(chosen[0].dataset.count);
  form.hidden = chosen.length === 1 && count === 0;
  form.querySelector("[data-words]").textContent = words("readings.these", chosen.length === 1 ? count : 0);
}

export const startBreakdown = () => new Breakdown().start();
