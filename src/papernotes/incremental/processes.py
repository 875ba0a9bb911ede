"""Work in portions, done by several processes; what one of them could not do is done in this one.

    spread(work, 40, 2)      (number, what work(number) made) of 40 portions, in the order in which they are done
    mapped(make, papers, 2, tuple[str, ...])      [make(paper) for paper in papers], texts each
    away(find, 2, dict[str, int])      find(), with whose end all is given back that it took of the memory

A process may be ended by the system while it works, where memory runs out, or fail. Its portions are then done here:
they come out as they would have there, and where they fail here, too, that is told as any failure.
"""

from __future__ import annotations

import queue
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[int], bytes]
_AHEAD = 2  # portions that a process has: what is next is there when it has done one
_WORTH_COPIES = 400  # values; below that, starting processes costs more than they save
LARGE = 3000  # papers of a library: below that, memory is no matter
_PORTION = 50  # values that a process has at a time, at most
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def can_copy() -> bool:
    """Whether a process can be a copy of this one, so that its work may be anything and starts at once: only where the
    system can make one quickly, and safely only where no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def spread(work: Work, count: int, jobs: int, *, spreading: bool = False) -> Generator[tuple[int, bytes], None, None]:
    """Each portion, by its number from 0, with what was made of it. Work begins with the call, and ends where the
    generator is closed. Where processes are no copies (`can_copy`), the work must be such that it can be pickled.
    `spreading`: the work itself is done by several processes."""
    from multiprocessing import get_context

    context = get_context("fork") if can_copy() else get_context("spawn")
    workers: dict[Connection, BaseProcess] = {}
    for _ in range(min(jobs, count)):
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, work), daemon=not spreading)
        try:
            process.start()
        except OSError:  # there are too many, or no memory for one more
            break
        workers[ours] = process
        theirs.close()  # before the next is started: when the process ends, so does what comes from it
    arrived: queue.SimpleQueue[tuple[int, bytes | None]] = queue.SimpleQueue()
    clerk = threading.Thread(target=_attend, args=(tuple(workers), count, arrived.put), daemon=True)
    clerk.start()

    def done() -> Generator[tuple[int, bytes], None, None]:
        try:
            yield -1, b""  # begun: from here on, closing it ends the processes
            for _ in range(count):
                number, made = arrived.get()
                yield number, work(number) if made is None else made
        finally:  # what is under way is not waited for
            for worker in workers.values():
                worker.kill()
                worker.join()
            clerk.join()
            for ours in workers:
                ours.close()

    results = done()
    next(results)
    return results


def mapped(
    make: Callable[[T], R],
    values: Sequence[T],
    jobs: int,
    kind: type[R],
    meanwhile: Callable[[], object] | None = None,
    shared: Callable[[R], R] | None = None,
    enough: Callable[[R], bool] | None = None,
) -> list[R]:
    """What `make` makes of each value, in their order; where they are many, by copies of this process, from which it
    comes back as msgpack of that kind. `meanwhile` is done here while they work. `shared` of a value that came back is
    the same value, made of objects that others have, too. `enough` is told each, in their order: with the one to which
    it says so the list ends."""
    if jobs < 2 or len(values) < _WORTH_COPIES or not can_copy():
        return _until(enough, map(make, values))
    import msgspec

    size = max(1, min(_PORTION, len(values) // (jobs * 4)))
    portions = [values[first : first + size] for first in range(0, len(values), size)]
    decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
    work = spread(lambda number: msgspec.msgpack.encode([*map(make, portions[number])]), len(portions), jobs)
    with closing(work):
        if meanwhile:
            meanwhile()
        in_order = (value for made in _in_order(work) for value in decoder.decode(made))
        return _until(enough, map(shared, in_order) if shared else in_order)


def _until(enough: Callable[[R], bool] | None, values: Iterable[R]) -> list[R]:
    if enough is None:
        return [*values]
    found: list[R] = []
    for value in values:
        found.append(value)
        if enough(value):
            break
    return found


def _in_order(work: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    """What was made of each portion, in the order of the portions."""
    early: dict[int, bytes] = {}
    wanted = 0
    for number, made in work:
        early[number] = made
        while wanted in early:
            yield early.pop(wanted)
            wanted += 1


def away(make: Callable[[], R], jobs: int, kind: type[R], meanwhile: Callable[[], object] | None = None) -> R:
    """What `make` makes, by a copy of this process, from which it comes back as msgpack of that kind. `meanwhile` is
    done here, and begins no other process."""
    if jobs < 2 or not can_copy():
        return make()
    import msgspec

    with closing(spread(lambda _: msgspec.msgpack.encode(make()), 1, 1, spreading=True)) as work:
        if meanwhile:
            meanwhile()
        ((_, made),) = work
    return msgspec.msgpack.decode(made, type=kind)


def _attend(workers: tuple[Connection, ...], count: int, arrived: Callable[[tuple[int, bytes | None]], None]) -> None:
    """Gives the workers what there is to do, and takes what they made: None where nobody did. Never waits for who
    asked, so that nobody who works has to."""
    from multiprocessing.connection import wait

    waiting = deque(range(count))
    given = {worker: deque[int]() for worker in workers}
    for worker in workers * _AHEAD:
        _give(worker, given[worker], waiting)
    while busy := [worker for worker, portions in given.items() if portions]:
        ready = wait(busy)
        for worker in (worker for worker in busy if worker in ready):
            try:
                made = worker.recv_bytes()
            except (OSError, EOFError):  # it has ended, perhaps in the middle of what it had to say
                for number in given.pop(worker):
                    arrived((number, None))
            else:
                arrived((given[worker].popleft(), made))
                _give(worker, given[worker], waiting)
    for number in waiting:
        arrived((number, None))


def _give(worker: Connection, given: deque[int], waiting: deque[int]) -> None:
    if waiting:
        given.append(waiting.popleft())
        with suppress(OSError):  # it has ended, which is heard when it is listened to
            worker.send_bytes(given[-1].to_bytes(4, "big"))


def _serve(asked: Connection, work: Work) -> None:
    """In another process. Ctrl-C is for the first one to hear, which then ends the others; they end with it anyway."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    with suppress(Exception):  # the first process does it again, and what is wrong is told there
        while True:
            asked.send_bytes(work(int.from_bytes(asked.recv_bytes(), "big")))
