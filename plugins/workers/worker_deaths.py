"""Workers that died: each is told by the task that it was at, however soon it died and however busy the machine is."""

from __future__ import annotations

import threading
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any

from pebble.pool.base_pool import PoolContext
from pebble.pool.process import PoolManager


class CarefulManager(PoolManager):
    """Reads what a dead worker has sent before it decides what it was at.

    A worker says that it begins a task, and another thread reads that. Where the worker died before it was read, pebble
    finds no task at work and takes the whole pool for broken, or leaves the task waiting for a worker that is no more.
    """

    def __init__(self, context: PoolContext, processes: BaseContext) -> None:
        super().__init__(context, processes)
        self._reading = threading.RLock()

    def process_next_message(self, timeout: float) -> None:
        """Read a message and heed it, as one step for other threads."""
        with self._reading:
            super().process_next_message(timeout)

    def handle_worker_expiration(self, expiration: tuple[Any, ...]) -> None:
        """Tell the task that a dead worker was at, by all messages that have come."""
        with self._reading:
            channel = self.worker_manager.pool_channel
            try:
                while channel is not None and channel.poll(0):
                    super().process_next_message(0)
            except OSError as error:
                raise BrokenProcessPool from error
        super().handle_worker_expiration(expiration)
