import { live } from "./live.js";
import { Pill } from "./pill.js";
import { words } from "./words.js";

// A topic's page: new stories wait behind a pill, corrected ones change in place, and what was taken back goes.
class LiveTopic extends HTMLElement {
  #listening;
  #pill;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const label = (count) => words("topic.new", count);
    this.#pill = new Pill(this.querySelector(".pill"), label, () => location.assign(location.pathname), signal);
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
    this.#breaking(signal);
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #event(event) {
    if (event.to !== `topic:${this.dataset.topic}`) return;
    if (event.type === "retracted") this.#retracted(event.of);
    else if (event.type === "corrected") this.#corrected(event);
    else if (!document.getElementById(`story-${event.id}`)) this.#pill.hold(event.id);
  }

  #retracted(id) {
    this.#pill.forget(id);
    this.querySelector(`[data-breaking="${Number(id)}"]`)?.remove();
    document.getElementById(`story-${Number(id)}`)?.remove();
    for (const day of this.querySelectorAll("section:has(> ol:empty)")) day.remove();
  }

  #corrected({ of, title, text }) {
    const story = document.getElementById(`story-${Number(of)}`);
    if (!story) return;
    story.querySelector("[data-title] bdi").textContent = title ?? "";
    story.querySelector("[data-text]").textContent = text ?? "";
    story.querySelector("[data-text]").hidden = !text;
    story.querySelector("[data-corrected]").hidden = false;
    story.dataset.new = "";
  }

  // Dismissed once, it stays away in this tab.
  #breaking(signal) {
    const banner = this.querySelector("[data-breaking]");
    if (!banner) return;
    const key = `tidings-breaking-${banner.dataset.breaking}`;
    if (sessionStorage.getItem(key)) return banner.remove();
    const dismiss = () => {
      sessionStorage.setItem(key, "away");
      banner.remove();
    };
    banner.querySelector("button").addEventListener("click", dismiss, { signal });
  }
}

customElements.define("live-topic", LiveTopic);
