import base64
import hashlib
import hmac
import json
import time
import unittest

from tidings_bench.tokens import SECRET, token


class TokenTests(unittest.TestCase):
    def test_names_the_person_and_is_signed(self):
        head, claims, signature = token("p7").split(".")
        self.assertEqual(part(head)["alg"], "HS256")
        self.assertEqual(part(claims)["sub"], "p7")
        self.assertGreater(part(claims)["exp"], time.time())
        self.assertEqual(raw(signature), hmac.digest(SECRET, f"{head}.{claims}".encode(), hashlib.sha256))


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def part(text):
    return json.loads(raw(text))


if __name__ == "__main__":
    unittest.main()
