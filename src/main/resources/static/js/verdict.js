// What a browser saw of a stream, as a sentence that says what to do.
// One pause holds up a heartbeat or two; a buffer holds up more.
const LONG = 1_000;
const MANY = 3;
const DOCS = "See “Behind a proxy” in docs/operations.md.";
const about = (ms) => `about ${Math.max(1, Math.round(ms / 1000))} s`;

const bad = (title, sentence) => ({ grade: "danger", title, sentence });

// beats: [{ at: ms since the request, sent: the server's time in ms }]
export function judge({ status, type, beats, expected, broken, lasted, origin }) {
  if (status === 0) return bad("No answer", "Nothing answered at all: look whether the server runs and whether the proxy knows its port.");
  if (status === 401 || status === 403) return bad("You are signed out", "Sign in again, and come back to this page.");
  if (status !== 200) return bad("The stream is refused", `The answer was ${status}: look into the proxy's own log, as Tidings answers 200 here. ${DOCS}`);
  if (!type.startsWith("text/event-stream")) return bad("This is no stream", `What came is “${type}”: something between this browser and the server puts an answer of its own in place of the stream. ${DOCS}`);

  const delays = beats.map(({ at, sent }) => at - sent);
  const held = Math.max(...delays) - Math.min(...delays);
  if (delays.filter((delay) => delay - Math.min(...delays) > LONG).length >= MANY) {
    return bad("Something collects the stream", `Something between this browser and the server collects the answer for ${about(held)}: turn buffering and compression off for /sse. ${DOCS}`);
  }
  if (broken || beats.length < expected) {
    return bad("The stream is cut off", `It ended after ${about(lasted)}, with ${beats.length} of ${expected} heartbeats: raise the time-outs of whatever stands in between to a minute. ${DOCS}`);
  }
  if (origin !== location.origin) {
    return bad("The server does not know its address", `This browser opened ${location.origin}, but the server takes it for ${origin}: let the proxy send X-Forwarded-Proto and X-Forwarded-Host, and trust it with tidings.proxies.trusted. ${DOCS}`);
  }
  return { grade: "good", title: "All is well", sentence: "Each heartbeat came as it was sent: nothing in between holds streams back." };
}
