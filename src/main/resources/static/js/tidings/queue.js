// One thing after the other, even where one of them takes its time.
export class Queue {
  #take;
  #waiting = [];
  #busy = false;

  constructor(take) {
    this.#take = take;
  }

  get size() {
    return this.#waiting.length;
  }

  push(message) {
    this.#waiting.push(message);
    if (!this.#busy) this.#work();
  }

  keep(which) {
    this.#waiting = this.#waiting.filter(which);
  }

  async #work() {
    this.#busy = true;
    try {
      while (this.#waiting.length) await this.#take(this.#waiting.shift());
    } finally {
      this.#busy = false;
    }
  }
}
