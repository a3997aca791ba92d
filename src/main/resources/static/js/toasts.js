import { fillWords, itemOf } from "./items.js";
import { paintFace } from "./faces.js";
import { live } from "./live.js";
import { safeUrl } from "./page.js";
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

// What has just happened, in a corner, for a few seconds. At most three at a time: of a flood there is one line.
class ToastRack extends HTMLElement {
  #listening;
  #missed = 0;
  #missedLine;
  #more = 0;
  #moreLine;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    rack = this;
    document.addEventListener("toggle", (event) => this.#opened(event), { signal, capture: true });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
    live.addEventListener("items", ({ detail }) => this.#link(detail.items), { signal });
    live.addEventListener("list", ({ detail }) => this.#link(detail.items), { signal });
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
    if (event.was === undefined && event.inbox) {
      if (event.replayed) this.#missedOne();
      else if (wants("toast", event)) this.#toast(event);
    } else if (event.type === "retracted") this.querySelector(`[data-event="${Number(event.of)}"]`)?.remove();
  }

  #missedOne() {
    this.#missed++;
    clearTimeout(this.#missedLine);
    this.#missedLine = setTimeout(() => {
      toastLine(words("toast.away", this.#missed), words("toast.show"));
      this.#missed = 0;
    }, 400);
  }

  #toast(event) {
    if (this.querySelectorAll("[data-event]").length >= MOST) return this.#oneMore();
    const toast = copy("blank-toast");
    const item = itemOf(event);
    toast.dataset.event = event.id;
    paintFace(toast.querySelector(".face"), item);
    fillWords(toast, item);
    toast.querySelector("a").href = safeUrl(event.url) ?? "/inbox";
    toast.querySelector("button").addEventListener("click", () => toast.remove());
    this.hold(toast);
  }

  #oneMore() {
    if (!this.#moreLine?.isConnected) {
      this.#more = 0;
      this.#moreLine = toastLine("", words("toast.show"));
    }
    this.#moreLine.querySelector("p").textContent = words("toast.more", ++this.#more);
  }

  // Goes by itself, but not from under a pointer or the focus.
  hold(toast) {
    this.append(toast);
    let timer;
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (toast.matches(":hover, :focus-within") ? leave() : toast.remove()), STAYS);
    };
    leave();
  }

  // Once the inbox has it, the toast leads through it, so that what was opened is read.
  #link(items) {
    for (const { id, latestEventId } of items) {
      const link = id && this.querySelector(`[data-event="${Number(latestEventId)}"] a`);
      if (link) link.href = `/inbox/${encodeURIComponent(id)}`;
    }
  }
}

customElements.define("toast-rack", ToastRack);
