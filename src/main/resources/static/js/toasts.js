import { fillWords, groupOf, itemOf } from "./items.js";
import { paintFace } from "./faces.js";
import { live } from "./live.js";
import { wants } from "./preferences.js";
import { words } from "./words.js";

const MOST = 3;
const STAYS = 7_000;
const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
let rack;

// A line for something that can be undone, or for a flood. `act` is a deed, or a place to go to.
export function toastLine(text, label, act) {
  const toast = copy("blank-line");
  toast.querySelector("p").textContent = text;
  const link = toast.querySelector("a");
  if (!label) link.remove();
  else link.textContent = label;
  if (typeof act === "string") link.href = act;
  else if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      toast.remove();
    });
    link.replaceWith(button);
  }
  rack?.hold(toast);
  return toast;
}

// What has just happened, in a corner, for a few seconds. At most three at a time: of a flood there is one line. What
// the bell has as one notification is one here too.
class ToastRack extends HTMLElement {
  #listening;
  #leaving = new WeakMap();
  #missed = new Set();
  #missedLine;
  #more = new Set();
  #moreLine;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    rack = this;
    document.addEventListener("toggle", (event) => this.#opened(event), { signal, capture: true });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
    live.addEventListener("items", ({ detail }) => this.#follow(detail.items, detail.removed), { signal });
    live.addEventListener("list", ({ detail }) => this.#follow(detail.items), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
    clearTimeout(this.#missedLine);
  }

  // The bell shows the same and more.
  #opened({ target, newState }) {
    if (newState === "open" && target.matches("bell-panel")) this.replaceChildren();
  }

  #event(event) {
    if (event.type === "corrected") this.#correct(event);
    else if (event.type === "retracted") this.#takenBack(event.of);
    else if (event.inbox) {
      if (event.replayed) this.#missedOne(groupOf(event));
      else if (wants("toast", event) && !document.querySelector("bell-panel:popover-open")) this.#toast(event, groupOf(event));
    }
  }

  #missedOne(group) {
    this.#missed.add(group);
    clearTimeout(this.#missedLine);
    this.#missedLine = setTimeout(() => {
      toastLine(words("toast.away", this.#missed.size), words("toast.show"));
      this.#missed.clear();
    }, 400);
  }

  // One more in a group that is shown: its words come with the notification.
  #toast(event, group) {
    const toast = this.#of(group) ?? this.#make(event, group);
    if (!toast) return this.#oneMore(group);
    toast.dataset.event = event.id;
    toast.querySelector("a").href = `/inbox/${event.id}`;
    toast.dataset.size = Number(toast.dataset.size ?? 0) + 1;
    this.hold(toast);
  }

  #of(group) {
    return [...this.children].find(({ dataset }) => dataset.group === group);
  }

  #make(event, group) {
    if (this.querySelectorAll("[data-group]").length >= MOST) return null;
    const toast = copy("blank-toast");
    const item = itemOf(event);
    toast.dataset.group = group;
    if (item.id) toast.dataset.id = item.id;
    paintFace(toast.querySelector(".face"), item);
    fillWords(toast, item);
    toast.querySelector("button").addEventListener("click", () => toast.remove());
    return toast;
  }

  #oneMore(group) {
    if (!this.#moreLine?.isConnected) {
      this.#more.clear();
      this.#moreLine = toastLine("", words("toast.show"));
    }
    this.#moreLine.querySelector("p").textContent = words("toast.more", this.#more.add(group).size);
  }

  // Goes by itself, but not from under a pointer or the focus.
  hold(toast) {
    if (toast.parentElement !== this) this.append(toast);
    const leave = () => {
      clearTimeout(this.#leaving.get(toast));
      this.#leaving.set(toast, setTimeout(() => (toast.matches(":hover, :focus-within") ? leave() : toast.remove()), STAYS));
    };
    leave();
  }

  // Once the inbox has it, the toast says the same.
  #follow(items, removed = []) {
    for (const id of removed) this.querySelector(`[data-id="${CSS.escape(id)}"]`)?.remove();
    for (const item of items) {
      const toast = item.id && this.#of(groupOf(item));
      // A group that was closed before is not the one that this is about.
      if (!toast || (item.latestEventId < Number(toast.dataset.event) && item.id !== toast.dataset.id)) continue;
      if (item.read || item.done) {
        toast.remove();
        continue;
      }
      Object.assign(toast.dataset, { id: item.id, event: item.latestEventId, size: item.eventCount });
      paintFace(toast.querySelector(".face"), item);
      fillWords(toast, item);
    }
  }

  // What came by name comes with its notification.
  #correct(event) {
    const toast = !event.to.startsWith("user:") && this.querySelector(`[data-event="${Number(event.of)}"]`);
    if (toast) fillWords(toast, itemOf(event));
  }

  // What is left of a group comes with the notification.
  #takenBack(id) {
    const toast = this.querySelector(`[data-event="${Number(id)}"]`);
    if (!(toast?.dataset.size > 1)) toast?.remove();
  }
}

customElements.define("toast-rack", ToastRack);
