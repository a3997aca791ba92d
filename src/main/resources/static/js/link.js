import { live } from "./live.js";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const seconds = (ms) => Math.max(1, Math.ceil(ms / 1000));

// Short for a blink, so that a page that loads or a server that restarts alarms nobody.
const PATIENCE = 1_500;

const WORDS = {
  live: () => "Live",
  out: () => "You are signed out",
  refused: () => "Not live. Load the page again.",
  offline: ({ since }, long) => (long ? `You are offline since ${clock.format(since)}. What happens meanwhile arrives when you are back.` : "Offline"),
  reconnecting: ({ since, until }) => (until > Date.now() ? `Connecting again in ${seconds(until - Date.now())} s` : `Connecting again, ${seconds(Date.now() - since)} s`),
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
    const words = document.createElement("span");
    words.textContent = WORDS[link.state](link, "line" in this.dataset);
    words.className = link.state === "live" ? "visually-hidden" : "";
    this.dataset.state = link.state;
    this.hidden = false;
    this.title = link.state === "live" ? "Live" : "";
    this.replaceChildren(words, ...(link.state === "out" && "line" in this.dataset ? [this.#door()] : []));
  }

  #door() {
    const door = document.createElement("a");
    door.href = "/login";
    door.textContent = "Sign in";
    return door;
  }
}

customElements.define("link-state", LinkState);
