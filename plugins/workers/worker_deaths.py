"""Workers that died: the task that each was running fails, however soon it died and however busy the machine is."""

from __future__ import annotations

import threading
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any

from pebble.pool.base_pool import PoolContext
from pebble.pool.process import PoolManager


class CarefulManager(PoolManager):
    """Reads all messages of a dead worker before it decides which task that was running.

    A worker sends a message when it begins a task, and another thread reads it. Where the worker died before that, pebble
    finds no running task and declares the whole pool broken, or the task waits forever for a worker that has ended.
    """

    def __init__(self, context: PoolContext, processes: BaseContext) -> None:
        super().__init__(context, processes)
        self._reading = threading.RLock()

    def process_next_message(self, timeout: float) -> None:
        """Read a message and apply it, as one step for other threads."""
        with self._reading:
            super().process_next_message(timeout)

    def handle_worker_expiration(self, expiration: tuple[Any, ...]) -> None:
        """End the task that a dead worker was running, by all messages that have come."""
        with self._reading:
            channel = self.worker_manager.pool_channel
            try:
                while channel is not None and channel.poll(0):
                    super().process_next_message(0)
            except OSError as error:
                raise BrokenProcessPool from error
        super().handle_worker_expiration(expiration)
