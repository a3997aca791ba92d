// Bytes in, blocks out, by the WHATWG rules for event streams (https://html.spec.whatwg.org/#parsing-an-event-stream).
//   block: { name, data, id }: `data` is null where the block has none, `id` where it moves no cursor
export class Parser {
  // Takes a byte order mark off, and keeps the first bytes of a character until the others come.
  #decoder = new TextDecoder();
  #rest = "";
  #afterReturn = false;
  #name = "";
  #data = [];
  #id = null;

  // Milliseconds, once the server has said it.
  retry;

  push(bytes) {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (text === "") return [];
    if (this.#afterReturn && text[0] === "\n") text = text.slice(1);
    this.#afterReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\r|\n/);
    lines[0] = this.#rest + lines[0];
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter(Boolean);
  }

  #line(line) {
    if (line === "") return this.#end();
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    this.#field(name, value);
    return null;
  }

  #field(name, value) {
    if (name === "event") this.#name = value;
    else if (name === "data") this.#data.push(value);
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^[0-9]+$/.test(value)) this.retry = Number(value);
  }

  #end() {
    const data = this.#data.length ? this.#data.join("\n") : null;
    const block = data === null && this.#id === null ? null : { name: this.#name || "message", data, id: this.#id };
    this.#name = "";
    this.#data = [];
    this.#id = null;
    return block;
  }
}
