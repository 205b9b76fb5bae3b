/* Preloaded into a process: writes down every create, write, truncate, sync, rename and unlink under $RECORD_ROOT
   to $RECORD_LOG, and lets the n-th of them fail when fail_from(n, count, errno) was called.
   A record: op (1 byte), length and bytes of two paths, offset (8), length and bytes of the data; lengths are 4 bytes.
   Ops: c create, w write, t truncate, s sync, r rename, u unlink, m make folder. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 4096
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int log_file = -1;
static const char *root;
static size_t root_length;
static char *paths[MOST];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long met, first_failure, failures;
static int failure;

__attribute__((constructor)) static void begin(void)
{
    const char *log = getenv("RECORD_LOG");
    root = getenv("RECORD_ROOT");
    if (!root || !log) return;
    root_length = strlen(root);
    static int (*real)(const char *, int, ...);
    real = dlsym(RTLD_NEXT, "open");
    log_file = real(log, O_CREAT | O_WRONLY | O_APPEND, 0600);
}

void fail_from(long number, long count, int with) { met = 0; first_failure = number; failures = count; failure = with; }

long calls_met(void) { return met; }

static int fails(void)
{
    long number = __sync_add_and_fetch(&met, 1);
    if (!first_failure || number < first_failure || number >= first_failure + failures) return 0;
    errno = failure;
    return 1;
}

static int inside(const char *path) { return log_file >= 0 && path && !strncmp(path, root, root_length); }
static int known(int fd) { return fd >= 0 && fd < MOST && paths[fd]; }

static ssize_t really_write(int fd, const void *data, size_t size) { REAL(write); return real(fd, data, size); }

static char *add(char *at, const void *data, uint32_t size)
{
    memcpy(at, &size, 4);
    if (size) memcpy(at + 4, data, size);
    return at + 4 + size;
}

static void record(char op, const char *path, const char *other, int64_t offset, const void *data, uint32_t size)
{
    uint32_t one = path ? strlen(path) : 0, two = other ? strlen(other) : 0;
    size_t total = 1 + 4 + one + 4 + two + 8 + 4 + size;
    char *whole = malloc(total), *at = whole;
    *at++ = op;
    at = add(at, path, one);
    at = add(at, other, two);
    memcpy(at, &offset, 8);
    add(at + 8, data, size);
    pthread_mutex_lock(&mutex);
    really_write(log_file, whole, total);
    pthread_mutex_unlock(&mutex);
    free(whole);
}

static int opened(int fd, const char *path, int flags, int existed)
{
    if (fd < 0 || fd >= MOST || !inside(path)) return fd;
    free(paths[fd]);
    paths[fd] = strdup(path);
    if ((flags & O_CREAT) && !existed) record('c', path, 0, 0, 0, 0);
    if ((flags & O_TRUNC) && existed) record('t', path, 0, 0, 0, 0);
    return fd;
}

#define MODE va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest)
#define EXISTED int existed = inside(path) ? access(path, F_OK) == 0 : 1
#define OPEN(name) int name(const char *path, int flags, ...) { \
    MODE; static int (*real)(const char *, int, ...); if (!real) real = dlsym(RTLD_NEXT, #name); \
    EXISTED; return opened(real(path, flags, mode), path, flags, existed); }
#define OPENAT(name) int name(int folder, const char *path, int flags, ...) { \
    MODE; static int (*real)(int, const char *, int, ...); if (!real) real = dlsym(RTLD_NEXT, #name); \
    EXISTED; return opened(real(folder, path, flags, mode), path, flags, existed); }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

int close(int fd)
{
    REAL(close);
    if (known(fd)) { free(paths[fd]); paths[fd] = 0; }
    return real(fd);
}

static int64_t position(int fd)
{
    struct stat about;
    if (fcntl(fd, F_GETFL) & O_APPEND) { fstat(fd, &about); return about.st_size; }
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *data, size_t size)
{
    if (!known(fd)) return really_write(fd, data, size);
    if (fails()) return -1;
    int64_t at = position(fd);
    ssize_t done = really_write(fd, data, size);
    if (done > 0) record('w', paths[fd], 0, at, data, done);
    return done;
}

#define PWRITE(name) ssize_t name(int fd, const void *data, size_t size, off_t at) { \
    REAL(name); if (known(fd) && fails()) return -1; \
    ssize_t done = real(fd, data, size, at); if (done > 0 && known(fd)) record('w', paths[fd], 0, at, data, done); return done; }
#define TRUNCATE(name) int name(int fd, off_t size) { \
    REAL(name); if (known(fd) && fails()) return -1; \
    int done = real(fd, size); if (!done && known(fd)) record('t', paths[fd], 0, size, 0, 0); return done; }
#define SYNC(name) int name(int fd) { \
    REAL(name); if (known(fd) && fails()) return -1; \
    int done = real(fd); if (!done && known(fd)) record('s', paths[fd], 0, 0, 0, 0); return done; }
PWRITE(pwrite) PWRITE(pwrite64) TRUNCATE(ftruncate) TRUNCATE(ftruncate64) SYNC(fsync) SYNC(fdatasync)

int rename(const char *from, const char *to)
{
    REAL(rename);
    if (inside(from) && fails()) return -1;
    int done = real(from, to);
    if (!done && inside(from)) record('r', from, to, 0, 0, 0);
    return done;
}

#define GONE(name, parameters, arguments) int name parameters { \
    REAL(name); int done = real arguments; if (!done && inside(path)) record('u', path, 0, 0, 0, 0); return done; }
GONE(unlink, (const char *path), (path))
GONE(unlinkat, (int folder, const char *path, int flags), (folder, path, flags))

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    int done = real(path, mode);
    if (!done && inside(path)) record('m', path, 0, 0, 0, 0);
    return done;
}
