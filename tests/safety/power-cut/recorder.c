/*
 * Records what a process changes in a folder, and the heads of the answers that it gives over HTTP, in the order in which the kernel was told.
 * To be preloaded. RECORD_ROOT is the folder, RECORD_LOG what is appended to; while RECORD_FAULT is a file, changes fail with the number in it.
 *
 * A record is a line, and the bytes that it counts: operation, process, descriptor, two numbers, length of path, of second path, of data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 65536
#define ANSWER 1024

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static int log_file = -1;
/* What each descriptor was opened for that was opened in the folder. */
static struct { char *path; dev_t device; ino_t inode; } opened[DESCRIPTORS];

__attribute__((constructor)) static void begin(void) {
  root = getenv("RECORD_ROOT");
  const char *name = getenv("RECORD_LOG");
  if (root && name) log_file = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_inside(const char *path) {
  size_t length = root ? strlen(root) : 0;
  return log_file >= 0 && path && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* libuv closes descriptors without telling the C library, so one may be another's by now. */
static const char *path_of(int fd) {
  struct stat facts;
  if (fd < 0 || fd >= DESCRIPTORS || !opened[fd].path || fstat(fd, &facts) != 0) return NULL;
  return facts.st_ino == opened[fd].inode && facts.st_dev == opened[fd].device ? opened[fd].path : NULL;
}

static void remember(int fd, const char *path) {
  struct stat facts;
  if (fd < 0 || fd >= DESCRIPTORS || fstat(fd, &facts) != 0) return;
  free(opened[fd].path);
  opened[fd].path = strdup(path);
  opened[fd].device = facts.st_dev;
  opened[fd].inode = facts.st_ino;
}

static void record(char operation, int fd, long long a, long long b, const char *path, const char *path2, const void *data, size_t length) {
  int kept = errno;
  size_t one = path ? strlen(path) : 0, two = path2 ? strlen(path2) : 0;
  char *buffer = malloc(160 + one + two + length);
  int head = sprintf(buffer, "%c %d %d %lld %lld %zu %zu %zu\n", operation, getpid(), fd, a, b, one, two, length);
  memcpy(buffer + head, path, one);
  memcpy(buffer + head + one, path2, two);
  memcpy(buffer + head + one + two, data, length);
  size_t all = head + one + two + length;
  if (syscall(SYS_write, log_file, buffer, all) != (long)all) abort();
  free(buffer);
  errno = kept;
}

/* Whether a change is to fail, with errno set. */
static int fails(void) {
  const char *name = getenv("RECORD_FAULT");
  char text[16] = {0};
  int fd = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC, 0) : -1;
  if (fd < 0) return 0;
  long length = syscall(SYS_read, fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  errno = length > 0 ? atoi(text) : EIO;
  return 1;
}

/* Makes a change of one call, unless it is to fail, and records it if it succeeded. */
#define CHANGE(is_recorded, call, ...)            \
  if (!(is_recorded)) return call;                \
  pthread_mutex_lock(&lock);                      \
  __typeof__(call) result = fails() ? -1 : call;  \
  if (result >= 0) record(__VA_ARGS__);           \
  pthread_mutex_unlock(&lock);                    \
  return result;

/* What this harness does not follow, and its reader refuses. */
static void refuse(const char *name, int fd) {
  if (path_of(fd)) record('?', fd, 0, 0, name, NULL, NULL, 0);
}

static int open_recorded(int folder, const char *path, int flags, mode_t mode) {
  if (!is_inside(path)) return (int)syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(&lock);
  int is_new = (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK, 0) != 0;
  int fd = (is_new || (flags & O_TRUNC)) && fails() ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
  if (fd >= 0) {
    remember(fd, path);
    record('O', fd, is_new, !!(flags & O_TRUNC), path, NULL, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

#define MODE                                        \
  mode_t mode = 0;                                  \
  if (flags & (O_CREAT | __O_TMPFILE)) {            \
    va_list more;                                   \
    va_start(more, flags);                          \
    mode = va_arg(more, mode_t);                    \
    va_end(more);                                   \
  }

int open(const char *path, int flags, ...) { MODE return open_recorded(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_recorded(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return open_recorded(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return open_recorded(folder, path, flags, mode); }

static long long position(int fd) {
  struct stat facts;
  if ((fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &facts) == 0) return facts.st_size;
  return lseek(fd, 0, SEEK_CUR);
}

/* What was written at one place, in pieces. */
static void record_pieces(int fd, long long at, const struct iovec *pieces, ssize_t left) {
  for (; left > 0; pieces++) {
    size_t length = pieces->iov_len < (size_t)left ? pieces->iov_len : (size_t)left;
    record('W', fd, at, 0, path_of(fd), NULL, pieces->iov_base, length);
    at += length;
    left -= length;
  }
}

static ssize_t write_pieces(int fd, const struct iovec *pieces, int count, long long at) {
  int is_here = at < 0;
  if (!path_of(fd)) {
    int is_answer = log_file >= 0 && is_here && count > 0 && pieces->iov_len > 9 && memcmp(pieces->iov_base, "HTTP/1.1 ", 9) == 0;
    if (!is_answer) return is_here ? syscall(SYS_writev, fd, pieces, count) : REAL(pwritev)(fd, pieces, count, at);
    pthread_mutex_lock(&lock);
    /* Before anybody can have read it. */
    record('A', fd, 0, 0, NULL, NULL, pieces->iov_base, pieces->iov_len < ANSWER ? pieces->iov_len : ANSWER);
    ssize_t sent = syscall(SYS_writev, fd, pieces, count);
    pthread_mutex_unlock(&lock);
    return sent;
  }
  pthread_mutex_lock(&lock);
  if (is_here) at = position(fd);
  ssize_t written = fails() ? -1 : is_here ? syscall(SYS_writev, fd, pieces, count) : REAL(pwritev)(fd, pieces, count, at);
  record_pieces(fd, at, pieces, written);
  pthread_mutex_unlock(&lock);
  return written;
}

static ssize_t write_piece(int fd, const void *data, size_t length, long long at) {
  struct iovec piece = {(void *)data, length};
  return write_pieces(fd, &piece, 1, at);
}

ssize_t write(int fd, const void *data, size_t length) { return write_piece(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return write_piece(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return write_piece(fd, data, length, at); }
ssize_t writev(int fd, const struct iovec *pieces, int count) { return write_pieces(fd, pieces, count, -1); }
ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t at) { return write_pieces(fd, pieces, count, at); }

int fsync(int fd) { CHANGE(path_of(fd), (int)syscall(SYS_fsync, fd), 'S', fd, 0, 0, path_of(fd), NULL, NULL, 0) }
int fdatasync(int fd) { CHANGE(path_of(fd), (int)syscall(SYS_fdatasync, fd), 'S', fd, 0, 0, path_of(fd), NULL, NULL, 0) }
int ftruncate(int fd, off_t size) { CHANGE(path_of(fd), REAL(ftruncate)(fd, size), 'T', fd, size, 0, path_of(fd), NULL, NULL, 0) }
int ftruncate64(int fd, off64_t size) { CHANGE(path_of(fd), REAL(ftruncate64)(fd, size), 'T', fd, size, 0, path_of(fd), NULL, NULL, 0) }
int rename(const char *from, const char *to) { CHANGE(is_inside(from) || is_inside(to), REAL(rename)(from, to), 'R', -1, 0, 0, from, to, NULL, 0) }
int unlink(const char *path) { CHANGE(is_inside(path), REAL(unlink)(path), 'U', -1, 0, 0, path, NULL, NULL, 0) }
int rmdir(const char *path) { CHANGE(is_inside(path), REAL(rmdir)(path), 'U', -1, 0, 0, path, NULL, NULL, 0) }
int mkdir(const char *path, mode_t mode) { CHANGE(is_inside(path), REAL(mkdir)(path, mode), 'M', -1, 0, 0, path, NULL, NULL, 0) }

int fallocate64(int fd, int mode, off64_t at, off64_t length) { refuse("fallocate", fd); return REAL(fallocate64)(fd, mode, at, length); }
int posix_fallocate64(int fd, off64_t at, off64_t length) { refuse("fallocate", fd); return REAL(posix_fallocate64)(fd, at, length); }
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
  refuse("sendfile", to);
  return syscall(SYS_sendfile, to, from, at, length);
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  refuse("copy_file_range", to);
  return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}
