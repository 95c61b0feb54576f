/* A disk that can be told to fail: loaded before the program's libraries (LD_PRELOAD), it lets what writes to files under
 * FAULTS_FOLDER fail with ENOSPC or EIO while the control file FAULTS_CONTROL says so. The control file is mapped by both sides:
 * what the test writes there holds from the next call on, and what happened can be read from it. Sockets, pipes and other
 * folders are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  atomic_int error;  /* errno of what is to fail; 0: nothing fails */
  atomic_int spared; /* so many calls are let through before */
  atomic_int calls;  /* calls that write to the folder */
  atomic_int failed; /* those that have failed */
};

static struct control* control;
static char folder[PATH_MAX];
static size_t folder_length;

__attribute__((constructor)) static void begin(void) {
  const char* name = getenv("FAULTS_CONTROL");
  const char* where = getenv("FAULTS_FOLDER");
  if (name == NULL || where == NULL || realpath(where, folder) == NULL) return;
  folder_length = strlen(folder);
  const int file = open(name, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void* mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) control = mapped;
}

/* Whether this call, which concerns a file of that name, fails now. */
static int fails(const char* path) {
  if (strncmp(path, folder, folder_length) != 0 || path[folder_length] != '/') return 0;
  const int before = atomic_fetch_add(&control->calls, 1);
  const int error = atomic_load(&control->error);
  if (error == 0 || before < atomic_load(&control->spared)) return 0;
  atomic_fetch_add(&control->failed, 1);
  errno = error;
  return 1;
}

static int fails_at(int file) {
  if (control == NULL) return 0;
  const int before = errno;
  char link[48];
  char path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  errno = before;
  if (length <= 0) return 0;
  path[length] = '\0';
  return fails(path);
}

/* A function of that name and kind, which asks first. */
#define STANDING_BEFORE(result, name, parameters, arguments)         \
  result name parameters {                                           \
    static result(*real) parameters;                                 \
    if (real == NULL) real = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
    if (fails_at(file)) return -1;                                   \
    return real arguments;                                           \
  }

STANDING_BEFORE(ssize_t, write, (int file, const void* bytes, size_t count), (file, bytes, count))
STANDING_BEFORE(ssize_t, pwrite, (int file, const void* bytes, size_t count, off_t at), (file, bytes, count, at))
STANDING_BEFORE(ssize_t, pwrite64, (int file, const void* bytes, size_t count, off64_t at), (file, bytes, count, at))
STANDING_BEFORE(ssize_t, writev, (int file, const struct iovec* parts, int count), (file, parts, count))
STANDING_BEFORE(ssize_t, pwritev, (int file, const struct iovec* parts, int count, off_t at), (file, parts, count, at))
STANDING_BEFORE(ssize_t, pwritev64, (int file, const struct iovec* parts, int count, off64_t at), (file, parts, count, at))
STANDING_BEFORE(int, fsync, (int file), (file))
STANDING_BEFORE(int, fdatasync, (int file), (file))
STANDING_BEFORE(int, ftruncate, (int file, off_t length), (file, length))
STANDING_BEFORE(int, ftruncate64, (int file, off64_t length), (file, length))
STANDING_BEFORE(int, fallocate, (int file, int mode, off_t from, off_t length), (file, mode, from, length))
STANDING_BEFORE(int, fallocate64, (int file, int mode, off64_t from, off64_t length), (file, mode, from, length))

int rename(const char* from, const char* to) {
  static int (*real)(const char*, const char*);
  if (real == NULL) real = (int (*)(const char*, const char*))dlsym(RTLD_NEXT, "rename");
  if (control != NULL && fails(to)) return -1;
  return real(from, to);
}
