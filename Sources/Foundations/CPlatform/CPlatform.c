#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CPlatform.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__linux__)
#include <linux/fs.h>
#include <sys/syscall.h>
#endif

int adder_clone_file(int source, int destination) {
#if defined(__linux__) && defined(FICLONE)
  return ioctl(destination, FICLONE, source);
#else
  (void)source;
  (void)destination;
  errno = EOPNOTSUPP;
  return -1;
#endif
}

int adder_rename_exclusive(int from_directory, const char *from, int to_directory, const char *to) {
#if defined(__linux__) && defined(SYS_renameat2)
  return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, 1u /* RENAME_NOREPLACE */);
#elif defined(__APPLE__)
  return renameatx_np(from_directory, from, to_directory, to, 4u /* RENAME_EXCL */);
#else
  errno = ENOSYS;
  return -1;
#endif
}

ssize_t adder_copy_range(int source, int destination, size_t count) {
#if defined(__linux__)
  return copy_file_range(source, NULL, destination, NULL, count, 0);
#else
  (void)source;
  (void)destination;
  (void)count;
  errno = ENOSYS;
  return -1;
#endif
}

int adder_exit_code(int wait_status) {
  if (WIFSIGNALED(wait_status)) return 128 + WTERMSIG(wait_status);
  return WEXITSTATUS(wait_status);
}

int adder_openat(int directory, const char *path, int flags, unsigned mode) {
  return openat(directory, path, flags, (mode_t)mode);
}

int adder_terminal_columns(int descriptor) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

long adder_peak_memory_kib(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#if defined(__APPLE__)
  return usage.ru_maxrss / 1024;
#else
  return usage.ru_maxrss;
#endif
}

extern char **environ;

char **adder_environment(void) { return environ; }

int adder_processor_count(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  return 0;
}

int adder_spawn_change_directory(posix_spawn_file_actions_t *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}

void adder_keep_freed_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 64);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

void adder_limit_memory_retention(void) {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 64 << 10);
#endif
}
