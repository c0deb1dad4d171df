#pragma once
// What Swift cannot reach by itself: function-like macros, variadic functions, and system calls without a wrapper.
#include <spawn.h>
#include <stdint.h>
#include <sys/types.h>

/// Makes `destination` share the blocks of `source` (copy on write). 0, or -1 with errno.
int adder_clone_file(int source, int destination);

/// Renames without replacing: fails with EEXIST where the target exists. 0, or -1 with errno.
int adder_rename_exclusive(int from_directory, const char *from, int to_directory, const char *to);

/// Copies up to `count` bytes inside the kernel. The number copied, or -1 with errno.
ssize_t adder_copy_range(int source, int destination, size_t count);

/// Gives an open file the owner, extended attributes, access control list and permissions that the file at `path` has.
/// 0, or -1 with errno where not all of it can be done.
int adder_copy_attributes(const char *path, int descriptor);

/// Makes sure that `size` bytes can be written to a file without running out of space, where the file system can tell;
/// its length stays. 0, or -1 with errno.
int adder_reserve_space(int descriptor, int64_t size);

/// Makes a pipe whose ends no started process inherits, none of them a standard stream. 0, or -1 with errno.
int adder_pipe(int descriptors[2]);

/// Makes SIGINT, SIGTERM and SIGHUP write their number to `descriptor`, unless they are ignored.
void adder_watch_interrupts(int descriptor);

/// Ends the process by a signal, as if it had never been watched.
void adder_end_by_signal(int number);

/// The exit status of a finished process: its code, or 128 + signal.
int adder_exit_code(int wait_status);

/// Opens a file; `openat` is variadic.
int adder_openat(int directory, const char *path, int flags, unsigned mode);

/// Opens a directory only to look up names below it, which needs no right to list it; -1 on failure.
int adder_open_for_lookup(int directory, const char *path);

/// Columns of the terminal behind a file descriptor, or 0.
int adder_terminal_columns(int descriptor);

/// The process's environment: `environ` is a mutable global, which Swift does not import.
char **adder_environment(void);

/// The number of processors this process may use, or 0 where the system does not say.
int adder_processor_count(void);

/// Makes a spawned process start in `directory`. 0, or an error number.
int adder_spawn_change_directory(posix_spawn_file_actions_t *actions, const char *directory);

/// Makes the allocator share few arenas and give large blocks back at once: a command that unpacks many files on many
/// threads otherwise keeps what each of them once needed.
void adder_limit_memory_retention(void);

/// Undoes that: lets freed memory be used again without returning it to the system, for work on many files whose
/// buffers are as large as the files.
void adder_keep_freed_memory(void);
