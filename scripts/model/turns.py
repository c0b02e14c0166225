"""A line of requests for the one thing that can be done at a time."""

from __future__ import annotations

import collections
import contextlib
import threading
from collections.abc import Callable, Iterator

RECHECK_SECONDS = 0.2


class Busy(Exception):
    """The line is full."""


class CallerGone(Exception):
    """Who waited, or was served, has hung up."""


class Turns:
    """First come, first served; who hangs up while waiting leaves the line.

    `places` counts the one being served too.
    """

    def __init__(self, places: int):
        self._places = places
        self._line: collections.deque[object] = collections.deque()
        self._moved = threading.Condition()  # guards the line

    @contextlib.contextmanager
    def turn(self, is_gone: Callable[[], bool]) -> Iterator[None]:
        ticket = object()
        self._join(ticket)
        try:
            self._wait(ticket, is_gone)
            yield
        finally:
            with self._moved:
                self._line.remove(ticket)
                self._moved.notify_all()

    def _join(self, ticket: object) -> None:
        with self._moved:
            if len(self._line) >= self._places:
                raise Busy()
            self._line.append(ticket)

    def _wait(self, ticket: object, is_gone: Callable[[], bool]) -> None:
        with self._moved:
            while self._line[0] is not ticket:
                self._moved.wait(RECHECK_SECONDS)
                if is_gone():
                    raise CallerGone()
