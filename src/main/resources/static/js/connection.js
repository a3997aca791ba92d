import { judge } from "./verdict.js";

const LATE = 400;
const BEAT = /^:\s*(\d+) (\d+)$/gm;
const seconds = (ms) => `${(ms / 1000).toLocaleString("en", { maximumFractionDigits: ms < 1000 ? 2 : 1 })} s`;

// Opens a stream of heartbeats that carry the time at which they were sent, and says what became of them on the way.
class ConnectionCheck extends HTMLElement {
  #leaving;

  connectedCallback() {
    this.#again.addEventListener("click", () => this.#try());
    this.#try();
  }

  disconnectedCallback() {
    this.#leaving?.abort();
  }

  get #again() {
    return this.querySelector("[data-again]");
  }

  get #bars() {
    return this.querySelectorAll(".beats li");
  }

  async #try() {
    this.#leaving = new AbortController();
    this.#again.disabled = true;
    for (const bar of this.#bars) delete bar.dataset.beat;
    for (const fact of this.querySelectorAll("[data-fact]")) fact.textContent = "…";
    this.#say("", "Listening for five seconds", "The server sends ten heartbeats, one every half second.");
    const seen = await this.#listen();
    if (this.#leaving.signal.aborted) return;
    const { grade, title, sentence } = judge({ ...seen, expected: this.#bars.length, origin: this.dataset.origin });
    this.#say(grade, title, sentence);
    for (const fact of this.querySelectorAll("[data-fact]")) if (fact.textContent === "…") fact.textContent = "not known";
    this.#again.disabled = false;
  }

  async #listen() {
    const start = performance.now();
    const url = `/admin/connection/probe?try=${Date.now()}`;
    const seen = { beats: [], status: 0 };
    try {
      const answer = await fetch(url, { signal: this.#leaving.signal, cache: "no-store", headers: { Accept: "text/event-stream", "X-Requested-With": "fetch" } });
      seen.status = answer.status;
      seen.type = answer.headers.get("Content-Type") ?? "";
      if (answer.ok) await this.#read(answer.body, start, seen);
    } catch {
      seen.broken = true;
    }
    seen.lasted = performance.now() - start;
    const { nextHopProtocol } = performance.getEntriesByName(new URL(url, location).href).at(-1) ?? {};
    this.#fact("protocol", { h3: "HTTP/3", h2: "HTTP/2", "http/1.1": "HTTP/1.1: up to six connections for all tabs together" }[nextHopProtocol] ?? "not known");
    return seen;
  }

  async #read(body, start, seen) {
    let text = "";
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const at = performance.now() - start;
      seen.first ??= at;
      text += part.value;
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      text = text.slice(whole.length);
      for (const [, , sent] of whole.matchAll(BEAT)) this.#beat(seen, { at, sent: Number(sent), clock: Date.now() });
    }
  }

  #beat({ beats, first }, beat) {
    beats.push(beat);
    const held = Math.max(...beats.map(({ at, sent }) => at - sent)) - Math.min(...beats.map(({ at, sent }) => at - sent));
    const gaps = beats.slice(1).map(({ at }, i) => at - beats[i].at);
    const ahead = Math.round(Math.max(...beats.map(({ sent, clock }) => sent - clock)) / 1000);
    const quickest = Math.min(...beats.map(({ at, sent }) => at - sent));
    for (const [i, { at, sent }] of beats.entries()) {
      if (this.#bars[i]) this.#bars[i].dataset.beat = at - sent - quickest > LATE ? "late" : "good";
    }
    this.#fact("first", `after ${seconds(first)}`);
    if (gaps.length > 0) this.#fact("spacing", `${seconds(Math.min(...gaps))} to ${seconds(Math.max(...gaps))}`);
    this.#fact("held", held < LATE ? "nothing" : `up to ${seconds(held)}`);
    this.#fact("clock", ahead === 0 ? "the same as the server's" : `${Math.abs(ahead).toLocaleString("en")} s ${ahead > 0 ? "behind" : "ahead of"} the server's`);
  }

  #fact(name, words) {
    this.querySelector(`[data-fact=${name}]`).textContent = words;
  }

  #say(grade, title, sentence) {
    const verdict = this.querySelector("[data-verdict]");
    verdict.className = `banner${grade && ` banner-${grade}`}`;
    verdict.dataset.verdict = grade;
    verdict.querySelector("use").setAttribute("href", `/icons/sprite.svg#${{ good: "check", danger: "triangle-alert" }[grade] ?? "activity"}`);
    verdict.querySelector("[data-title]").textContent = title;
    verdict.querySelector("[data-sentence]").textContent = sentence;
  }
}

customElements.define("connection-check", ConnectionCheck);

// On a phone the last tab lies beyond the edge.
document.querySelector(".filters [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
