// One look at the bell or at the inbox. What was new when it began, or came while it lasts, keeps its red dot until it is
// over, in both alike: for the server it is seen by then, and only unread.
const lookers = new Set();
const fresh = new Set();

const looking = () => lookers.size > 0 && !document.hidden;

export const look = {
  // Nobody looks, not even in a tab that waits behind others.
  get isOver() {
    return lookers.size === 0;
  },

  begin(looker) {
    lookers.add(looker);
    this.keep();
  },

  end(looker) {
    lookers.delete(looker);
    if (this.isOver) fresh.clear();
  },

  // What has just come is new here, though its notification may come when it is seen already.
  told(id) {
    if (looking()) fresh.add(String(id));
  },

  // All that is shown as new stays so.
  keep() {
    if (!looking()) return;
    for (const { dataset } of document.querySelectorAll('.notification[data-state="unseen"]')) fresh.add(dataset.event);
  },
};

// As the bell and the inbox show a notification in this state.
export function shown(state, latestEventId) {
  const id = String(latestEventId);
  if (state === "unseen" && looking()) fresh.add(id);
  if (state === "read") fresh.delete(id);
  return state === "unread" && fresh.has(id) ? "unseen" : state;
}
