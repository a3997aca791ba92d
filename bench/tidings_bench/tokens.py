"""Tokens for people, as another site would sign them (HS256, RFC 7515), with the demo's secret."""

import base64
import hashlib
import hmac
import json
import time

SECRET = b"tidings-demo-secret-of-32-bytes!"
LIFE_SECONDS = 24 * 3600


def token(name):
    claims = {"sub": name, "exp": int(time.time()) + LIFE_SECONDS}
    text = _part({"alg": "HS256"}) + b"." + _part(claims)
    return (text + b"." + _base64(hmac.digest(SECRET, text, hashlib.sha256))).decode()


def write(path, names):
    """One header line a person, for sseload -F."""
    path.write_text("".join(f"Authorization: Bearer {token(name)}\n" for name in names))
    return path


def _part(value):
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
