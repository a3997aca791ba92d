// How long to wait, never the same for two.
const SHORTEST = 1_000;
const LONGEST = 30_000;

export const jitter = (ms) => ms * (0.75 + Math.random() / 2);

// After the first failure as the server asked, then longer and longer. `atLeast` is what a `Retry-After` said.
export function backoff(failures, retry, atLeast = 0) {
  const grown = Math.min(SHORTEST * 2 ** failures, LONGEST) * (0.5 + Math.random() / 2);
  return Math.max(failures === 0 ? jitter(retry) : grown, atLeast * (1 + Math.random() / 4));
}

// Resolves early when the signal is aborted.
export function wait(ms, signal) {
  return new Promise((over) => {
    if (signal.aborted) return over();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      over();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

// In milliseconds; the header has seconds, or a date.
export function retryAfter(answer) {
  const said = answer.headers.get("Retry-After");
  if (!said) return 0;
  return Math.max(0, /^\d+$/.test(said) ? said * 1_000 : Date.parse(said) - Date.now()) || 0;
}
