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

    Place place() {
        if (done) {
            return Place.DONE;
        }
        if (read) {
            return Place.READ;
        }
        return seen ? Place.SEEN : Place.NEW;
    }

    int unseen() {
        return place() == Place.NEW ? 1 : 0;
    }

    int unread() {
        return place() == Place.NEW || place() == Place.SEEN ? 1 : 0;
    }
}
