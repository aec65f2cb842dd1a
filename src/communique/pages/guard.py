"""What may be fetched: public http(s) addresses, however the host is spelled. Only names are looked up here.

>>> is_public("8.8.8.8"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
(True, False, False)
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from communique.errors import InputError

Resolver = Callable[[str, int], list[str]]
"""Returns the addresses of a host name and port as text."""

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# Names that are never public hosts: RFC 6761, RFC 6762, RFC 8375, and those that clouds and routers use.
_PRIVATE_NAMES = frozenset(
    {
        "localhost",
        "local",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "test",
        "invalid",
        "example",
        "onion",
        "localdomain",
    }
)
# Networks that the standard library does not refuse: from IANA's special-purpose registries, and the metadata service of
# a cloud on a public address.
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        "64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10",
    )
)  # fmt: skip
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")


class RefusedError(InputError):
    """The address is refused; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that passed the guard, and the only network addresses to which a connection may go."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Scheme, host and port, as before the path of an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")


def resolve(host: str, port: int) -> list[str]:
    """Return the network addresses of ``host`` from the system's resolver.

    Raises:
        OSError: the name is unknown, or no name server answers.

    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether a network address is public, and so is any address embedded in it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.scope_id is not None or ip not in _GLOBAL_UNICAST:
            return False
    if any(ip in network for network in _REFUSED if network.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local)


def vet(url: str, *, resolver: Resolver = resolve) -> Target:
    """Return the parts of ``url`` and the public addresses of its host, which is resolved once.

    All addresses of the host must be public. Connect only to :attr:`Target.addresses` and do not resolve the name
    again: the second answer of a name server may be another one.

    Raises:
        RefusedError: the scheme, the spelling, the host or one of its addresses is refused.
        OSError: the name of the host is unknown.

    >>> vet("https://news.example.org/a?b=1", resolver=lambda host, port: ["93.184.215.14"]).path
    '/a?b=1'

    """
    if _FORBIDDEN.search(url):
        raise RefusedError("spaces, control characters or backslashes in it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedError(str(error)) from error
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"}:
        raise RefusedError(f"scheme {scheme or 'missing'}")
    if "@" in parts.netloc:
        raise RefusedError("a user name in it")
    if port == 0:
        raise RefusedError("port 0")
    port = port or (443 if scheme == "https" else 80)
    host = _plain_host(host)
    addresses = [host] if _is_address(host) else resolver(host, port)
    if not addresses:
        raise OSError(f"no address for {host}")
    if not all(is_public(address) for address in addresses):
        raise RefusedError("not a public host")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]|^')}" if parts.query else ""
    )
    return Target(
        url=url.split("#", maxsplit=1)[0],
        scheme=scheme,
        host=host,
        port=port,
        path=path,
        addresses=tuple(addresses),
    )


def _is_address(host: str) -> bool:
    """Tell whether a host is a network address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _plain_host(host: str) -> str:
    """Return the host in lower-case ASCII.

    Raises:
        RefusedError: the host is private, or its spelling hides an address.

    """
    if "%" in host:
        raise RefusedError("percent or zone in the host")
    if not host.isascii():
        import idna  # rarely needed, slow to load

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise RefusedError(f"host: {error}") from error
    host = host.lower().removesuffix(".")
    if _is_address(host):
        return host
    labels = host.split(".")
    if _ENDS_IN_NUMBER.search(host):
        raise RefusedError("a number for a host")
    if len(labels) < 2 or labels[-1] in _PRIVATE_NAMES or host.endswith(".home.arpa"):
        raise RefusedError("not a public host name")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError("not a host name")
    return host
