#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CPlatform.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__linux__)
#include <linux/falloc.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#endif
#if defined(__APPLE__)
#include <copyfile.h>
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

#if defined(__linux__)
// Copies one attribute unless the new file has the same already: security modules label new files by themselves.
static int copy_attribute(const char *path, int descriptor, const char *name) {
  ssize_t size = getxattr(path, name, NULL, 0);
  if (size < 0) return errno == ENODATA ? 0 : -1;
  char *value = malloc(2 * (size_t)size + 1);
  if (value == NULL) return -1;
  ssize_t got = getxattr(path, name, value, (size_t)size);
  int result = 0;
  if (got < 0) {
    result = -1;
  } else {
    char *present = value + size;
    ssize_t has = fgetxattr(descriptor, name, present, (size_t)size);
    if (has != got || memcmp(value, present, (size_t)got) != 0) {
      result = fsetxattr(descriptor, name, value, (size_t)got, 0);
    }
  }
  int code = errno;
  free(value);
  errno = code;
  return result;
}

static int copy_all_attributes(const char *path, int descriptor) {
  ssize_t size = listxattr(path, NULL, 0);
  if (size == 0 || (size < 0 && (errno == ENOTSUP || errno == ENOSYS))) return 0;
  if (size < 0) return -1;
  char *names = malloc((size_t)size);
  if (names == NULL) return -1;
  ssize_t got = listxattr(path, names, (size_t)size);
  int result = got < 0 ? -1 : 0;
  for (ssize_t at = 0; result == 0 && at < got; at += (ssize_t)strlen(names + at) + 1) {
    result = copy_attribute(path, descriptor, names + at);
  }
  int code = errno;
  free(names);
  errno = code;
  return result;
}
#endif

int adder_copy_attributes(const char *path, int descriptor) {
  struct stat old;
  struct stat new;
  if (stat(path, &old) != 0 || fstat(descriptor, &new) != 0) return -1;
  if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid) && fchown(descriptor, old.st_uid, old.st_gid) != 0) {
    return -1;
  }
#if defined(__linux__)
  // What the directory gives every new file, the old one need not have.
  if (getxattr(path, "system.posix_acl_access", NULL, 0) < 0) fremovexattr(descriptor, "system.posix_acl_access");
  if (copy_all_attributes(path, descriptor) != 0) return -1;
#elif defined(__APPLE__)
  int source = open(path, O_RDONLY | O_CLOEXEC);
  if (source < 0) return -1;
  int result = fcopyfile(source, descriptor, NULL, COPYFILE_ACL | COPYFILE_XATTR);
  close(source);
  if (result != 0) return -1;
#endif
  // As with a write to the file itself, a program that runs with another user's rights loses that by it.
  return fchmod(descriptor, old.st_mode & (geteuid() == 0 ? 07777 : 01777));
}

int adder_reserve_space(int descriptor, int64_t size) {
#if defined(__linux__)
  if (size <= 0 || fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, size) == 0) return 0;
  return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? -1 : 0;
#else
  (void)descriptor;
  (void)size;
  return 0;
#endif
}

int adder_pipe(int descriptors[2]) {
#if defined(__linux__)
  if (pipe2(descriptors, O_CLOEXEC) != 0) return -1;
#else
  if (pipe(descriptors) != 0) return -1;
  for (int end = 0; end < 2; end++) fcntl(descriptors[end], F_SETFD, FD_CLOEXEC);
#endif
  // Where a standard stream is closed, an end takes its number, and giving it to a process would close another.
  for (int end = 0; end < 2; end++) {
    if (descriptors[end] > 2) continue;
    int moved = fcntl(descriptors[end], F_DUPFD_CLOEXEC, 3);
    int code = errno;
    close(descriptors[end]);
    if (moved < 0) {
      close(descriptors[1 - end]);
      errno = code;
      return -1;
    }
    descriptors[end] = moved;
  }
  return 0;
}

static int interrupt_descriptor = -1;

static void note_interrupt(int number) {
  int code = errno;
  unsigned char byte = (unsigned char)number;
  if (write(interrupt_descriptor, &byte, 1) < 0) _exit(128 + number);
  errno = code;
}

void adder_watch_interrupts(int descriptor) {
  static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
  interrupt_descriptor = descriptor;
  for (size_t index = 0; index < sizeof watched / sizeof watched[0]; index++) {
    struct sigaction action;
    if (sigaction(watched[index], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = note_interrupt;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(watched[index], &action, NULL);
  }
}

void adder_end_by_signal(int number) {
  signal(number, SIG_DFL);
  kill(getpid(), number);
}

int adder_exit_code(int wait_status) {
  if (WIFSIGNALED(wait_status)) return 128 + WTERMSIG(wait_status);
  return WEXITSTATUS(wait_status);
}

int adder_openat(int directory, const char *path, int flags, unsigned mode) {
  return openat(directory, path, flags, (mode_t)mode);
}

int adder_open_for_lookup(int directory, const char *path) {
#if defined(O_PATH)
  return openat(directory, path, O_PATH | O_DIRECTORY | O_CLOEXEC);
#else
  return openat(directory, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#endif
}

int adder_terminal_columns(int descriptor) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
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
