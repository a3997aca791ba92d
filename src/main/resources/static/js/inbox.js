import { inbox } from "./api.js";
import { layDays } from "./days.js";
import { showChosenFilter } from "./filters.js";
import { fillItem, fillWords, findItem, itemOf, makeItem, setDone, setState } from "./items.js";
import { live } from "./live.js";
import { look } from "./look.js";
import { page } from "./page.js";
import { Pill } from "./pill.js";
import { toastLine } from "./toasts.js";
import { words } from "./words.js";

const BELONGS = { all: (item) => !item.done, unread: (item) => !item.done && !item.read, done: (item) => item.done };
const AWAY = 60_000;
const firstPage = !new URLSearchParams(location.search).has("before");

// The inbox follows along: what is new comes on top, or waits behind a pill while somebody reads further down.
class InboxList extends HTMLElement {
  #listening;
  #away;
  #list;
  #pill;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#list = this.querySelector(".notifications");
    layDays(this.#list);
    showChosenFilter(document.querySelector(".filters"));
    this.#pill = new Pill(this.querySelector(".pill"), (count) => words("inbox.new", count), (items) => this.#unfold(items), signal);
    this.addEventListener("submit", (event) => this.#submitted(event), { signal });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
    live.addEventListener("items", ({ detail }) => this.#merge(detail.items, detail.removed), { signal });
    live.addEventListener("list", ({ detail }) => this.#newest(detail), { signal });
    // Not before everybody has heard of the change.
    live.counts.addEventListener("change", () => queueMicrotask(() => this.#see()), { signal });
    document.addEventListener("visibilitychange", () => this.#turned(), { signal });
    if (this.#showsNewest) look.begin(this);
  }

  disconnectedCallback() {
    this.#listening.abort();
    clearTimeout(this.#away);
    look.end(this);
  }

  // Who was away for a while begins another look.
  #turned() {
    clearTimeout(this.#away);
    if (document.hidden) this.#away = setTimeout(() => this.#rest(), AWAY);
    else if (this.#showsNewest) look.begin(this);
    this.#see();
  }

  #rest() {
    look.end(this);
    if (!look.isOver || live.counts.now.unseen > 0) return;
    for (const element of document.querySelectorAll('.notification[data-state="unseen"]')) setState(element, "unread");
  }

  // Shows what a button will do, asks for it, and takes it back if the server refuses.
  async change(element, deed, on, undone) {
    const { id, state } = element.dataset;
    if (deed === "reading") {
      setState(element, on ? "read" : "unread");
    } else this.#leave(element, on, undone);
    try {
      await inbox.set(id, deed, on);
    } catch {
      if (deed === "reading") setState(element, state);
      live.reload();
      toastLine(words("inbox.failed"));
    }
  }

  // Whoever has the newest of the inbox before them has seen what is new, as by opening the bell.
  #see() {
    if (document.hidden || !this.#showsNewest) return;
    look.keep();
    live.see();
  }

  get #showsNewest() {
    return firstPage && this.dataset.filter !== "done";
  }

  #submitted(event) {
    const { deed } = event.target.dataset;
    if (!deed) return;
    event.preventDefault();
    const element = event.target.closest(".notification");
    this.change(element, deed, event.target.elements._method.value === "put");
  }

  #leave(element, done, undone) {
    const all = [...this.querySelectorAll(".notification")];
    const next = all[all.indexOf(element) + 1] ?? all[all.indexOf(element) - 1];
    const hadFocus = element.contains(document.activeElement);
    setDone(element, done);
    element.remove();
    this.#empty();
    if (hadFocus) (next?.querySelector(".notification-title a") ?? document.getElementById("main")).focus();
    if (undone) return;
    toastLine(words(done ? "inbox.moved" : "inbox.back"), words("toast.undo"), () => {
      setDone(element, !done);
      this.#arrive(element);
      this.#empty();
      inbox.set(element.dataset.id, "completion", !done).catch(() => live.reload());
    });
  }

  #event(event) {
    if (event.to.startsWith("user:")) return;
    if (event.was) return this.#toldAgain(event);
    if (event.inbox && !event.listed && !findItem(this, itemOf(event))) this.#merge([itemOf(event)]);
  }

  #toldAgain(event) {
    const item = itemOf(event);
    const element = findItem(this, item);
    if (event.type !== "corrected") return this.#merge([], [item.id]);
    if (element) fillWords(element, item);
    else if (this.#pill.get(item.id)) this.#pill.hold(item.id, item);
  }

  // The newest of all that is not done: what is as new and not among them is gone, or done.
  #newest({ items, asOf, last }) {
    const there = new Set(items.map(({ id }) => id));
    const shown = [...this.querySelectorAll(".notification")].map(({ dataset }) => [dataset.id, Number(dataset.event)]);
    const held = this.#pill.held.map(({ id, latestEventId }) => [id, latestEventId]);
    const gone = [...shown, ...held].filter(([id, event]) => last < event && event <= asOf && !there.has(id));
    this.#merge(items, this.dataset.filter === "done" ? [] : gone.map(([id]) => id));
  }

  #merge(items, removed = []) {
    for (const id of removed) {
      findItem(this, { id })?.remove();
      this.#pill.forget(id);
    }
    for (const item of items.toReversed()) this.#put(item);
    this.#empty();
  }

  #put(item) {
    const old = findItem(this, item);
    // Under "Unread", what was just read stays where it is, without its mark.
    if (old && item.done !== (this.dataset.filter === "done")) return old.remove();
    if (old) {
      const moved = Number(old.dataset.event) < item.latestEventId;
      fillItem(old, item);
      if (moved && this.#atTop()) this.#arrive(old);
    } else if (BELONGS[this.dataset.filter](item) && firstPage && this.#matches(item) && this.#fits(item)) {
      if (this.#atTop() || item.latestEventId <= Number(page.cursor)) this.#arrive(makeItem(item));
      else this.#pill.hold(item.id, item);
    } else this.#pill.forget(item.id);
  }

  // Words are looked for by the server alone.
  #matches({ type, to }) {
    const { type: wanted, topic, q } = this.dataset;
    return !q && (!wanted || type === wanted) && (!topic || to === `topic:${topic}`);
  }

  // A personal one comes with the next `state`, and by then a later one for many may be here. What is older than all
  // that is shown is on the next page.
  #fits(item) {
    const last = [...this.#list.querySelectorAll(".notification")].at(-1);
    return !last || item.latestEventId > Number(last.dataset.event);
  }

  #atTop() {
    return scrollY < 150 && this.#pill.size === 0;
  }

  #arrive(element) {
    element.dataset.new = "";
    const older = ({ dataset }) => Number(dataset.event) < Number(element.dataset.event);
    this.#list.insertBefore(element, [...this.#list.children].find((other) => other !== element && older(other)) ?? null);
  }

  #unfold(items) {
    for (const item of items) this.#arrive(findItem(this, item) ?? makeItem(item));
    this.#empty();
    scrollTo({ top: 0 });
    this.#list.querySelector(".notification-title a").focus({ preventScroll: true });
  }

  #empty() {
    const none = !this.#list.querySelector(".notification");
    this.#list.hidden = none;
    this.querySelector("[data-empty]").hidden = !none;
    layDays(this.#list);
  }
}

customElements.define("inbox-list", InboxList);
