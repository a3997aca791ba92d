// What the log has after a cursor, asked for until there is an answer. Throws where the door does for good.
import { Out, Refused } from "./door.js";
import { backoff, wait } from "./pause.js";

const PATIENCE = 20_000;

export async function pageAfter(door, ask, cursor, signal) {
  for (let failures = 0; ; failures++) {
    try {
      return await door.events(ask, cursor, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
    } catch (failure) {
      if (signal.aborted || failure instanceof Out || failure instanceof Refused) throw failure;
      await wait(backoff(failures, 1_000, failure.after), signal);
    }
  }
}
