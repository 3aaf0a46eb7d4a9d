#ifndef CLINUX_H
#define CLINUX_H

#include <stdint.h>

/// Opens `path` below `folder` without following any link and without leaving the folder.
/// Returns a descriptor, or -1 with `errno`; `ENOSYS` where the kernel does not know the call.
int clinux_open_beneath(int folder, const char *path, uint64_t flags);

/// `O_PATH`, which glibc shows to GNU sources only.
extern const int clinux_o_path;

/// Gives this process's input and output the idle class. Returns 0, or -1 with `errno`.
int clinux_io_idle(void);

/// A pipe that programs started meanwhile by another thread do not inherit.
int clinux_pipe(int ends[2]);

#endif
