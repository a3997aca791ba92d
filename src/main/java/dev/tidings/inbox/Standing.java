package dev.tidings.inbox;

/** Where a notification stands with its reader. Read implies seen; done says nothing of either. */
record Standing(boolean seen, boolean read, boolean done) {

    static final Standing FRESH = new Standing(false, false, false);

    Standing seeing() {
        return new Standing(true, read, done);
    }

    Standing reading() {
        return new Standing(true, true, done);
    }

    Standing unreading() {
        return new Standing(seen, false, done);
    }

    Standing completing(boolean done) {
        return new Standing(seen, read, done);
    }

    int unseen() {
        return seen || done ? 0 : 1;
    }

    int unread() {
        return read || done ? 0 : 1;
    }
}
