"""What only an admin's pages can do, done as a browser does it."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

from .processes import Broken


class Stay(urllib.request.HTTPRedirectHandler):
    """A page that lists a thousand topics need not be made a thousand times."""

    def redirect_request(self, *_):
        return None


class Admin:
    def __init__(self, target):
        self.target = target
        jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Stay)
        self.send("/login", self.csrf("/login"), username="admin", password="tidings")
        self.token = self.csrf("/admin/topics")

    def make_topics(self, slugs):
        for slug in slugs:
            self.send("/admin/topics", self.token, slug=slug, title=slug, description="", readers="everyone")

    def csrf(self, path):
        with self.browser.open(self.target.url(path), timeout=20) as page:
            tag = re.search(r'<input[^>]*name="_csrf"[^>]*>', page.read().decode())
        value = re.search(r'value="([^"]+)"', tag.group()) if tag else None
        if not value:
            raise Broken(f"{path} has no form to send")
        return value.group(1)

    def send(self, path, token, **fields):
        body = urllib.parse.urlencode(fields | {"_csrf": token}).encode()
        try:
            self.browser.open(self.target.url(path), body, timeout=20).close()
        except urllib.error.HTTPError as e:
            if e.code not in (302, 303):
                raise Broken(f"POST {path}: {e.code}") from e
