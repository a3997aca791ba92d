// Notices that the leader is gone without letting go: a frozen tab keeps its lock and says nothing.
const STEPS = 10;

export class Vigil {
  #silence;
  #timer;
  #last;
  #looked = Date.now();
  #asked = false;

  // `ask` is called once before the patience ends, and `take` at its end. No two lose it in the same moment.
  constructor(silence, { ask, take }) {
    this.#silence = silence * (1 + Math.random() / 10);
    // Who has just come is answered soon, or not at all.
    this.#last = this.#almost(Date.now());
    this.#timer = setInterval(() => this.#look(ask, take), silence / STEPS);
  }

  heard() {
    this.#last = Date.now();
    this.#asked = false;
  }

  stop() {
    clearInterval(this.#timer);
  }

  #almost(now) {
    return now - this.#silence * 0.8;
  }

  #look(ask, take) {
    const now = Date.now();
    // It was this tab that slept, so it cannot know: the leader gets time to answer.
    if (now - this.#looked > (3 * this.#silence) / STEPS) this.#last = Math.max(this.#last, this.#almost(now));
    this.#looked = now;
    const silent = now - this.#last;
    if (silent > this.#silence) {
      this.heard();
      take();
    } else if (silent > this.#silence * 0.8 && !this.#asked) {
      this.#asked = true;
      ask();
    }
  }
}
