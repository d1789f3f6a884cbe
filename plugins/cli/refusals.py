"""What the system, or another run, refuses: in both languages, as commands print it."""

from __future__ import annotations

import errno

from plugins.publishing.lock import AlreadyLocked


def describe(error: Exception) -> str:
    """Return what stopped a command or a part of it."""
    if isinstance(error, AlreadyLocked):
        return (
            f"{error}: một lần dựng hoặc đăng khác đang chạy. Đợi nó xong."
            " / another build or publication is running. Wait for it."
        )
    if isinstance(error, OSError):
        told = describe_machine_error(error)
        return f"{error.filename}: {told}" if error.filename else told
    return str(error)


def describe_machine_error(error: OSError) -> str:
    """Return what the system refused, in both languages for known error numbers."""
    known = {
        errno.ENOSPC: "hết chỗ trên đĩa / the disk is full",
        errno.EDQUOT: "hết hạn mức đĩa / the disk quota is used up",
        errno.EACCES: "không có quyền / no permission",
        errno.EROFS: "đĩa chỉ đọc / the disk is read-only",
        errno.EIO: "đĩa lỗi / the disk fails",
        errno.EMFILE: "mở quá nhiều tệp / too many open files",
        errno.ENOMEM: "hết bộ nhớ / out of memory",
        errno.EAGAIN: "không thêm được tiến trình / no more processes",
    }
    reason = known.get(error.errno or 0, "máy không cho / the machine refuses")
    return f"{reason} ({error.strerror or error})"
