import { fillItem, fillWords, findItem, itemOf, makeItem, setState } from "./items.js";
import { live } from "./live.js";
import { look } from "./look.js";

const MOST = 20;

// The newest notifications under the bell. Opening it makes them seen; while it is open, nothing moves from "New" to
// "Earlier" under the reader's eyes.
class BellPanel extends HTMLElement {
  #listening;
  #new;
  #earlier;
  #open = false;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#new = this.querySelector('[data-part="new"]');
    this.#earlier = this.querySelector('[data-part="earlier"]');
    this.addEventListener("toggle", ({ newState }) => this.#toggled(newState === "open"), { signal });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
    live.addEventListener("items", ({ detail }) => this.#merge(detail.items, detail.removed), { signal });
    live.addEventListener("list", ({ detail }) => this.#replace(detail), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
    look.end(this);
  }

  #toggled(open) {
    this.#open = open;
    if (!open) return this.#closed();
    look.begin(this);
    live.see();
  }

  // The page has no other list that somebody looks at: what was seen is no longer new in any of it.
  #closed() {
    look.end(this);
    if (look.isOver && live.counts.now.unseen === 0) {
      for (const element of document.querySelectorAll('.notification[data-state="unseen"]')) setState(element, "unread");
    }
    this.#sort();
  }

  // A personal event brings a state with the item. What came to many brings none.
  #event(event) {
    if (event.was) return this.#toldAgain(event);
    if (event.inbox && !event.replayed) look.told(event.id);
    if (!event.inbox || event.listed || event.to.startsWith("user:") || findItem(this, itemOf(event))) return;
    this.#put(itemOf(event));
    this.#show();
  }

  // What is said later of what came by name brings a state. What came to many is gone at once, or has its new words.
  #toldAgain(event) {
    const element = findItem(this, { latestEventId: event.of });
    if (!element || event.to.startsWith("user:")) return;
    if (event.type === "corrected") return fillWords(element, itemOf(event));
    live.drop(event, element.dataset.state);
    element.remove();
    this.#show();
  }

  #merge(items, removed) {
    for (const id of removed) findItem(this, { id })?.remove();
    for (const item of items) this.#put(item);
    this.#show();
  }

  #replace({ items, asOf }) {
    const keep = new Set(items.map(({ latestEventId }) => String(latestEventId)));
    for (const element of this.querySelectorAll(".notification")) {
      const { event } = element.dataset;
      if (!keep.has(event) && Number(event) <= asOf) element.remove();
    }
    for (const item of items.toReversed()) this.#put(item);
    this.#show();
  }

  #put(item) {
    const old = findItem(this, item);
    if (item.done) return old?.remove();
    const moved = !old || Number(old.dataset.event) < item.latestEventId;
    const element = old ?? makeItem(item, { deeds: false });
    if (old) fillItem(old, item);
    const part = element.dataset.state === "unseen" || (this.#open && this.#new.contains(element)) ? this.#new : this.#earlier;
    if (moved || !part.contains(element)) this.#insert(part, element);
  }

  // Newest first, wherever it comes from.
  #insert(part, element) {
    const list = part.querySelector("ul");
    const after = [...list.children].find((other) => other !== element && Number(other.dataset.event) < Number(element.dataset.event));
    list.insertBefore(element, after ?? null);
  }

  // What is no longer new goes to where it belongs.
  #sort() {
    for (const element of this.#new.querySelectorAll('.notification:not([data-state="unseen"])')) this.#insert(this.#earlier, element);
    this.#show();
  }

  #show() {
    for (const element of [...this.querySelectorAll(".notification")].slice(MOST)) element.remove();
    for (const part of [this.#new, this.#earlier]) part.hidden = !part.querySelector("li");
    this.querySelector("[data-empty]").hidden = Boolean(this.querySelector(".notification"));
    if (this.#open && !document.hidden) live.see();
    else if (!this.#open && look.isOver && live.counts.now.unseen === 0 && !this.#new.hidden) this.#closed();
  }
}

customElements.define("bell-panel", BellPanel);
