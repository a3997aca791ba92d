// The way to the server: who is calling, and what its answers mean.
import { query } from "./asks.js";
import { retryAfter } from "./pause.js";

// The sign-in is over: nothing goes on without a new one.
export class Out extends Error {
  constructor(reason) {
    super(`Signed out: ${reason}`);
    this.reason = reason;
  }
}

// The server itself says that this request is wrong, so that asking again brings the same.
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `The server answered ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

// Nobody is there, or not well, or not now. `after` in milliseconds, 0 where nobody said.
export class Away extends Error {
  constructor(message, after = 0) {
    super(message);
    this.after = after;
  }
}

const PASSING = [408, 409, 425, 429];

export class Door {
  #base;
  #token;
  #getToken;
  #renew;
  #renewing;

  constructor({ url, token, getToken, renew }) {
    this.#base = new URL(url);
    if (!this.#base.pathname.endsWith("/")) this.#base.pathname += "/";
    this.#token = token;
    this.#getToken = getToken;
    this.#renew = renew;
  }

  get url() {
    return this.#base.href;
  }

  // Without a token it is the browser's cookie that says who calls, and that is one for all tabs.
  get hasToken() {
    return Boolean(this.#token ?? this.#getToken);
  }

  async stream(ask, cursor, signal) {
    // From another site this header costs a question beforehand, which a token costs anyway.
    const inHeader = this.hasToken || this.#base.origin === globalThis.location?.origin;
    const headers = { Accept: "text/event-stream", ...(inHeader && cursor !== undefined && { "Last-Event-ID": cursor }) };
    const answer = await this.#ask("sse", { ...query(ask), ...(!inHeader && { lastEventId: cursor }) }, headers, signal);
    const type = answer.headers.get("Content-Type") ?? "";
    if (answer.status !== 200 || !type.startsWith("text/event-stream")) throw new Away(`This is no stream: ${answer.status} ${type}`);
    return answer;
  }

  async events(ask, after, signal) {
    const answer = await this.#ask("api/v1/events", { ...query(ask), after, limit: 500 }, { Accept: "application/json" }, signal);
    return answer.json().catch(() => {
      throw new Away("The answer broke off");
    });
  }

  async #ask(path, parameters, headers, signal) {
    for (let again = false; ; again = true) {
      const token = await this.#bearer();
      const answer = await this.#fetch(path, parameters, token ? { ...headers, Authorization: `Bearer ${token}` } : headers, token, signal);
      if (answer.status !== 401) return judged(answer);
      if (again || !(await this.renew(token))) throw new Out("unauthorized");
    }
  }

  async #fetch(path, parameters, headers, token, signal) {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
    const credentials = token ? "omit" : "include";
    try {
      return await fetch(url, { headers, credentials, signal, cache: "no-store" });
    } catch (failure) {
      throw signal.aborted ? signal.reason : new Away(`The server does not answer: ${failure.message}`);
    }
  }

  async #bearer() {
    try {
      return this.#token ?? (await this.#getToken?.());
    } catch (failure) {
      throw new Away(`There is no token now: ${failure.message}`);
    }
  }

  // True if it is worth another try. Who asks at the same time waits for the same answer.
  async renew(used) {
    if (!this.#renew) return false;
    if (used !== undefined && this.#token !== undefined && this.#token !== used) return true;
    this.#renewing ??= this.#renewed().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewed() {
    try {
      const token = await this.#renew();
      if (typeof token === "string") this.#token = token;
      return token !== false;
    } catch (failure) {
      throw new Away(`There is no new token now: ${failure?.message}`);
    }
  }
}

async function judged(answer) {
  if (answer.ok) return answer;
  const { status } = answer;
  const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
  const problem = isProblem && status < 500 && !PASSING.includes(status) && (await answer.json().catch(() => null));
  if (problem) throw new Refused(status, problem);
  // Whoever began to read it has it.
  if (!answer.bodyUsed) answer.body?.cancel();
  throw new Away(`The server answered ${status}`, retryAfter(answer));
}
