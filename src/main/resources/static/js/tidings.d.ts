/** A client for Tidings streams. The manual is docs/clients.md. */

/** One event of the log, as this caller sees it. What was not given is absent. */
export interface TidingsEvent<Data = Record<string, unknown>> {
  /** Its place in the log. Ids of one stream only rise. */
  readonly id: number;
  readonly type: string;
  /**
   * The address through which this caller got it: the first that fits. With a shared stream it may be one that only
   * another tab asked for; `inbox` is false then.
   */
  readonly to: string;
  readonly actor?: string;
  readonly object?: TidingsObject;
  readonly title?: string;
  readonly text?: string;
  /** A path of the server's own site, or an http(s) URL. */
  readonly url?: string;
  /** Absent: normal. */
  readonly priority?: "low" | "normal" | "high";
  readonly data?: Data;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly createdAt: string;
  readonly expiresAt?: string;
  /** Whether it is in this reader's inbox, and so in their counts. */
  readonly inbox: boolean;
  /** The earlier event of which a `retracted` or `corrected` speaks, and that event's type. */
  readonly of?: number;
  readonly was?: string;
}

export interface TidingsObject {
  readonly type: string;
  readonly id: string;
  readonly title?: string;
  readonly url?: string;
}

/** They hold up to the event `asOf`; `version` rises with every change of this reader's notifications. */
export interface TidingsCounts {
  readonly unseen: number;
  readonly unread: number;
  readonly asOf: number;
  readonly version: number;
}

/** The verdict: from which cursor on everything follows. A key has no counts. */
export interface TidingsReady extends Partial<TidingsCounts> {
  /** `reset`: what happened before `after` can't be had any more, so reload what you show. */
  readonly catchUp: "none" | "resumed" | "reset";
  readonly after: number;
  /** How many events the stream replays, exactly up to 1,000. */
  readonly missed: number;
  /** This tab joined a stream that another one holds. */
  readonly joined: boolean;
}

export interface TidingsState extends TidingsCounts {
  /** Notifications that changed, as `GET api/v1/notifications` gives them, and the ids of those that are gone. */
  readonly items?: readonly Record<string, unknown>[];
  readonly removed?: readonly string[];
  /** Too much changed to be listed: load the list again. */
  readonly reload?: boolean;
}

export interface TidingsBye {
  readonly reason: "signed-out" | "revoked" | "expired" | "shutdown" | "max-age";
}

/** RFC 9457. */
export interface TidingsProblem {
  readonly type: string;
  readonly title?: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export type TidingsLinkState = "closed" | "connecting" | "live" | "reconnecting" | "offline" | "out" | "refused";

export interface TidingsLink {
  readonly state: TidingsLinkState;
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly since: number;
  /** When it tries again. */
  readonly until?: number;
  /** Why it is not live: a sentence, or with `out` the reason of a `bye`, `unauthorized` or `another-person`. */
  readonly reason?: string;
  /** With `refused`. */
  readonly problem?: TidingsProblem;
}

/** What is wanted beside what is the caller's anyway; each a list, or a string with commas. */
export interface TidingsAsk {
  topics?: readonly string[] | string;
  /** Addresses of rooms' own kinds, such as `post:42`. */
  also?: readonly string[] | string;
  /** Only these, and what is said later of such events. None: all. */
  types?: readonly string[] | string;
}

export type TidingsRenewed = string | boolean | null | undefined | void;

export interface TidingsOptions extends TidingsAsk {
  /** The server, with its path if it has one. By default where this module came from. */
  url?: string | URL;
  /** A JWT or a key. Without one, the browser's session cookie says who calls. */
  token?: string;
  /** Asked for a token before each request, where there is no `token`. */
  getToken?: () => string | undefined | Promise<string | undefined>;
  /**
   * Called once after a 401, and when the token ran out. A string is the new token; `false` means that there is none:
   * then it ends. Anything else: try again with what there is. If it fails, it is called again later.
   */
  renew?: () => TidingsRenewed | Promise<TidingsRenewed>;
  /** Who listens. All tabs of a browser with the same server and person share one stream; without it none do. */
  person?: string;
  /** `false`: this tab has its own stream. */
  share?: boolean;
  /** The cursor: everything after this event. By default from now on; 0 is all that is kept. */
  after?: number | string | null;
  /** Milliseconds without a byte after which a line is dead, 25,000 by default. */
  silence?: number;
  /** Closes it. */
  signal?: AbortSignal;
}

export interface TidingsEventMap {
  ready: CustomEvent<TidingsReady>;
  event: CustomEvent<TidingsEvent>;
  state: CustomEvent<TidingsState>;
  typing: CustomEvent<unknown>;
  values: CustomEvent<unknown>;
  presence: CustomEvent<unknown>;
  bye: CustomEvent<TidingsBye>;
  link: CustomEvent<TidingsLink>;
  leader: CustomEvent<boolean>;
}

export class Tidings extends EventTarget {
  constructor(options?: TidingsOptions);

  /** How the connection is. */
  readonly link: TidingsLink;
  /** Everything up to this event has been told; undefined before the first `ready` where no `after` was given. */
  readonly cursor: number | undefined;
  /** This tab holds the stream. One of all tabs does, and that one may ring. */
  readonly leader: boolean;

  /** Starts, also again after `closed`, `out` and `refused`, from its cursor. */
  open(): this;
  close(): void;
  /** Asks for this from now on, in place of what was asked for before. */
  listen(ask?: TidingsAsk): void;
  /** Tries at once, where it waits, unless the server said how long. */
  retry(): void;

  addEventListener<Name extends keyof TidingsEventMap>(
    name: Name,
    listener: ((this: Tidings, event: TidingsEventMap[Name]) => unknown) | { handleEvent(event: TidingsEventMap[Name]): unknown } | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof TidingsEventMap>(
    name: Name,
    listener: ((this: Tidings, event: TidingsEventMap[Name]) => unknown) | { handleEvent(event: TidingsEventMap[Name]): unknown } | null,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(name: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}
