import { live } from "./live.js";
import { region, words } from "./words.js";

const clock = new Intl.DateTimeFormat(region, { hour: "2-digit", minute: "2-digit" });
const seconds = (ms) => Math.max(1, Math.ceil(ms / 1000));

// Short for a blink, so that a page that loads or a server that restarts alarms nobody.
const PATIENCE = 1_500;

const WORDS = {
  live: () => words("link.live"),
  out: () => words("link.out"),
  refused: () => words("link.refused"),
  offline: ({ since }, long) => (long ? words("link.offline.since", clock.format(since)) : words("link.offline")),
  reconnecting: ({ since, until }) => (until > Date.now() ? words("link.again.in", seconds(until - Date.now())) : words("link.again", seconds(Date.now() - since))),
};

// The connection, said honestly: a dot while all is well, words when it is not.
class LinkState extends HTMLElement {
  #listening;
  #timer;

  connectedCallback() {
    this.#listening = new AbortController();
    live.addEventListener("link", () => this.#changed(), this.#listening);
    this.#changed();
  }

  disconnectedCallback() {
    this.#listening.abort();
    clearInterval(this.#timer);
  }

  #changed() {
    clearInterval(this.#timer);
    if (live.link.state === "reconnecting") this.#timer = setInterval(() => this.#show(), 500);
    if (live.link.state !== "reconnecting" || this.dataset.state === "offline") this.#show();
  }

  #show() {
    const { link } = live;
    if (!(link.state in WORDS)) return;
    if (link.state === "reconnecting" && Date.now() - link.since < PATIENCE) return;
    const state = document.createElement("span");
    state.textContent = WORDS[link.state](link, "line" in this.dataset);
    state.className = link.state === "live" ? "visually-hidden" : "";
    this.dataset.state = link.state;
    this.hidden = false;
    this.title = link.state === "live" ? words("link.live") : "";
    this.replaceChildren(state, ...(link.state === "out" && "line" in this.dataset ? [this.#door()] : []));
  }

  #door() {
    const door = document.createElement("a");
    door.href = "/login";
    door.textContent = words("sign-in");
    return door;
  }
}

customElements.define("link-state", LinkState);
