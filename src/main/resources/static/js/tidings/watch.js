// The server is never silent for long: if it is, nobody is there any more.
export class Watch {
  #timer;
  #last = Date.now();

  constructor(silence, lost) {
    this.#timer = setInterval(() => Date.now() - this.#last > silence && lost(), silence / 5);
  }

  heard() {
    this.#last = Date.now();
  }

  stop() {
    clearInterval(this.#timer);
  }
}
