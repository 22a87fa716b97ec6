"""Which machine an address means, and whether it is one that everybody can reach.

Content is written by strangers. Whoever checks its links from within a network must not be made
to knock at doors there, so what is private (RFC 1918, RFC 4193), the machine itself, link-local
or otherwise reserved is refused, also where it is wrapped in an address of IPv6. The address that
was looked at is the one that is connected to: a name cannot mean another machine a moment later.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

IPAddress = IPv4Address | IPv6Address

# RFC 6052: an IPv4 address in the last four bytes.
_TRANSLATED = IPv6Network("64:ff9b::/96")

_MOST = 3
"""Addresses of one host that are tried."""


class NotPublic(Exception):  # noqa: N818  # it is no fault of the program's
    """A host that lies in a private network, or is this very machine."""


def addresses_of(host: str, port: int, *, local: bool) -> list[str]:
    """Return the first numeric addresses of a host, given its name in ASCII.

    Raises `OSError` where there is no such host, and `NotPublic` where one of its addresses is
    not everybody's, unless `local` allows that.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not local and not all(is_public(ip_address(one.partition("%")[0])) for one in numbers):
        raise NotPublic(host)
    return numbers[:_MOST]


def is_public(address: IPAddress) -> bool:
    """Say whether an address can be reached by everybody."""
    if isinstance(address, IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _TRANSLATED:
            wrapped.append(IPv4Address(int(address) & 0xFFFF_FFFF))
        if any(one is not None and not is_public(one) for one in wrapped):
            return False
    return address.is_global and not address.is_multicast
