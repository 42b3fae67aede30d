/* Stands between a program and its C library: file calls below one folder are slow, fail, or are
 * refused. What it does is told by a small file that both this and the harness map into memory, so
 * that it can be changed while the program runs and costs nothing while nothing is wrong.
 *
 * SHARE_CONTROL names that file, SHARE_FOLDER the folder. Each call is counted apart for the window's
 * own thread (the one whose number is the process's) and for all others. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, FSYNC, RENAME, UNLINK, STAT, LIST, LOCK, OTHER, KINDS };

struct control {
    int32_t which;          /* a bit for each kind of call that is struck */
    int32_t delay;          /* milliseconds */
    int32_t error;          /* an errno, or 0 */
    int32_t after;          /* calls that are let through first */
    int32_t own[KINDS];     /* calls made by the window's own thread */
    int32_t others[KINDS];  /* calls made by all other threads */
    int32_t waited;         /* milliseconds that the window's own thread was held up */
    char last[256];         /* the last path that the window's own thread asked for */
};

static struct control *control;
static char folder[PATH_MAX];
static size_t length;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("SHARE_CONTROL"), *below = getenv("SHARE_FOLDER");
    if (!file || !below) return;
    long made = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC);
    if (made < 0) return;
    void *found = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, (int)made, 0);
    syscall(SYS_close, (int)made);
    if (found == MAP_FAILED) return;
    snprintf(folder, sizeof folder, "%s", below);
    length = strlen(folder);
    control = found;
}

/* Returns 0 to let a call through, or -1 with errno set. */
static int strike(int kind, const char *path) {
    if (!control || !path || strncmp(path, folder, length) != 0) return 0;
    int is_own = syscall(SYS_gettid) == getpid();
    __atomic_add_fetch(is_own ? &control->own[kind] : &control->others[kind], 1, __ATOMIC_RELAXED);
    if (is_own) snprintf(control->last, sizeof control->last, "%d %s", kind, path + length);
    if (!(control->which >> kind & 1)) return 0;
    if (control->after > 0) {
        __atomic_sub_fetch(&control->after, 1, __ATOMIC_RELAXED);
        return 0;
    }
    for (int done = 0; done < control->delay; done += 20) { /* it may be lifted meanwhile */
        struct timespec little = {0, 20 * 1000 * 1000};
        nanosleep(&little, NULL);
        if (is_own) __atomic_add_fetch(&control->waited, 20, __ATOMIC_RELAXED);
    }
    if (control->error) {
        errno = control->error;
        return -1;
    }
    return 0;
}

static int strike_open(int kind, int descriptor) {
    if (!control || descriptor < 3) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long size = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return strike(kind, path);
}

static const char *at(int descriptor, const char *path, char *room) {
    if (!path || path[0] == '/' || descriptor < 0) return path;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long size = syscall(SYS_readlinkat, AT_FDCWD, link, room, PATH_MAX / 2);
    if (size <= 0) return path;
    snprintf(room + size, PATH_MAX / 2, "/%s", path);
    return room;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define MODE() \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }
#define BY_PATH(result, name, kind, path, takes, gives) \
    result name takes { \
        REAL(name); \
        if (strike(kind, path)) return (result)-1; \
        return real gives; \
    }
#define BY_FILE(result, name, kind, takes, gives) \
    result name takes { \
        REAL(name); \
        if (strike_open(kind, fd)) return (result)-1; \
        return real gives; \
    }
#define BY_PLACE(result, name, kind, takes, gives) \
    result name takes { \
        REAL(name); \
        char room[PATH_MAX]; \
        if (strike(kind, at(dir, path, room))) return (result)-1; \
        return real gives; \
    }

int open(const char *path, int flags, ...) {
    REAL(open);
    MODE()
    return strike(OPEN, path) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(open64);
    MODE()
    return strike(OPEN, path) ? -1 : real(path, flags, mode);
}
int openat(int dir, const char *path, int flags, ...) {
    REAL(openat);
    MODE()
    char room[PATH_MAX];
    return strike(OPEN, at(dir, path, room)) ? -1 : real(dir, path, flags, mode);
}
int openat64(int dir, const char *path, int flags, ...) {
    REAL(openat64);
    MODE()
    char room[PATH_MAX];
    return strike(OPEN, at(dir, path, room)) ? -1 : real(dir, path, flags, mode);
}
BY_FILE(ssize_t, read, READ, (int fd, void *to, size_t size), (fd, to, size))
BY_FILE(ssize_t, pread64, READ, (int fd, void *to, size_t size, off64_t from), (fd, to, size, from))
BY_FILE(ssize_t, write, WRITE, (int fd, const void *from, size_t size), (fd, from, size))
BY_FILE(ssize_t, pwrite64, WRITE, (int fd, const void *from, size_t size, off64_t to),
        (fd, from, size, to))
BY_FILE(int, fsync, FSYNC, (int fd), (fd))
BY_FILE(int, fdatasync, FSYNC, (int fd), (fd))
BY_FILE(int, ftruncate64, WRITE, (int fd, off64_t size), (fd, size))
BY_FILE(int, flock, LOCK, (int fd, int how), (fd, how))
BY_FILE(int, fstat64, STAT, (int fd, struct stat64 *to), (fd, to))
BY_FILE(int, fchmod, OTHER, (int fd, mode_t mode), (fd, mode))
BY_PATH(int, rename, RENAME, to, (const char *from, const char *to), (from, to))
BY_PATH(int, unlink, UNLINK, path, (const char *path), (path))
BY_PATH(int, rmdir, UNLINK, path, (const char *path), (path))
BY_PATH(int, stat64, STAT, path, (const char *path, struct stat64 *to), (path, to))
BY_PATH(int, lstat64, STAT, path, (const char *path, struct stat64 *to), (path, to))
BY_PATH(int, access, STAT, path, (const char *path, int how), (path, how))
BY_PATH(int, mkdir, OTHER, path, (const char *path, mode_t mode), (path, mode))
BY_PATH(int, chmod, OTHER, path, (const char *path, mode_t mode), (path, mode))
BY_PATH(int, link, RENAME, to, (const char *from, const char *to), (from, to))
BY_PATH(ssize_t, readlink, STAT, path, (const char *path, char *to, size_t size), (path, to, size))
BY_PATH(ssize_t, getxattr, STAT, path,
        (const char *path, const char *name, void *to, size_t size), (path, name, to, size))
BY_PATH(ssize_t, listxattr, STAT, path, (const char *path, char *to, size_t size), (path, to, size))
BY_PATH(int, setxattr, OTHER, path,
        (const char *path, const char *name, const void *from, size_t size, int flags),
        (path, name, from, size, flags))
BY_PLACE(int, unlinkat, UNLINK, (int dir, const char *path, int flags), (dir, path, flags))
BY_PLACE(int, fstatat64, STAT, (int dir, const char *path, struct stat64 *to, int flags),
         (dir, path, to, flags))
BY_PLACE(int, statx, STAT,
         (int dir, const char *path, int flags, unsigned mask, struct statx *to),
         (dir, path, flags, mask, to))
BY_PLACE(int, faccessat, STAT, (int dir, const char *path, int how, int flags),
         (dir, path, how, flags))
int renameat(int dir, const char *from, int there, const char *path) {
    REAL(renameat);
    char room[PATH_MAX];
    return strike(RENAME, at(there, path, room)) ? -1 : real(dir, from, there, path);
}
int renameat2(int dir, const char *from, int there, const char *path, unsigned flags) {
    REAL(renameat2);
    char room[PATH_MAX];
    return strike(RENAME, at(there, path, room)) ? -1 : real(dir, from, there, path, flags);
}
DIR *opendir(const char *path) {
    REAL(opendir);
    return strike(LIST, path) ? NULL : real(path);
}
